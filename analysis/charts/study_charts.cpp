#include "analysis/charts/study_charts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "analysis/charts/figures.h"

namespace servicechain::analysis::charts {
namespace {

constexpr auto charts = std::to_array<StudyChart>({
    {"kpis", "What changes, and will we meet what customers expect? Figures with their two icons", kpis_chart},
    {"what-ifs", "Which ideas help, and by enough? Every what-if with its likely range and cost", what_ifs_chart},
    {"who-gains", "Who gains from one what-if, and who pays for it? Departments and customers, before and after",
     who_gains_chart},
    {"promises", "Which internal promises are kept? Every link between departments, the worst first", promises_chart},
    {"expected-received", "What did customers expect, and what did they receive? Segment by segment", expected_chart},
    {"sides", "On which side of service do we fall short? Speed, right, information, courtesy, surroundings, as bars", sides_chart},
    {"radar", "How do the five sides of our service compare? The same once more as a radar", radar_chart},
    {"waits", "What do customers really wait? The share within so many minutes, with what they expect", waits_chart},
    {"troubles", "Which few causes make most of the trouble? Pareto of late, lost, wrong", troubles_chart},
    {"staff", "When are we short of people? Every department by day and hour", staff_chart},
    {"mood", "Where does the spirit sink? Mood of every department over time", mood_chart},
    {"fan", "What should we expect in the next weeks? Half and 9 of 10 of the runs, with and without a what-if", fan_chart,
     StudyChart::Own::one},
    {"xmr", "Did it really change? A control chart (XmR) of one run, before and after a what-if", xmr_chart_of,
     StudyChart::Own::one},
    {"when-noticed", "When would we notice? The chance that a control chart has shown a what-if, period by period",
     when_noticed_chart, StudyChart::Own::one},
    {"shares", "Are the shares of late, unhappy and lost customers stable? Control charts (p, p′)", shares_chart},
    {"runs", "How sure is it, and how much does luck matter? Every run as a dot, means, percentiles", runs_chart},
    {"precision", "Were there enough runs? The average and its range as runs were added", precision_chart},
    {"warm-up", "Is the empty start left out? The average path of the first runs", warm_up_chart},
});

constexpr std::array<std::string_view, 10> of_one_what_if{"kpis", "who-gains", "waits", "troubles", "staff", "mood", "fan", "xmr", "when-noticed", "precision"};

// "customers.shoppers" and "wait" as "shoppers-wait".
std::string file_name_of(const Measure& measure) {
  const std::string name = measure.of == "customers" ? measure.name : place_of(measure.of) + "-" + measure.name;
  std::string letters;
  for (const unsigned char letter : name) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
                          letter >= 0x80;  // of another script
    letters += is_plain ? static_cast<char>(letter) : '-';
  }
  return letters;
}

}  // namespace

std::span<const StudyChart> study_charts() { return charts; }

const StudyChart* find_study_chart(std::string_view name) {
  const auto found = std::find_if(charts.begin(), charts.end(), [&](const StudyChart& chart) { return chart.name == name; });
  return found == charts.end() ? nullptr : &*found;
}

bool is_of_one_what_if(const StudyChart& chart) { return std::ranges::find(of_one_what_if, chart.name) != of_one_what_if.end(); }

ChartOrNot chart_of(const StudyChart& chart, const ChartRequest& request) {
  ChartOrNot made = chart.of(request);
  if (Chart* drawable = std::get_if<Chart>(&made)) {
    drawable->name = chart.name;
    drawable->source = request.study.source_line;
    if (request.own != nullptr && chart.own == StudyChart::Own::one) {
      drawable->source += fmt::format(" · own numbers: {}", request.own->file.substr(request.own->file.find_last_of('/') + 1));
    }
  }
  return made;
}

std::vector<ChartOrNot> charts_of(const StudyChart& chart, const ChartRequest& request) {
  const std::vector<OwnHistory>& own = request.study.own;
  std::vector<ChartOrNot> made;
  if (chart.own == StudyChart::Own::nothing || own.empty()) {
    made.push_back(chart_of(chart, request));
    return made;
  }
  for (const OwnHistory& history : own) {
    made.push_back(chart_of(chart, {request.study, request.chain, request.what_if, &history}));
    Chart* drawable = std::get_if<Chart>(&made.back());
    if (drawable == nullptr || &history == &own.front()) continue;
    drawable->id = drawable->name + "-" + file_name_of(history.measure);
  }
  return made;
}

const WhatIfAnswer* what_if_in(const ChartRequest& request) {
  const double side = less_is_better(request.study.decided.name) ? -1 : 1;
  const WhatIfAnswer* best = nullptr;
  double most = 0;
  for (const WhatIfAnswer& answer : request.study.answers) {
    if (answer.name == request.what_if) return &answer;
    const DifferenceRow* change = difference_in(request.study, answer.name, request.study.decided);
    const double gain = change == nullptr ? 0 : side * change->estimate.mean.value_or(0);
    if (best != nullptr && gain <= most) continue;
    best = &answer;
    most = gain;
  }
  return request.what_if.empty() ? best : nullptr;
}

NoChart no_what_if(const ChartRequest& request) {
  const std::vector<WhatIfAnswer>& answers = request.study.answers;
  if (answers.empty()) {
    return {"this run has no what-ifs; write some into the scenario, and make it with: servicechain compare FILE -o DIR"};
  }
  std::vector<std::string_view> names;
  for (const WhatIfAnswer& answer : answers) names.push_back(answer.name);
  return {fmt::format("this run has no what-if called \"{}\"; it has {}", request.what_if, fmt::join(names, ", "))};
}

}  // namespace servicechain::analysis::charts
