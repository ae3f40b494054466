#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"
#include "analysis/charts/own_charts.h"

// What should we expect in the next weeks? Bands of the runs, period by period, of today and of one what-if.
namespace servicechain::analysis::charts {
namespace {

std::vector<Cell> drawn(const std::optional<Band>& band, const Scale& scale) {
  std::vector<Cell> cells(5);
  if (!band) return cells;
  std::size_t c = 0;
  for (const double value : {band->median, band->low_50, band->high_50, band->low_90, band->high_90}) {
    cells[c++] = value * scale.factor;
  }
  return cells;
}

// Over the periods, the middle of the low and of the high ends of the pale band.
std::optional<Range> usual_of(const PeriodSeries& series) {
  std::vector<double> low;
  std::vector<double> high;
  for (const std::optional<Band>& band : series.bands) {
    if (!band) continue;
    low.push_back(band->low_90);
    high.push_back(band->high_90);
  }
  if (low.empty()) return std::nullopt;
  std::sort(low.begin(), low.end());
  std::sort(high.begin(), high.end());
  return Range{low[low.size() / 2], high[high.size() / 2]};
}

std::string between(const Range& range, const Scale& scale) {
  const int decimals = supported_decimals({range.low * scale.factor, range.high * scale.factor});
  return fmt::format("between {} and {} {}", number(range.low * scale.factor, decimals),
                     number(range.high * scale.factor, decimals), scale.unit);
}

}  // namespace

ChartOrNot fan_chart(const ChartRequest& request) {
  if (request.own != nullptr) return own_fan_chart(request);
  const Study& study = request.study;
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  const auto& [measure, today, what_if, then] = std::get<Followed>(found);
  const std::optional<Range> usual = usual_of(*today);
  if (!usual) return no_history();
  const Scale scale = scale_for(measure, std::max(std::abs(usual->low), std::abs(usual->high)), Saying::value);
  const std::string& period = study.history.period;

  Chart chart;
  const std::string name = name_of(measure, study.vocabulary);
  chart.title = fmt::format("What should we expect of {}, {} by {}?", name, period, period);
  chart.answer = fmt::format("Today 9 of 10 runs show {} {} in a usual {}.", name, between(*usual, scale), period);
  if (const std::optional<Range> better = then == nullptr ? std::nullopt : usual_of(*then)) {
    chart.answer.back() = ';';
    chart.answer += fmt::format(" with {} {}.", what_if->name, between(*better, scale));
  }
  chart.axis = axis_of(measure, scale, Saying::value);
  chart.data.columns = {{"line", "of"},         {"period", ""},          {"begins", period + " that begins"},
                        {"median", chart.axis}, {"low_50", "half of the runs from"}, {"high_50", "to"},
                        {"low_90", "9 of 10 runs from"}, {"high_90", "to"}, {"own", ""}};
  for (const PeriodSeries* series : {today, then}) {
    if (series == nullptr) continue;
    for (std::size_t p = 0; p < series->bands.size(); ++p) {
      std::vector<Cell> row{series == today ? "today" : "with " + what_if->name, static_cast<double>(p),
                            begins_in_words(study.history.periods[p])};
      for (Cell& cell : drawn(series->bands[p], scale)) row.push_back(std::move(cell));
      row.emplace_back();
      chart.data.rows.push_back(std::move(row));
    }
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
