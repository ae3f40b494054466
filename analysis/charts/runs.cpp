#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "analysis/charts/figures.h"
#include "analysis/charts/order_statistics.h"
#include "analysis/charts/study_charts.h"

// How sure is the average, and how much does luck matter? Every run as a dot, for the base and each what-if, with the
// mean and its range, and the values that 1, 5 and 9 of 10 runs stay below.
// Source of the form: Nelson, "The MORE plot: displaying measures of risk & error from simulation output", Proceedings
// of the Winter Simulation Conference 2008, 413–416.
namespace servicechain::analysis::charts {
namespace {

std::vector<double> values_of(const ReplicationRow& row, double factor) {
  std::vector<double> values;
  for (const Pair& pair : row.pairs) {
    if (pair.weight != 0) values.push_back(pair.total / pair.weight * factor);
  }
  return values;
}

// Value, low end, high end; nothing where there is none.
std::vector<Cell> drawn(const std::optional<Spot>& spot) {
  std::vector<Cell> cells(3);
  if (!spot) return cells;
  cells[0] = spot->value;
  if (!spot->range) return cells;
  cells[1] = spot->range->low;
  cells[2] = spot->range->high;
  return cells;
}

struct Variant {
  const ReplicationRow* row;
  const MeasureRow* mean;
};

// The base, then what-ifs as they were asked.
std::vector<Variant> variants_of(const Study& study) {
  std::vector<Variant> variants;
  for (const ReplicationRow& row : study.replication_rows) {
    const MeasureRow* mean = measure_in(study, row.what_if, study.decided);
    if (row.measure == study.decided && mean != nullptr && mean->estimate.mean) variants.push_back({&row, mean});
  }
  return variants;
}

std::string answer_of(const Study& study, const MeasureRow& base, const std::optional<Spot>& low,
                      const std::optional<Spot>& high, const std::string& unit) {
  const std::string mean = with_range(base.measure, base.estimate, Saying::value, study.vocabulary);
  const std::string today = study.answers.empty() ? "The average is" : "Today's average is";
  if (!low || !high) return fmt::format("{} {}; too few runs to say how far luck moves one.", today, mean);
  const int decimals = supported_decimals({low->value, high->value});
  return fmt::format("{} {}; luck leaves 8 of 10 runs between {} and {} {}.", today, mean, number(low->value, decimals),
                     number(high->value, decimals), unit);
}

}  // namespace

ChartOrNot runs_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::vector<Variant> variants = variants_of(study);
  if (variants.empty()) {
    return NoChart{fmt::format("there is no value of each run for {} in these results", full_name(study.decided))};
  }
  std::vector<Estimate> estimates;
  for (const Variant& variant : variants) estimates.push_back(variant.mean->estimate);
  const Scale scale = common_scale(study.decided, estimates, Saying::value);

  Chart chart;
  chart.title = fmt::format("How much does luck move {} from run to run?", name_of(study.decided, study.vocabulary));
  chart.axis = axis_of(study.decided, scale, Saying::value);
  chart.data.columns = {{"name", "of"},          {"mean", "mean of " + chart.axis}, {"low", "mean likely from"},
                        {"high", "to"},          {"p10", "1 of 10 runs below"},     {"p10_low", "likely from"},
                        {"p10_high", "to"},      {"p50", "half of the runs below"}, {"p50_low", "likely from"},
                        {"p50_high", "to"},      {"p90", "9 of 10 runs below"},     {"p90_low", "likely from"},
                        {"p90_high", "to"},      {"runs", "runs"},                  {"said", ""}};
  ChartTable dots{{{"row", ""}, {"run", ""}, {"value", ""}}, {}};
  for (const Variant& variant : variants) {
    const std::vector<double> values = values_of(*variant.row, scale.factor);
    std::vector<Cell> row{variant.row->what_if == "base" ? "today" : variant.row->what_if};
    for (Cell& cell : charts::drawn(variant.mean->estimate, scale)) row.push_back(std::move(cell));
    std::vector<std::optional<Spot>> spots;
    for (const double share : {0.1, 0.5, 0.9}) {
      spots.push_back(spot_of(values, share, study.confidence));
      for (Cell& cell : drawn(spots.back())) row.push_back(std::move(cell));
    }
    row.insert(row.end(), {static_cast<double>(values.size()),
                           in_a_table(study.decided, variant.mean->estimate, Saying::value)});
    if (chart.data.rows.empty()) chart.answer = answer_of(study, *variant.mean, spots[0], spots[2], scale.unit);
    for (std::size_t r = 0; r < values.size(); ++r) {
      dots.rows.push_back({static_cast<double>(chart.data.rows.size()), static_cast<double>(r + 1), values[r]});
    }
    chart.data.rows.push_back(std::move(row));
  }
  chart.more["dots"] = std::move(dots);
  return chart;
}

}  // namespace servicechain::analysis::charts
