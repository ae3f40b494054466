#include "analysis/history/chance_signs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/normal.h"
#include "sim/random.h"

namespace servicechain::analysis {
namespace {

using Values = std::vector<double>;

Values chance(std::uint32_t series, std::size_t count) {
  const sim::Luck luck{5, series};
  Values values;
  for (std::uint32_t i = 0; i < count; ++i) values.push_back(sim::inverse_normal(luck.uniform(7, sim::purpose("test"), i)));
  return values;
}

struct Shown {
  double any;
  ChanceOfSigns said;
};
Shown shown_by(const Values& values) {
  const XmrChart chart = xmr_chart(values);
  const std::vector<Signal> signals = signals_of(values, chart.mean, {&chart.limits, 1});
  return {signals.empty() ? 0.0 : 1.0, chance_of_signs(standing_of(values, chart, signals), values.size(), {})};
}

// 100 charts of 52 values of other luck. What share of them shows a sign is binomial about the chance p that is said, which
// itself stands on 2,000: 3.9 standard errors √(p (1 − p) (1/100 + 1/2000)), false alarm 1 in 10,000. In at most 5 of 100 as
// much as they show has a chance below 0.05, whatever else is so: 4 standard errors of √(0.05 × 0.95/100) more are 13.
TEST(ChanceOfSigns, IsWhatComesTrueWithoutAnyChange) {
  constexpr std::uint32_t charts = 100;
  double any = 0;
  double beyond_chance = 0;
  double said = 0;
  for (std::uint32_t c = 0; c < charts; ++c) {
    const Shown shown = shown_by(chance(c, 52));
    said = shown.said.any;
    any += shown.any / charts;
    beyond_chance += shown.any > 0 && shown.said.as_much < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(any, said, 3.9 * std::sqrt(said * (1 - said) * (1.0 / charts + 1.0 / 2000)));
  EXPECT_LE(beyond_chance, 13);
}

// Four rules for each of more points.
TEST(ChanceOfSigns, GrowsWithTheLengthOfTheChart) {
  EXPECT_LT(chance_of_signs({}, 15, {}).any, chance_of_signs({}, 60, {}).any);
}

// Up and down by about 1, and from the 21st of 40 on 4 higher; or one of 40 that is 12 higher.
TEST(ChanceOfSigns, AreFewWhereSomethingReallyChanged) {
  Values stepped = chance(1, 40);
  for (std::size_t i = 20; i < 40; ++i) stepped[i] += 4;
  EXPECT_LT(shown_by(stepped).said.as_much, 0.05);
  Values far = chance(1, 40);
  far[20] += 12;
  EXPECT_LT(shown_by(far).said.as_much, 0.05);
}

}  // namespace
}  // namespace servicechain::analysis
