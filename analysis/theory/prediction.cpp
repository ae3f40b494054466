#include "analysis/theory/prediction.h"

namespace servicechain::analysis::theory {
namespace {

int strength(Validity validity) {
  switch (validity) {
    case Validity::exact: return 3;
    case Validity::approximate: return 2;
    case Validity::bound: return 1;
    case Validity::none: return 0;
  }
  return 0;
}

}  // namespace

std::string_view name_of(Validity validity) {
  switch (validity) {
    case Validity::exact: return "exact";
    case Validity::approximate: return "approximate";
    case Validity::bound: return "bound";
    case Validity::none: return "none";
  }
  return "";
}

const Basis& weaker(const Basis& a, const Basis& b) { return strength(b.validity) < strength(a.validity) ? b : a; }

}  // namespace servicechain::analysis::theory
