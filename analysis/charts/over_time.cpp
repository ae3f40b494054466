#include "analysis/charts/over_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/words.h"

namespace servicechain::analysis::charts {

const PeriodSeries* series_in(const Study& study, std::string_view what_if, const Measure& measure) {
  return series_in(study, what_if, measure.of, measure.name);
}

const PeriodSeries* series_in(const Study& study, std::string_view what_if, std::string_view of, std::string_view name) {
  const std::vector<PeriodSeries>& all = study.history.series;
  const auto found = std::find_if(all.begin(), all.end(), [&](const PeriodSeries& series) {
    return series.what_if == what_if && series.measure.of == of && series.measure.name == name && series.measure.kind == "all";
  });
  return found == all.end() ? nullptr : &*found;
}

NoChart no_history() { return {"these results have nothing period by period; run the scenario again with -o"}; }

NoChart by_the_calendar(const StudyHistory& history) {
  return {fmt::format("the {} differ by plan, and would pass for signs of a change; run again with --set \"time.length=26 weeks\", and it goes by weeks",
                      history.period == "day" ? "days of a week" : "hours of a day")};
}

std::string subject_of(const Measure& measure) {
  // What is said of people elsewhere ("complain") as a thing that a chart is of.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> things{
      {{"complaints", "complaints"}, {"late", "late service"}, {"lost", "lost customers"},
       {"wrong", "wrong work"}, {"refused", "refused jobs"}, {"gave-up", "jobs given up"}}};
  const auto thing = std::find_if(things.begin(), things.end(), [&](const auto& known) { return known.first == measure.name; });
  const std::string name = thing == things.end() ? name_of(measure, Vocabulary::plain) : std::string{thing->second};
  return measure.of == "customers" ? name : fmt::format("{} of {}", name, place_of(measure.of));
}

std::string begins_in_words(const Period& period) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string& text = period.begins;
  const bool is_date = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (!is_date) return text;
  const std::size_t month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0'));
  if (month < 1 || month > 12) return text;
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return fmt::format("{} {}{}", day, months[month - 1], text.substr(10));
}

std::vector<std::string> signs_of(const std::vector<Signal>& signals, std::size_t points, Better better) {
  std::vector<std::string> signs(points, "open");
  for (const Signal& signal : signals) {
    const bool is_good = (signal.side == Side::high) == (better == Better::more);
    for (std::size_t i = signal.first; i <= signal.last && i < points; ++i) {
      if (signs[i] == "open") signs[i] = is_good ? "good" : "bad";
    }
  }
  return signs;
}

std::string_view words_for(SpcRule rule) {
  switch (rule) {
    case SpcRule::beyond_limit: return "beyond a limit";
    case SpcRule::shift: return "seven in a row on one side of the mean";
    case SpcRule::trend: return "seven in a row rising or falling";
    case SpcRule::near_limit: return "two of three near a limit";
  }
  return "";
}

std::optional<double> value_of(const Pair& pair) {
  if (pair.weight == 0) return std::nullopt;
  return pair.total / pair.weight;
}

std::variant<Followed, NoChart> followed(const ChartRequest& request) {
  const Study& study = request.study;
  const WhatIfAnswer* what_if = what_if_in(request);
  if (what_if == nullptr && !request.what_if.empty()) return no_what_if(request);
  Measure measure = request.own == nullptr ? study.decided : request.own->measure;
  if (series_in(study, "base", measure) == nullptr) measure = {"customers", "all", "satisfaction", "points"};
  const PeriodSeries* today = series_in(study, "base", measure);
  if (today == nullptr) return no_history();
  return Followed{measure, today, what_if, what_if == nullptr ? nullptr : series_in(study, what_if->name, measure)};
}

}  // namespace servicechain::analysis::charts
