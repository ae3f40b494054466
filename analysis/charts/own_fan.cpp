#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/charts/figures.h"
#include "analysis/charts/own_charts.h"
#include "analysis/history/history_summary.h"
#include "analysis/history/own_bands.h"
#include "analysis/history/own_fit.h"

// Does the model look like us? The own points on the simulated bands, period for period.
namespace servicechain::analysis::charts {
namespace {

using std::chrono::sys_days;

double largest(const OwnHistory& own, const Band& any) {
  double size = std::max(std::abs(any.low_90), std::abs(any.high_90));
  for (const OwnPoint& point : own.points) size = std::max(size, std::abs(point.value));
  return size;
}

std::string said(double value, const Range& around, const Scale& scale) {
  return fmt::format("{}{}{}", number(value * scale.factor, supported_decimals({around.low * scale.factor, around.high * scale.factor}) + 1),
                     scale.unit == "%" ? "" : " ", scale.unit);
}

std::string counted(std::size_t count, std::string_view of) { return fmt::format("{} {}{}", count, of, count == 1 ? "" : "s"); }

// What is decided on has its own; else 2 points, or 5% of the middle.
double matters_of(const Study& study, const Measure& measure, const Band& any) {
  const Measure& decided = study.decided;
  if (decided.of == measure.of && decided.kind == measure.kind && decided.name == measure.name) return study.smallest_difference;
  return measure.unit == "points" ? 2 : 0.05 * std::abs(any.median);
}

// "3.1 points lower all the time (40 of 40 below the simulated middle)"
std::string shift_in_words(const OwnFit& fit, const Range& around, const Measure& measure) {
  const bool is_lower = fit.below > fit.above;
  const std::size_t there = std::max(fit.below, fit.above);
  const Scale scale = scale_for(measure, std::abs(fit.shift), Saying::change);
  return fmt::format("{} {} {} ({} of {} {} the simulated middle)", said(std::abs(fit.shift), around, scale),
                     is_lower ? "lower" : "higher", there == fit.own.size() ? "all the time" : "most of the time", there,
                     fit.own.size(), is_lower ? "below" : "above");
}

// Requires: something could be compared.
std::string answer_of(const OwnFit& fit, const Band& any, const OwnHistory& own, double matters) {
  const std::string_view period = name_of(own.every);
  const Range around{any.low_90, any.high_90};
  const Scale scale = scale_for(own.measure, largest(own, any), Saying::value);
  const std::string all = counted(fit.own.size(), period);
  const std::string would = fmt::format("about {} would if the model were like you", number(share_within * static_cast<double>(fit.own.size()), 0));
  const std::string within = fmt::format("{} of your {} lie where 9 of 10 simulated ones do", fit.inside, all);
  const std::string verdict = [&] {
    switch (likeness_of(fit, matters)) {
      case Likeness::outside: return fmt::format("No: {} ({}).", within, would);
      case Likeness::off_the_middle: return fmt::format("No: {}, but {}.", within, shift_in_words(fit, around, own.measure));
      case Likeness::too_few:
        return fmt::format("Too few to tell: {} of your own, and {} or more are wanted. {} ({}).", all, fewest_to_be_alike, within, would);
      case Likeness::alike: return fmt::format("Yes, as far as {} can tell: {} ({}).", all, within, would);
    }
    return std::string{};
  }();
  return fmt::format("{} Your middle {} is {}, the simulated one {}.{}", verdict, period, said(band_of(fit.own)->median, around, scale),
                     said(any.median, around, scale),
                     varies_far_less(fit) ? " Yours vary less than half as much." : "");
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
  const OwnFit fit = fit_of(own, bands, *today);
  if (fit.own.empty()) return NoChart{fmt::format("in none of your {}s something of {} was simulated", name_of(own.every), full_name(measure))};
  const Scale scale = scale_for(measure, largest(own, *any), Saying::value);
  const std::string_view period = name_of(own.every);

  Chart chart;
  chart.title = fmt::format("Does the model look like us in {}, {} by {}?", subject_of(measure), period, period);
  chart.answer = answer_of(fit, *any, own, matters_of(study, measure, *any));
  if (const std::size_t left_out = own.points.size() - fit.own.size(); left_out > 0) {
    chart.answer += fmt::format(" {} for which nothing was simulated {} not compared.", counted(left_out, period), left_out == 1 ? "is" : "are");
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
