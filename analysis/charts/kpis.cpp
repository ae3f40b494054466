#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "analysis/charts/control_line.h"
#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"
#include "analysis/history/rhythm.h"
#include "analysis/measures/measure_finder.h"

// What changes, and will we meet what is wanted? A row for each figure that customers feel, with two icons after those of
// Making Data Count: does it vary by more than chance, and will it meet its target as things are? Targets are the waits
// that customers expect; a figure without one has no second icon.
// Theirs speak of the last point, which is what matters in a firm; a run is looked at as a whole, so a line that moved and
// came back has an icon of its own. A target that the limits reach but no point does, is not "sometimes met": limits of
// waits reach far down because they are as wide below the mean as above it, and waits are not.
// With fewer periods than limits want nothing is judged: neither icon is firm. What is judged is the mean wait of a period;
// how many of the customers waited no longer than that is another figure (`waits`).
// Source: NHS England, Making Data Count (2019), "the two icons".
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 4;
constexpr double nearly_all = 0.9;

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

// "5 of 26 weeks", "1 of 3 periods (4 weeks each)".
std::string times_said(std::size_t some, std::size_t all, const std::string& period) {
  if (period.find(' ') != period.npos) return fmt::format("{} of {} periods ({} each)", some, all, period);
  return fmt::format("{} of {} {}s", some, all, period);
}

// What goes by the calendar is judged by no control limits.
Icon variation_by_the_calendar(const StudyHistory& history) {
  return {"", history.period == "day" ? "goes by the days of the week" : "goes by the hours of the day"};
}

Icon variation_icon(const ControlLine& line, Better better, const std::vector<Period>& periods) {
  if (line.values.size() < fewest_points) return {"few", "too few to tell"};
  if (line.signals.empty()) return {"open", "chance only"};
  const Variation at_the_end = variation_of(line.signals, line.values.size(), better);
  if (at_the_end == Variation::improvement) return {"good", "better at the end"};
  if (at_the_end == Variation::concern) return {"bad", "worse at the end"};
  const std::vector<Stretch> stretches = stretches_of(line.signals);
  if (stretches.size() > 1) return {"moved", fmt::format("moved {} times, and came back", stretches.size())};
  const auto begins = [&](std::size_t value) { return begins_in_words(periods.at(line.places[value])); };
  const auto [first, last] = stretches.front();
  if (first == last) return {"moved", fmt::format("stands out on {}", begins(first))};
  return {"moved", fmt::format("moved {} to {}, and came back", begins(first), begins(last))};
}

Icon assurance_icon(const ControlLine& line, double target, const std::string& period) {
  const std::size_t all = line.values.size();
  const std::size_t met = static_cast<std::size_t>(std::ranges::count_if(line.values, [&](double value) { return value <= target; }));
  const std::string words = "met in " + times_said(met, all, period);
  if (all < fewest_points) return {"few", words};
  const Assurance by_limits = line.limits.empty() ? Assurance::hit_and_miss : assurance_of(line.limits.front(), target, Better::less);
  if (by_limits == Assurance::never || (met == 0 && all >= fewest_points)) return {"bad", words};
  if (by_limits == Assurance::always && met == all) return {"good", words};
  const double share = static_cast<double>(met) / static_cast<double>(all);
  if (share >= nearly_all) return {"often", fmt::format("nearly always met: {} of {}", met, all)};
  if (share <= 1 - nearly_all + 1e-9) return {"seldom", fmt::format("nearly always missed: {} of {}", all - met, all)};
  return {"open", fmt::format("met at times: {} of {}", met, all)};
}

std::string target_said(double hours) {
  const Scale scale = scale_for({"", "all", "wait", "h"}, hours, Saying::value);
  return fmt::format("on average up to {} {}", rounded(hours * scale.factor, 3), scale.unit);
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
  std::optional<ControlLine> line = control_line(series->typical, line_kind_of(series->measure));
  if (!line) line = control_line(series->typical, LineKind::single_values);  // nobody was late, or lost
  if (!line || line->values.size() < 2) return;
  const Better better = less_is_better(figure.series) || figure.series == "late" ? Better::less : Better::more;
  const bool is_by_plan = follows_the_calendar(study.history, series->typical);
  const bool is_judged = !is_by_plan && line->values.size() >= fewest_points;
  if (!is_judged) {
    line->signals.clear();
    line->limits.clear();
  }
  const Icon variation = is_by_plan ? variation_by_the_calendar(study.history) : variation_icon(*line, better, study.history.periods);
  Icon assurance{"", "no target"};
  if (figure.target_h) assurance = assurance_icon(*line, *figure.target_h, study.history.period);
  const DifferenceRow* change = what_if == nullptr ? nullptr : difference_in(study, what_if->name, today->measure);
  const double row = static_cast<double>(rows.table.rows.size());
  rows.table.rows.push_back({fmt::format("{}, {}", name_of(today->measure, study.vocabulary), place_of(figure.of)),
                             in_a_table(today->measure, today->estimate, Saying::value),
                             change == nullptr ? "" : change_said(*change),
                             change == nullptr ? "" : sign_of(change->measure, change->estimate), variation.kind, variation.words,
                             figure.target_h ? target_said(*figure.target_h) : "–", assurance.kind, assurance.words});
  const std::vector<std::string> signs = signs_of(line->signals, line->values.size(), better);
  const bool is_turned = figure.series == "late";  // shown as on time
  const auto turned = [&](double value) { return is_turned ? 1 - value : value; };
  for (std::size_t p = 0; p < line->values.size(); ++p) {
    const auto limit = [&](double ControlLimits::*side) { return is_judged ? Cell{turned(line->limits[p].*side)} : Cell{}; };
    rows.sparks.rows.push_back({row, static_cast<double>(line->places[p]), turned(line->values[p]), limit(&ControlLimits::low), limit(&ControlLimits::high), signs[p]});
  }
}

