#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "analysis/charts/control_line.h"
#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"
#include "analysis/history/rhythm.h"

// Are the shares of customers who are served late, complain or are lost stable? p charts of one run, their limits
// as wide as so few or so many counted allow; p′ where so many were counted that chance alone is the smaller part.
namespace servicechain::analysis::charts {
namespace {

struct Kind {
  std::string_view name;
  std::string_view says;
  std::string_view who;
};
constexpr std::array<Kind, 3> kinds{{{"late", "late: longer than they expect", "late"},
                                     {"complaints", "complain", "complaining"},
                                     {"lost", "lost: left without being served", "lost"}}};

std::string limits_words(const ControlLine& line) {
  return line.spread ? fmt::format("limits {} times those of chance alone (p′)", rounded(*line.spread, 2)) : "limits of chance alone (p)";
}

// "late, complaining and lost customers move".
std::string listed(const std::vector<std::string>& names) {
  const std::size_t last = names.size() - 1;
  const std::string before = fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(last), ", "));
  return last == 0 ? names[0] + " customers moves" : fmt::format("{} and {} customers move", before, names[last]);
}

}  // namespace

ChartOrNot shares_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::vector<Period>& periods = study.history.periods;
  Chart chart;
  chart.data.columns = {{"panel", "share"}, {"begins", study.history.period + " that begins"}, {"value", "share, %"},
                        {"low", "limit from, %"}, {"high", "to, %"}, {"mean", "mean, %"}, {"counted", "counted"}, {"sign", "sign"}, {"said", ""}};
  std::vector<std::string> restless;
  std::size_t panels = 0;
  std::size_t by_plan = 0;
  for (const Kind& kind : kinds) {
    const PeriodSeries* series = series_in(study, "base", "customers", kind.name);
    if (series == nullptr) continue;
    const std::vector<Pair>& points = series->typical;
    if (follows_the_calendar(study.history, points)) {
      ++by_plan;
      continue;
    }
    const std::optional<ControlLine> line = control_line(points, line_kind_of(series->measure));
    if (!line) continue;
    ++panels;
    if (!line->signals.empty()) restless.emplace_back(kind.who);
    const std::vector<std::string> found_signs = signs_of(line->signals, line->values.size(), Better::less);
    std::vector<std::string> signs(points.size(), "open");
    std::vector<std::optional<ControlLimits>> limits(points.size());
    for (std::size_t i = 0; i < line->places.size(); ++i) {
      signs[line->places[i]] = found_signs[i];
      limits[line->places[i]] = line->limits[i];
    }
    const std::string panel = fmt::format("{}, % of customers; mean {}%; {}", kind.says, rounded(100 * line->mean, 3), limits_words(*line));
    for (std::size_t p = 0; p < points.size() && p < periods.size(); ++p) {
      const std::optional<double> value = value_of(points[p]);
      const std::optional<ControlLimits>& limit = limits[p];
      chart.data.rows.push_back({panel, begins_in_words(periods[p]), value ? Cell{100 * *value} : Cell{},
                                 limit ? Cell{100 * limit->low} : Cell{}, limit ? Cell{100 * limit->high} : Cell{}, 100 * line->mean,
                                 points[p].weight, signs[p],
                                 value ? fmt::format("{}% of {}", rounded(100 * *value, 3), number(points[p].weight, 0)) : ""});
    }
  }
  if (panels == 0 && by_plan > 0) return by_the_calendar(study.history);
  if (panels == 0) return periods.empty() ? no_history() : NoChart{"no customer is late, complains or is lost in these results"};
  chart.title = "Are the shares of late, unhappy and lost customers stable?";
  chart.answer = restless.empty() ? fmt::format("Yes: in a typical run all that varies from {0} to {0} is chance.", study.history.period)
                                  : fmt::format("No: in a typical run the share{} of {} by more than chance explains.",
                                                restless.size() == 1 ? "" : "s", listed(restless));
  chart.axis = "% of customers";
  return chart;
}

}  // namespace servicechain::analysis::charts
