#include "analysis/study.h"

#include <cstdlib>

namespace servicechain::analysis {

std::string name_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::better: return "better";
    case VerdictKind::a_little: return "a-little";
    case VerdictKind::better_maybe_enough: return "better-maybe-enough";
    case VerdictKind::no_difference: return "no-difference";
    case VerdictKind::cannot_tell: return "cannot-tell";
    case VerdictKind::worse: return "worse";
    case VerdictKind::worse_a_little: return "worse-a-little";
    case VerdictKind::worse_maybe_enough: return "worse-maybe-enough";
    case VerdictKind::nothing_changed: return "nothing-changed";
  }
  std::abort();
}

}  // namespace servicechain::analysis
