#include "sim/contract.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

namespace servicechain::sim {

void stop_on_broken_contract(const char* promised, CodePlace where) {
  std::array<char, 12> line{};  // ends in a zero
  std::to_chars(line.data(), line.data() + line.size() - 1, where.line);
  for (const char* piece : {"broken contract: ", promised, "\n  in ", where.function, ", ", where.file, ":",
                            static_cast<const char*>(line.data()), "\n"}) {
    std::fputs(piece, stderr);
  }
  std::abort();
}

}  // namespace servicechain::sim
