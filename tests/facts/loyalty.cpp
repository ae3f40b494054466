#include <fmt/format.h>

#include <cmath>

#include "tests/facts/published.h"
#include "tests/facts/validation.h"

// V8, V9: customers who stay.
namespace servicechain::facts {

Staying staying() {
  const Results results{validation("staying.yaml")};
  const auto stay = [&](const char* of) { return results.mean("base", of, "would-return"); };
  return {stay("customers.at-3"), stay("customers.at-4"), stay("customers.at-5")};
}

Fact told(const Staying& staying) {
  const auto is = [](double value, double wanted) { return std::abs(value - wanted) < .001; };
  const bool is_so = is(staying.at_3, .333) && is(staying.at_4, .75) && is(staying.at_5, .947);
  return {"V8", "33%, 75% and 95% stay at 3, 4 and 5 of 5: at 5 the odds are six times those at 4", "Jones & Sasser 1995",
          fmt::format("{:.3f}, {:.3f}, {:.3f}", staying.at_3, staying.at_4, staying.at_5),
          is_so ? Outcome::reproduced : Outcome::not_reproduced};
}

// A customer who stays with chance r each year, brings g a year and costs 2g to win, is worth g/(1 − r) − 2g.
Retention retention() {
  const auto worth = [](double stays) { return 1 / (1 - stays) - 2; };
  return {worth(.95) / worth(.90) - 1};
}

Fact told(const Retention& retention) {
  return {"V9", "5 points of retention, from 90 to 95%, are worth 125% at MBNA", "Reichheld & Sasser 1990",
          fmt::format("+{:.0f}% (arithmetic of E13's r, no run)", 100 * retention.worth_more),
          std::abs(retention.worth_more - 1.25) < .01 ? Outcome::reproduced : Outcome::not_reproduced};
}

}  // namespace servicechain::facts
