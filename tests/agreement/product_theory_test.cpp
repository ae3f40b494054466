// The product's own theory (analysis/theory) against the exact values of the table, which are worked out here apart
// from it: closed forms of tests/agreement/theory.h, Markov chains, published tables.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>

#include "analysis/theory/theory.h"
#include "scenarios/reading/read.h"
#include "tests/agreement/rows.h"

namespace servicechain::tests {
namespace {

using analysis::theory::Prediction;
using analysis::theory::Validity;

// Integrals over laws of chance are taken at 20,000 points, heavy tails the least well; the table's values are printed
// to seven digits where they come from a book.
constexpr double relative = 2e-4;

std::vector<Prediction> predictions_of(const Row& row) {
  const auto read = scenarios::read_scenario_text(row.scenario, "agreement.yaml", {});
  return read.value ? analysis::theory::theory_of(read.value->chain).predictions : std::vector<Prediction>{};
}

struct Tally {
  int exact = 0;
  int bounds = 0;
  int approximate = 0;
  double farthest = 0;  // of the approximate, relative
};

void judge(const Prediction& prediction, const Expected& expected, Tally& tally) {
  const double margin = relative * std::max(std::abs(expected.exact), 1e-3);
  switch (prediction.basis.validity) {
    case Validity::exact:
      ++tally.exact;
      EXPECT_NEAR(*prediction.value, expected.exact, margin) << prediction.basis.formula;
      break;
    case Validity::bound:
      ++tally.bounds;
      if (prediction.basis.formula == "at least") {
        EXPECT_LE(*prediction.value, expected.exact + margin);
      } else {
        EXPECT_GE(*prediction.value, expected.exact - margin);
      }
      break;
    case Validity::approximate:
      ++tally.approximate;
      tally.farthest = std::max(tally.farthest, std::abs(*prediction.value / expected.exact - 1));
      break;
    case Validity::none: break;
  }
}

// What theory calls exact is: in every row of the table, or it must say that it does not know.
TEST(ProductTheory, IsExactWhereItSaysSo) {
  Tally tally;
  for (const Row& row : rows_of(Effort::long_run)) {
    if (row.family == "first hours" || row.family == "trace") continue;  // theory is of the long run
    SCOPED_TRACE(row.family + " · " + row.name);
    const std::vector<Prediction> predictions = predictions_of(row);
    for (const Expected& expected : row.expected) {
      if (expected.what_if != "base") continue;
      for (const Prediction& prediction : predictions) {
        const auto& measure = prediction.measure;
        if (measure.of != expected.of || measure.name != expected.measure || measure.kind != expected.kind) continue;
        SCOPED_TRACE(fmt::format("{} {} {}", measure.of, measure.kind, measure.name));
        judge(prediction, expected, tally);
      }
    }
  }
  RecordProperty("exact", tally.exact);
  RecordProperty("approximate", tally.approximate);
  // So that it does not pass by saying nothing.
  EXPECT_GE(tally.exact, 400);
  // What it calls about right is within a third.
  EXPECT_LE(tally.farthest, 1.0 / 3);
  fmt::print("{} exact, {} bounds, {} approximate (the farthest off by {:.0f} %)\n", tally.exact, tally.bounds,
             tally.approximate, 100 * tally.farthest);
}

}  // namespace
}  // namespace servicechain::tests
