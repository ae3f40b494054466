#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/measures/measure_finder.h"

// What did customers expect, and what did they receive? Two bars for all customers and for each segment.
// Bars, not a radar: the area of a radar grows with the square of its values and with the order of its axes.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 10;

struct Bars {
  std::string of;
  const MeasureRow* expected;
  const MeasureRow* received;
  [[nodiscard]] double gap() const { return *received->estimate.mean - *expected->estimate.mean; }
};

std::vector<Bars> bars_of(const Study& study, const MeasureFinder& base) {
  std::vector<Bars> bars;
  for (const MeasureRow& row : study.measures) {
    const bool is_it = row.what_if == "base" && row.measure.of.starts_with("customers") && row.measure.kind == "all";
    if (!is_it || row.measure.name != "expected" || !row.estimate.mean) continue;
    const MeasureRow* received = base.find(row.measure.of, "perceived");
    if (received != nullptr && received->estimate.mean) bars.push_back({row.measure.of, &row, received});
  }
  // "All customers" says nothing else where there is one segment.
  if (bars.size() == 2) bars.erase(bars.begin());
  if (bars.size() > most_segments) bars.resize(most_segments);
  return bars;
}

std::string said(const MeasureRow& row) { return in_a_table(row.measure, row.estimate, Saying::value); }

}  // namespace

ChartOrNot expected_chart(const ChartRequest& request) {
  const MeasureFinder base{request.study, "base"};
  const std::vector<Bars> bars = bars_of(request.study, base);
  if (bars.empty()) return NoChart{"nobody's expectation was observed in these results"};
  const Bars& worst = *std::min_element(bars.begin(), bars.end(), [](const Bars& a, const Bars& b) { return a.gap() < b.gap(); });

  Chart chart;
  chart.title = "What did customers expect, and what did they receive?";
  chart.answer = worst.gap() < 0
                     ? fmt::format("Worst off are {}: they expected {} and received {}.", place_of(worst.of),
                                   with_range(worst.expected->measure, worst.expected->estimate, Saying::value, Vocabulary::plain),
                                   with_range(worst.received->measure, worst.received->estimate, Saying::value, Vocabulary::plain))
                     : "Everybody receives at least what they expect.";
  chart.axis = "points (0 to 100)";
  chart.data.columns = {{"name", "who"},
                        {"expected", "expected, points"}, {"expected_low", "likely from"}, {"expected_high", "to"},
                        {"received", "received, points"}, {"received_low", "likely from"}, {"received_high", "to"},
                        {"gap", "received less expected, points"}, {"expected_said", ""}, {"received_said", ""},
                        {"gap_said", ""}};
  for (const Bars& pair : bars) {
    std::vector<Cell> row{place_of(pair.of)};
    for (const MeasureRow* side : {pair.expected, pair.received}) {
      for (Cell& cell : drawn(side->estimate, {})) row.push_back(std::move(cell));
    }
    row.insert(row.end(), {pair.gap(), said(*pair.expected), said(*pair.received), signed_number(pair.gap(), 1)});
    chart.data.rows.push_back(std::move(row));
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
