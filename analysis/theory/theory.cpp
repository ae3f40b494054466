#include "analysis/theory/theory.h"

#include <algorithm>

#include "analysis/theory/rows.h"

namespace servicechain::analysis::theory {

Theory theory_of(const models::ServiceChain& chain) {
  Theory theory;
  for (const models::Department& department : chain.departments) theory.departments.push_back(department.name);
  const auto traffic = traffic_of(chain);
  if (!traffic) {
    theory.why_nothing =
        "requests multiply in a ring that only a full in-tray ends: how much comes to whom has no formula";
    return theory;
  }
  theory.loads = load_rows(chain, *traffic);
  theory.influence = influence_of(chain, *traffic);
  const bool some_return =
      std::any_of(chain.segments.begin(), chain.segments.end(), [](const models::Segment& segment) {
        return std::holds_alternative<models::ClosedPopulation>(segment.arrivals);
      });
  if (some_return) {
    add_closed_rows(theory.predictions, chain, *traffic, theory.influence);
  } else {
    const Solution solution = solve(chain, *traffic);
    add_department_rows(theory.predictions, chain, solution, theory.influence);
    add_customer_rows(theory.predictions, chain, solution, theory.influence);
  }
  return theory;
}

}  // namespace servicechain::analysis::theory
