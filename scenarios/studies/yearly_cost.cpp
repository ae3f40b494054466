#include "scenarios/studies/yearly_cost.h"

#include <cstdlib>

namespace servicechain::scenarios {

std::optional<double> cost_a_year(const Cost& cost, double once_over_years) {
  switch (cost.per) {
    case Cost::Per::once: return cost.amount / once_over_years;
    case Cost::Per::year: return cost.amount;
    case Cost::Per::month: return cost.amount * 12;
    case Cost::Per::week: return cost.amount * 52;
    case Cost::Per::hour: return std::nullopt;
    case Cost::Per::visit: return std::nullopt;
  }
  std::abort();
}

}  // namespace servicechain::scenarios
