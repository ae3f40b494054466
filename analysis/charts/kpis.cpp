#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"
#include "analysis/measures/measure_finder.h"

// What changes, and will we meet what is wanted? A row for each figure that customers feel, with the two icons of Making
// Data Count: does it vary by more than chance, and will it meet its target as things are? Targets are the waits that
// customers expect; a figure without one has no second icon.
// Source: NHS England, Making Data Count (2019), "the two icons".
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 4;

struct Figure {
  std::string of;
  std::string series;              // its name period by period
  std::string measure;             // its name among the measures
  std::optional<double> target_h;
};

std::vector<Figure> figures_of(const Study& study) {
  std::vector<Figure> figures{{"customers", "satisfaction", "satisfaction", {}},
                              {"customers", "late", "on-time", {}},
                              {"customers", "complaints", "complaints", {}},
                              {"customers", "lost", "lost", {}}};
  std::size_t segments = 0;
  for (const WaitCurve& curve : study.history.waits) {
    const bool is_it = curve.what_if == "base" && curve.measure.name == "wait" && curve.measure.kind == "all" && curve.measure.of.starts_with("customers.");
    if (is_it && segments++ < most_segments) figures.push_back({curve.measure.of, "wait", "wait", curve.promise_h});
  }
  return figures;
}

struct Icon {
  std::string kind;
  std::string words;
};

Icon variation_icon(Variation variation) {
  switch (variation) {
    case Variation::common_cause: return {"open", "chance only"};
    case Variation::improvement: return {"good", "getting better"};
    case Variation::concern: return {"bad", "getting worse"};
  }
  return {};
}

Icon assurance_icon(Assurance assurance) {
  switch (assurance) {
    case Assurance::always: return {"good", "will meet it"};
    case Assurance::hit_and_miss: return {"open", "sometimes"};
    case Assurance::never: return {"bad", "will miss it"};
  }
  return {};
}

std::string target_said(double hours) {
  const Scale scale = scale_for({"", "all", "wait", "h"}, hours, Saying::value);
  return fmt::format("up to {} {}", rounded(hours * scale.factor, 3), scale.unit);
}

// "+6.5 %-points (+6.3 to +6.7)": short enough for a table.
std::string change_said(const DifferenceRow& change) {
  constexpr std::string_view unit = "percentage points";
  std::string said = in_a_table(change.measure, change.estimate, Saying::change);
  if (const std::size_t at = said.find(unit); at != std::string::npos) said.replace(at, unit.size(), "%-points");
  return said;
}

struct Rows {
  ChartTable& table;
  ChartTable& sparks;
};

// Nothing is added where too little was observed.
void add(Rows rows, const Study& study, const Figure& figure, const WhatIfAnswer* what_if) {
  const PeriodSeries* series = series_in(study, "base", figure.of, figure.series);
  const MeasureRow* today = MeasureFinder{study, "base"}.find(figure.of, figure.measure);
  if (series == nullptr || today == nullptr || !today->estimate.mean) return;
  std::vector<double> values;
  for (const Pair& pair : series->typical) {
    if (const std::optional<double> value = value_of(pair)) values.push_back(*value);
  }
  if (values.size() < 2) return;
  const XmrChart limits = xmr_chart(values);
  const Better better = less_is_better(figure.series) || figure.series == "late" ? Better::less : Better::more;
  const std::vector<Signal> signals = signals_of(values, limits.mean, std::span{&limits.limits, 1});
  const Icon variation = variation_icon(variation_of(signals, values.size(), better));
  Icon assurance{"", "no target"};
  if (figure.target_h) assurance = assurance_icon(assurance_of(limits.limits, *figure.target_h, better));
  const DifferenceRow* change = what_if == nullptr ? nullptr : difference_in(study, what_if->name, today->measure);
  const double row = static_cast<double>(rows.table.rows.size());
  rows.table.rows.push_back({fmt::format("{}, {}", name_of(today->measure, study.vocabulary), place_of(figure.of)),
                             in_a_table(today->measure, today->estimate, Saying::value),
                             change == nullptr ? "" : change_said(*change),
                             change == nullptr ? "" : sign_of(change->measure, change->estimate), variation.kind, variation.words,
                             figure.target_h ? target_said(*figure.target_h) : "–", assurance.kind, assurance.words});
  for (std::size_t p = 0; p < values.size(); ++p) {
    const bool is_turned = figure.series == "late";  // shown as on time
    const auto turned = [&](double value) { return is_turned ? 1 - value : value; };
    rows.sparks.rows.push_back({row, static_cast<double>(p), turned(values[p]), turned(limits.limits.low), turned(limits.limits.high)});
  }
}

std::string count_said(std::size_t count) { return count == 0 ? "none" : fmt::format("{}", count); }

// What the columns of signs say: how many change, move, and will be met.
std::string answer_of(const ChartTable& table, const std::string& what_if) {
  const auto count = [&](std::size_t column, std::string_view sign) {
    return static_cast<std::size_t>(std::ranges::count_if(table.rows, [&](const std::vector<Cell>& row) { return row[column].words == sign; }));
  };
  constexpr std::size_t change = 3;
  constexpr std::size_t variation = 4;
  constexpr std::size_t assurance = 7;
  const std::size_t all = table.rows.size();
  const std::size_t still = count(variation, "open");
  const std::size_t wanted = all - count(assurance, "");
  const std::size_t met = count(assurance, "good");
  std::string said = still == all ? "nothing moves by more than chance" : fmt::format("{} of {} move by more than chance", all - still, all);
  said = what_if.empty() ? "Today " + said
                         : fmt::format("With {}, {} of {} figures surely get better, {} worse; today {}", what_if, count_said(count(change, "good")), all,
                                       count_said(count(change, "bad")), said);
  if (wanted == 0) return said + ".";
  if (wanted == 1) return fmt::format("{}; the one target is {}sure to be met.", said, met == 1 ? "" : "not ");
  return fmt::format("{}; {} of {} targets {} sure to be met.", said, count_said(met), wanted, met == 1 ? "is" : "are");
}

}  // namespace

ChartOrNot kpis_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const WhatIfAnswer* what_if = what_if_in(request);
  if (what_if == nullptr && !request.what_if.empty()) return no_what_if(request);
  if (study.history.period.empty()) return no_history();
  Chart chart;
  chart.title = "What changes, and will we meet what customers expect?";
  chart.facts = {{"change_said", what_if == nullptr ? "" : "with " + what_if->name}, {"period", study.history.period}};
  chart.data.columns = {{"name", "figure"}, {"value", "today and likely range"}, {"change", what_if == nullptr ? "" : "change with " + what_if->name},
                        {"change_sign", ""}, {"variation", ""}, {"variation_words", "does it vary"}, {"target", "target"}, {"assurance", ""},
                        {"assurance_words", "will it be met"}};
  ChartTable sparks{{{"row", ""}, {"period", ""}, {"value", ""}, {"low", ""}, {"high", ""}}, {}};
  for (const Figure& figure : figures_of(study)) add({chart.data, sparks}, study, figure, what_if);
  if (chart.data.rows.empty()) return NoChart{"too few periods were observed for a control chart"};
  chart.more["sparks"] = std::move(sparks);
  chart.answer = answer_of(chart.data, what_if == nullptr ? "" : what_if->name);
  return chart;
}

}  // namespace servicechain::analysis::charts
