#include "scenarios/studies/memory.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace servicechain::scenarios {

void keep_freed_memory() {
#if defined(__GLIBC__)
  // Blocks of 4 MB and more (a line of a hundred thousand) go back as ever.
  static_cast<void>(::mallopt(M_MMAP_THRESHOLD, 4 << 20));
  static_cast<void>(::mallopt(M_TRIM_THRESHOLD, 64 << 20));
#endif
}

}  // namespace servicechain::scenarios
