#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/charts/figures.h"
#include "analysis/charts/own_charts.h"
#include "analysis/estimates/estimates.h"
#include "analysis/history/history_summary.h"
#include "analysis/history/own_bands.h"

// Does the model look like us? The own points on the simulated bands, period for period.
namespace servicechain::analysis::charts {
namespace {

using std::chrono::sys_days;

constexpr double share_within = 0.9;  // of simulated periods, in the pale band

// How the own points lie in the bands of today.
struct Fit {
  std::vector<double> own;  // compared ones; empty: none could be
  std::size_t inside = 0;
};

Fit fit_of(const OwnHistory& own, const OwnBands& bands, const PeriodSeries& today) {
  Fit fit;
  for (const OwnPoint& point : own.points) {
    const std::optional<Band> band = bands.at(point.begins, today);
    if (!band) continue;
    fit.own.push_back(point.value);
    fit.inside += is_within(*band, point.value) ? 1 : 0;
  }
  return fit;
}

std::string said(double value, const Range& around, const Scale& scale) {
  return fmt::format("{}{}{}", number(value * scale.factor, supported_decimals({around.low * scale.factor, around.high * scale.factor}) + 1),
                     scale.unit == "%" ? "" : " ", scale.unit);
}

std::string counted(std::size_t count, std::string_view of) { return fmt::format("{} {}{}", count, of, count == 1 ? "" : "s"); }

// "Yes" unless fewer lie within than chance would leave there: 0.9 above the range of their share (Wilson).
// Requires: something could be compared.
std::string answer_of(const Fit& fit, const Band& any, const OwnHistory& own, const Scale& scale) {
  const auto all = static_cast<std::uint32_t>(fit.own.size());
  const auto inside = static_cast<std::uint32_t>(fit.inside);
  const bool is_like_us = wilson_range(inside, all, 0.95).high >= share_within;
  const double middle = band_of(fit.own)->median;
  return fmt::format("{}: {} of your {} lie where 9 of 10 simulated ones do (about {} would if the model were like you). Your "
                     "middle {} is {}, the simulated one {}.",
                     is_like_us ? fmt::format("Yes, as far as {} can tell", counted(all, name_of(own.every))) : "No", inside,
                     counted(all, name_of(own.every)), number(share_within * all, 0), name_of(own.every),
                     said(middle, {any.low_90, any.high_90}, scale), said(any.median, {any.low_90, any.high_90}, scale));
}

void add_band(std::vector<Cell>& row, const std::optional<Band>& band, const Scale& scale) {
  if (!band) {
    row.resize(row.size() + 5);
    return;
  }
  for (const double value : {band->median, band->low_50, band->high_50, band->low_90, band->high_90}) {
    row.emplace_back(value * scale.factor);
  }
}

// nullptr: the period has no number.
const OwnPoint* point_of(const OwnHistory& own, sys_days begins) {
  const auto point = std::ranges::lower_bound(own.points, begins, {}, &OwnPoint::begins);
  return point == own.points.end() || point->begins != begins ? nullptr : &*point;
}

// The own value of a period, and whether it lies in the band; nothing where there is none.
void add_own(std::vector<Cell>& row, const OwnPoint* point, const std::optional<Band>& band, const Scale& scale) {
  row.push_back(point == nullptr ? Cell{} : Cell{point->value * scale.factor});
  row.push_back(point == nullptr || !band ? Cell{} : Cell{is_within(*band, point->value) ? "yes" : "no"});
}

double largest(const OwnHistory& own, const Band& any) {
  double size = std::max(std::abs(any.low_90), std::abs(any.high_90));
  for (const OwnPoint& point : own.points) size = std::max(size, std::abs(point.value));
  return size;
}

}  // namespace

ChartOrNot own_fan_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const OwnHistory& own = *request.own;
  const auto found = followed(request);
  if (const NoChart* none = std::get_if<NoChart>(&found)) return *none;
  const auto& [measure, today, what_if, then] = std::get<Followed>(found);
  const CalendarPeriods matched = calendar_periods(study.history, own.every);
  if (const NoPeriods* none = std::get_if<NoPeriods>(&matched)) return NoChart{none->why};
  const auto& periods = std::get<std::vector<CalendarPeriod>>(matched);
  const OwnBands bands{periods, own};
  const std::optional<Band> any = bands.any(*today);
  if (!any) {
    return NoChart{fmt::format("the runs of {} were kept as bands only, a {} each; put your numbers together to these",
                               full_name(measure), study.history.period)};
  }
  const Fit fit = fit_of(own, bands, *today);
  if (fit.own.empty()) return NoChart{fmt::format("in none of your {}s something of {} was simulated", name_of(own.every), full_name(measure))};
  const Scale scale = scale_for(measure, largest(own, *any), Saying::value);
  const std::string_view period = name_of(own.every);

  Chart chart;
  chart.title = fmt::format("Does the model look like us in {}, {} by {}?", subject_of(measure), period, period);
  chart.answer = answer_of(fit, *any, own, scale);
  if (fit.own.size() < own.points.size()) {
    chart.answer += fmt::format(" {} outside of the simulated time {} not compared.",
                                counted(own.points.size() - fit.own.size(), period),
                                own.points.size() - fit.own.size() == 1 ? "is" : "are");
  }
  chart.axis = axis_of(measure, scale, Saying::value) +
               (bands.are_by_date() ? "" : fmt::format("; your dates are not the simulated ones, so the bands are those of any simulated {}", period));
  chart.facts = {{"own", fmt::format("your own {}s", period)}};
  chart.data.columns = {{"line", "of"},
                        {"period", ""},
                        {"begins", std::string{period}},
                        {"median", chart.axis},
                        {"low_50", "half of the runs from"},
                        {"high_50", "to"},
                        {"low_90", "9 of 10 runs from"},
                        {"high_90", "to"},
                        {"own", fmt::format("your own, {}", scale.unit)},
                        {"inside", "within 9 of 10 runs"}};
  for (const PeriodSeries* series : {today, then}) {
    if (series == nullptr) continue;
    double place = 0;
    for (const sys_days at : periods_of(own)) {
      const std::optional<Band> band = bands.at(at, *series);
      std::vector<Cell> row{series == today ? "simulated, today" : "simulated, with " + what_if->name, place++, in_words(own.every, at)};
      add_band(row, band, scale);
      add_own(row, series == then ? nullptr : point_of(own, at), band, scale);
      chart.data.rows.push_back(std::move(row));
    }
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
