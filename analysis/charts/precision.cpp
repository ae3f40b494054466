#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/estimates/estimates.h"

// Were there enough runs? The average of the first 2, 3, … runs with its range: of today, and of the change that a
// what-if makes, which is narrower because both have the same luck.
namespace servicechain::analysis::charts {
namespace {

constexpr const char* method = "t over replications (ratio)";

std::span<const Pair> pairs_in(const Study& study, std::string_view what_if) {
  for (const ReplicationRow& row : study.replication_rows) {
    if (row.what_if == what_if && row.measure == study.decided) return row.pairs;
  }
  return {};
}

struct Step {
  std::size_t runs;
  Estimate estimate;
};

std::vector<Step> steps_of(std::span<const Pair> pairs, double confidence) {
  std::vector<Step> steps;
  for (std::size_t n = 2; n <= pairs.size(); ++n) {
    const std::optional<Spread> spread = ratio_spread(pairs.first(n));
    if (spread && spread->deviations.size() > 1) steps.push_back({n, estimate_of(*spread, confidence, method)});
  }
  return steps;
}

std::vector<Step> steps_of(std::span<const Pair> what_if, std::span<const Pair> base, double confidence) {
  std::vector<Step> steps;
  for (std::size_t n = 2; n <= std::min(what_if.size(), base.size()); ++n) {
    const std::optional<Spread> then = ratio_spread(what_if.first(n));
    const std::optional<Spread> today = ratio_spread(base.first(n));
    if (!then || !today || then->deviations.size() != today->deviations.size() || today->deviations.size() < 2) continue;
    steps.push_back({n, estimate_of(difference(*then, *today), confidence, method)});
  }
  return steps;
}

void add_rows(ChartTable& table, const std::string& panel, const std::vector<Step>& steps, const Scale& scale) {
  for (const Step& step : steps) {
    std::vector<Cell> row{panel, static_cast<double>(step.runs)};
    for (Cell& cell : drawn(step.estimate, scale)) row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

ChartOrNot precision_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const WhatIfAnswer* what_if = what_if_in(request);
  if (what_if == nullptr && !request.what_if.empty()) return no_what_if(request);
  const std::vector<Step> today = steps_of(pairs_in(study, "base"), study.confidence);
  if (today.empty()) return NoChart{"a range needs two runs or more, and their values of " + full_name(study.decided)};
  const Scale scale = common_scale(study.decided, {today.back().estimate}, Saying::value);

  Chart chart;
  chart.title = "Were there enough runs?";
  const std::string name = name_of(study.decided, study.vocabulary);
  chart.answer = study.stopping_words.empty()
                     ? fmt::format("After {} runs {} is {}.", today.back().runs, name,
                                   with_range(study.decided, today.back().estimate, Saying::value, study.vocabulary))
                     : study.stopping_words;
  chart.axis = "runs so far";
  chart.facts = {{"band", study.smallest_difference * scale.factor},
                 {"band_said", fmt::format("too small to matter (±{} {})", rounded(study.smallest_difference * scale.factor, 3), scale.unit)}};
  chart.data.columns = {{"panel", "of"}, {"runs", "runs"}, {"mean", "average"}, {"low", "likely from"}, {"high", "to"}};
  const std::string unit = scale.unit.empty() ? "" : fmt::format(" ({})", scale.unit);
  add_rows(chart.data, fmt::format("{} today{}", name, unit), today, scale);
  chart.facts["change"] = Cell{};
  if (what_if != nullptr) {
    const std::string panel = fmt::format("change of {} with {}{}", name, what_if->name, unit);
    add_rows(chart.data, panel, steps_of(pairs_in(study, what_if->name), pairs_in(study, "base"), study.confidence), scale);
    chart.facts["change"] = panel;
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
