#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/charts/figures.h"
#include "analysis/charts/notice_words.h"
#include "analysis/charts/over_time.h"
#include "analysis/history/own_noticed.h"
#include "analysis/history/rhythm.h"

// When would we notice? The chance that a control chart has shown a what-if, period by period after it, by all four rules
// and by its limits alone; beside it the chance that it shows something where nothing changed. On a chart of one's own,
// where its numbers are there; else on charts like those of the runs.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_what_ifs = 5;

struct Line {
  std::string what_if;
  RuleSet rules;
  std::vector<NoticePoint> points;
};

std::vector<Line> lines_of(const Study& study, const OwnHistory& own) {
  std::vector<Line> lines;
  for (OwnNotice& notice : own_notices(study, own)) lines.push_back({notice.what_if, notice.rules, std::move(notice.points)});
  return lines;
}

std::vector<Line> lines_of(const Study& study, const Measure& measure, const PeriodSeries& today) {
  std::vector<Line> lines;
  const std::size_t horizon = study.history.period == "week" ? horizon_of(Every::week) : study.history.periods.size();
  for (const WhatIfAnswer& answer : study.answers) {
    const PeriodSeries* then = series_in(study, answer.name, measure);
    if (then == nullptr) continue;
    for (const RuleSet rules : {RuleSet::all_four, RuleSet::limits_alone}) {
      std::vector<NoticePoint> points = when_noticed({today.runs, then->runs, horizon, study.confidence, rules});
      if (!points.empty()) lines.push_back({answer.name, rules, std::move(points)});
    }
  }
  return lines;
}

// Those that are noticed most, each with both sets of rules; one that is asked for comes first.
void keep_the_clearest(std::vector<Line>& lines, const std::string& asked) {
  std::vector<std::pair<double, std::string>> order;
  for (const Line& line : lines) {
    if (line.rules != RuleSet::all_four) continue;
    double sum = line.what_if == asked ? 1e6 : 0;
    for (const NoticePoint& point : line.points) sum += point.noticed;
    order.emplace_back(sum, line.what_if);
  }
  std::ranges::stable_sort(order, std::ranges::greater{}, &std::pair<double, std::string>::first);
  if (order.size() > most_what_ifs) order.resize(most_what_ifs);
  const auto place_of = [&](const Line& line) { return std::ranges::find(order, line.what_if, &std::pair<double, std::string>::second) - order.begin(); };
  std::erase_if(lines, [&](const Line& line) { return place_of(line) == static_cast<std::ptrdiff_t>(order.size()); });
  std::ranges::stable_sort(lines, {}, place_of);
}

std::string answer_of(const std::vector<Line>& lines, const NoticeSubject& subject) {
  std::string answer;
  std::size_t told = 0;
  for (const Line& line : lines) {
    if (line.rules != RuleSet::all_four || told == 3) continue;
    answer += told == 0 ? noticed_words(line.what_if, subject, line.points) : "; " + noticed_too(line.what_if, subject, line.points);
    ++told;
  }
  return answer + ".";
}

Cell percent(double share) { return std::round(share * 1000) / 10; }

}  // namespace

ChartOrNot when_noticed_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  auto [measure, today, what_if, then] = std::get<Followed>(found);
  if (study.answers.empty()) return no_what_if(request);
  const OwnHistory* own = request.own;
  if (own == nullptr && today->runs.empty()) {
    measure = {"customers", "all", "satisfaction", "points"};
    today = series_in(study, "base", measure);
    if (today == nullptr) return no_history();
  }
  if (own == nullptr && follows_the_calendar(study.history, today->typical)) return by_the_calendar(study.history);
  std::vector<Line> lines = own == nullptr ? lines_of(study, measure, *today) : lines_of(study, *own);
  if (lines.empty()) return NoChart{"there are not two runs with two periods each, or no what-if's change of this measure is known"};
  keep_the_clearest(lines, request.what_if);
  const NoticeSubject subject = own == nullptr ? NoticeSubject{fmt::format("a chart by the {} like that of a run", study.history.period), study.history.period}
                                         : NoticeSubject{fmt::format("your own {} chart", adjective_of(own->every)), std::string{name_of(own->every)}};

  Chart chart;
  chart.title = fmt::format("When would we notice it on {} chart of {}?", own == nullptr ? "a" : "our own", subject_of(measure));
  chart.answer = answer_of(lines, subject);
  chart.axis = fmt::format("{}s after the change", subject.period);
  chart.facts = {
      {"period", subject.period},
      {"scale", fmt::format("chance that the chart has shown it, %; {}",
                            own == nullptr ? "likely range over the runs" : "range: that of the simulated change")},
      {"lines", static_cast<double>(lines.size())}};
  chart.data.columns = {{"line", "with"},  {"rules", "rules"}, {"after", chart.axis}, {"noticed", "chance that it has shown it, %"},
                        {"low", "from, %"}, {"high", "to, %"},  {"false_alarm", "chance of a false alarm, %"}};
  for (const Line& line : lines) {
    for (const NoticePoint& point : line.points) {
      chart.data.rows.push_back({line.what_if, std::string{name_of(line.rules)}, static_cast<double>(point.periods), percent(point.noticed),
                                 percent(point.noticed_range.low), percent(point.noticed_range.high), percent(point.false_alarm)});
    }
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
