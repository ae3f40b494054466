#include "tests/facts/published.h"

namespace servicechain::facts {

std::vector<Fact> all_facts() {
  return {told(sears(4)),           told(cutting_corners(10)), told(pulse()),      told(red_beads(10'000)), told(bullwhip()),
          told(vicious_circle(10)), told(steps()),             told(rest_point()), told(staying()),         told(retention()),
          told(burst(20)),          told(tipping()),           told(newcomers(200), newcomers_by_equation()), told(front_line()),
          told(outside_in(10), panel(8))};
}

}  // namespace servicechain::facts
