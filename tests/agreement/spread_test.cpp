#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>

#include "scenarios/reading/read.h"
#include "scenarios/studies/experiment.h"
#include "tests/agreement/row.h"

namespace servicechain::tests {
namespace {

// M/M/1 of 8 and 10 per hour: T · Var(mean number inside over T) → 2 ρ (1 + ρ) / (μ (1 − ρ)^4) = 180 h (Whitt 1989).
// The number of runs times the variance found, over the true one, is chi-squared; false alarm 0.001. A window of
// 4000 h leaves out less than 1 % of it (relaxation time 9 h).
TEST(Spread, BetweenRunsIsThatOfTheory) {
  constexpr double hours = 4000;
  constexpr int runs = 200;
  const auto read = scenarios::read_scenario_text(
      one_desk({hours, 200, runs}, "staff: 1, work: exponential(mean 6 min)", "arrive: {rate: 8 per hour}"),
      "spread.yaml", {});
  ASSERT_TRUE(read.value);
  const analysis::Study study = scenarios::run_experiment(
      *read.value,
      {.what_ifs = {}, .threads = 2, .seed = 1, .replications = {}, .stop_asked = nullptr, .on_progress = {}});
  for (const analysis::MeasureRow& row : study.measures) {
    if (row.measure.of != "departments.desk" || row.measure.name != "inside" || row.measure.kind != "all") continue;
    const double ratio = *row.estimate.sd * *row.estimate.sd / (180 / hours);
    const boost::math::chi_squared squares{runs - 1};
    EXPECT_GE(ratio * (runs - 1), boost::math::quantile(squares, 0.0005));
    EXPECT_LE(ratio * (runs - 1), boost::math::quantile(squares, 0.9995));
    return;
  }
  FAIL() << "no number of jobs inside";
}

}  // namespace
}  // namespace servicechain::tests
