#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/verdicts/gains.h"

// Who gains from one what-if, and who pays for it? Segments by their satisfaction, departments by the wait in their
// line: today's value and the one with the what-if, joined by a line.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_departments = 12;

struct Pair {
  const MeasureRow* before;
  const MeasureRow* after;
  const DifferenceRow* change;
};

bool is_segment(const Measure& measure) {
  return measure.of.starts_with("customers") && measure.name == "satisfaction" && measure.kind == "all";
}

bool is_department(const Measure& measure) {
  return measure.of.starts_with("departments.") && measure.of.find(".needs.") == std::string::npos &&
         measure.name == "wait" && measure.kind == "all";
}

std::vector<Pair> pairs_of(const Study& study, const std::string& what_if, bool (*is_wanted)(const Measure&)) {
  std::vector<Pair> pairs;
  for (const MeasureRow& row : study.measures) {
    if (row.what_if != "base" || !is_wanted(row.measure) || !row.estimate.mean) continue;
    const MeasureRow* after = measure_in(study, what_if, row.measure);
    const DifferenceRow* change = difference_in(study, what_if, row.measure);
    if (after != nullptr && after->estimate.mean && change != nullptr && change->estimate.mean) {
      pairs.push_back({&row, after, change});
    }
  }
  return pairs;
}

// Real, and large enough to be felt.
std::string sign_of(const Pair& pair) {
  return is_felt(pair.change->measure, *pair.change->estimate.mean, *pair.before->estimate.mean) ? charts::sign_of(pair.change->measure, pair.change->estimate) : "open";
}

double change_in_relation(const Pair& pair) {
  return std::abs(*pair.change->estimate.mean) / std::max(1e-12, std::abs(*pair.before->estimate.mean));
}

void add_rows(ChartTable& table, std::span<const Pair> pairs, std::string_view panel, const Scale& scale) {
  for (const Pair& pair : pairs) {
    table.rows.push_back({std::string{panel}, place_of(pair.before->measure.of),
                          *pair.before->estimate.mean * scale.factor, *pair.after->estimate.mean * scale.factor,
                          in_a_table(pair.change->measure, pair.change->estimate, Saying::change), sign_of(pair)});
  }
}

Scale scale_of(const std::vector<Pair>& pairs) {
  std::vector<Estimate> estimates;
  for (const Pair& pair : pairs) {
    for (const MeasureRow* row : {pair.before, pair.after}) estimates.push_back({row->estimate.mean, {}, {}, 0, "", ""});
  }
  return pairs.empty() ? Scale{} : common_scale(pairs.front().before->measure, estimates, Saying::value);
}

std::string places(std::span<const Pair> pairs, std::string_view sign) {
  std::vector<std::string> names;
  for (const Pair& pair : pairs) {
    if (sign_of(pair) == sign && pair.before->measure.of != "customers") names.push_back(place_of(pair.before->measure.of));
  }
  constexpr std::size_t most = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return names.size() > most ? fmt::format("{} and {} more", text, names.size() - most) : text;
}

std::string answer_of(const std::string& name, std::span<const Pair> all) {
  const std::string gain = places(all, "good");
  const std::string lose = places(all, "bad");
  if (gain.empty() && lose.empty()) return fmt::format("With {}, nobody surely gains or loses by enough to feel it.", name);
  if (lose.empty()) return fmt::format("With {}, these gain: {}. Nobody surely loses.", name, gain);
  if (gain.empty()) return fmt::format("With {}, these lose: {}. Nobody surely gains.", name, lose);
  return fmt::format("With {}, these gain: {}. These lose: {}.", name, gain, lose);
}

}  // namespace

ChartOrNot who_gains_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const WhatIfAnswer* what_if = what_if_in(request);
  if (what_if == nullptr) return no_what_if(request);
  std::vector<Pair> segments = pairs_of(study, what_if->name, is_segment);
  std::vector<Pair> departments = pairs_of(study, what_if->name, is_department);
  // "All customers" says nothing else where there is one segment.
  if (segments.size() == 2) segments.erase(segments.begin());
  if (segments.empty() && departments.empty()) return NoChart{"nothing was observed of customers or departments"};
  std::vector<Pair> all = segments;
  all.insert(all.end(), departments.begin(), departments.end());

  Chart chart;
  chart.title = fmt::format("Who gains from {}, and who pays for it?", in_a_title(*what_if));
  chart.answer = answer_of(what_if->name, all);
  const Scale points = scale_of(segments);
  const Scale time = scale_of(departments);
  const std::size_t in_all = departments.size();
  if (departments.size() > most_departments) {
    std::stable_sort(departments.begin(), departments.end(), [](const Pair& a, const Pair& b) {
      return change_in_relation(a) > change_in_relation(b);
    });
    departments.resize(most_departments);
  }
  chart.axis = fmt::format("satisfaction, {}", points.unit);
  chart.facts = {{"wait_axis", fmt::format("wait in line, {}", time.unit)},
                 {"left_out", in_all == departments.size()
                                  ? std::string{}
                                  : fmt::format("the {} of {} departments whose wait changes most", departments.size(), in_all)}};
  chart.data.columns = {{"panel", "measure"}, {"name", "of"},  {"before", "today"},
                        {"after", "then"},    {"said", "change and likely range"}, {"sign", ""}};
  add_rows(chart.data, segments, chart.axis, points);
  add_rows(chart.data, departments, fmt::format("wait in line, {}", time.unit), time);
  return chart;
}

}  // namespace servicechain::analysis::charts