std::string count_said(std::size_t count) { return count == 0 ? "none" : fmt::format("{}", count); }

struct Targets {
  std::size_t met;
  std::size_t nearly_met;
  std::size_t sometimes;
  std::size_t nearly_missed;
  std::size_t missed;
  std::size_t too_few;
};

// "; the one target will be missed as things are.", "; targets: 1 met at times, 2 will be missed as things are."
std::string targets_said(const Targets& targets) {
  const std::size_t all = targets.met + targets.nearly_met + targets.sometimes + targets.nearly_missed + targets.missed + targets.too_few;
  if (all == 0) return ".";
  std::vector<std::string> said;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) said.push_back(all == 1 ? std::string{what} : fmt::format("{} {}", count, what));
  };
  add(targets.met, "will be met");
  add(targets.nearly_met, all == 1 ? "is nearly always met" : "nearly always met");
  add(targets.sometimes, all == 1 ? "is met at times" : "met at times");
  add(targets.nearly_missed, all == 1 ? "is nearly always missed" : "nearly always missed");
  add(targets.missed, "will be missed as things are");
  add(targets.too_few, all == 1 ? "has too few periods to tell" : "with too few periods to tell");
  return fmt::format("; {} {}.", all == 1 ? "the one target" : "targets:", fmt::join(said, ", "));
}

// What the columns of signs say: how many change, move, and will be met.
std::string answer_of(const ChartTable& table, const std::string& what_if) {
  const auto count = [&](std::size_t column, std::string_view sign) {
    return static_cast<std::size_t>(std::ranges::count_if(table.rows, [&](const std::vector<Cell>& row) { return row[column].words == sign; }));
  };
  constexpr std::size_t change = 3;
  constexpr std::size_t variation = 4;
  constexpr std::size_t assurance = 7;
  const std::size_t all = table.rows.size();
  const std::size_t at_the_end = count(variation, "good") + count(variation, "bad");
  const std::size_t moving = at_the_end + count(variation, "moved");
  std::string said = moving == 0 ? "nothing moves by more than chance" : fmt::format("{} of {} move by more than chance", moving, all);
  if (moving > 0) said += fmt::format(", {} of them at the end", count_said(at_the_end));
  const std::size_t by_plan = count(variation, "");
  if (by_plan == all) said = "all of them go by the calendar, and are not judged";
  const std::size_t few = count(variation, "few");
  if (few == all) said = "there are too few periods to tell what moves by more than chance";
  if (few > 0 && few < all) said += fmt::format("; {} with too few periods to tell", few);
  if (by_plan > 0 && by_plan < all) said += fmt::format("; {} go by the calendar, and are not judged", by_plan);
  said = what_if.empty() ? "Today " + said
                         : fmt::format("With {}, {} of {} figures surely get better, {} worse; today {}", what_if, count_said(count(change, "good")), all,
                                       count_said(count(change, "bad")), said);
  return said + targets_said({count(assurance, "good"), count(assurance, "often"), count(assurance, "open"), count(assurance, "seldom"),
                              count(assurance, "bad"), count(assurance, "few")});
}

}  // namespace

ChartOrNot kpis_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const WhatIfAnswer* what_if = what_if_in(request);
  if (what_if == nullptr && !request.what_if.empty()) return no_what_if(request);
  if (study.history.period.empty()) return no_history();
  Chart chart;
  chart.title = "What changes, and will we meet what customers expect?";
  chart.facts = {{"change_said", what_if == nullptr ? "" : "with " + what_if->name}, {"period", study.history.period},
                 {"periods", static_cast<double>(study.history.periods.size())}};
  chart.data.columns = {{"name", "figure"}, {"value", "today and likely range"}, {"change", what_if == nullptr ? "" : "change with " + what_if->name},
                        {"change_sign", ""}, {"variation", ""}, {"variation_words", "does it vary"}, {"target", "target"}, {"assurance", ""},
                        {"assurance_words", "will it be met"}};
  ChartTable sparks{{{"row", ""}, {"period", ""}, {"value", ""}, {"low", ""}, {"high", ""}, {"sign", ""}}, {}};
  for (const Figure& figure : figures_of(study)) add({chart.data, sparks}, study, figure, what_if);
  if (chart.data.rows.empty()) return NoChart{"too few periods were observed for a control chart"};
  chart.more["sparks"] = std::move(sparks);
  chart.answer = answer_of(chart.data, what_if == nullptr ? "" : what_if->name);
  return chart;
}

}  // namespace servicechain::analysis::charts
