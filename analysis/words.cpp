#include "analysis/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace servicechain::analysis {
namespace {

constexpr std::string_view minus = "−";  // U+2212

Scale duration_scale(double size_h) {
  constexpr double as_far_as = 1.5;  // 90 s are still seconds
  if (size_h < as_far_as / 60) return {3600, "s"};
  if (size_h < as_far_as) return {60, "min"};
  if (size_h < 48) return {1, "h"};
  return {1.0 / 24, "days"};
}

double rounded_at(double value, int decimals) {
  const double step = std::pow(10.0, std::abs(decimals));
  return decimals >= 0 ? std::round(value * step) / step : std::round(value / step) * step;
}

std::string with_thousands(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t place = point; place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

int side_of(double value, double landmark) { return value > landmark ? 1 : value < landmark ? -1 : 0; }

struct MeasureWords {
  std::string_view name;
  std::string_view plain;
  std::string_view expert;
};

constexpr std::array<MeasureWords, 42> measure_words{{
    {"arrivals", "arrivals", "arrival rate"},
    {"throughput", "done", "throughput"},
    {"wait", "wait", "waiting time in line"},
    {"held", "held up by others", "holding time per job"},
    {"time", "time", "sojourn time"},
    {"waits", "have to wait", "probability of waiting"},
    {"in-line", "in line", "mean queue length"},
    {"inside", "inside", "mean number in system"},
    {"utilisation", "people busy", "utilisation, held time included"},
    {"working", "people at work", "utilisation without held time"},
    {"refused", "refused", "blocking probability"},
    {"gave-up", "gave up waiting", "reneging probability"},
    {"blocked", "could not hand on", "blocking after service"},
    {"overtime", "overtime", "overtime"},
    {"quality", "right", "quality x"},
    {"standard", "standard", "service standard"},
    {"pressure", "work pressure", "work pressure"},
    {"fatigue", "fatigue", "fatigue"},
    {"mood", "mood", "mood"},
    {"cost", "cost of people", "staff cost"},
    {"earned", "earned inside", "transfer revenue"},
    {"paid", "paid for it", "transfer payments"},
    {"requests", "requests", "request rate"},
    {"on-time", "on time", "share within promise"},
    {"gap", "received minus expected", "gap P − E"},
    {"self-view", "own view of the supplier", "supplier self-rating"},
    {"served", "served", "share served"},
    {"lost", "lost", "share lost"},
    {"satisfaction", "satisfaction", "satisfaction S"},
    {"perceived", "what they received", "perception P"},
    {"expected", "what they expected", "expectation E"},
    {"right", "done right, as customers found it", "reliability score"},
    {"speed", "speed, as customers found it", "responsiveness score"},
    {"information", "information, as customers found it", "assurance score"},
    {"courtesy", "courtesy, as customers found it", "empathy score"},
    {"surroundings", "surroundings, as customers found them", "tangibles score"},
    {"complaints", "complain", "complaint share"},
    {"would-return", "would come back", "expected retention r"},
    {"promoters", "would recommend, less those who would not", "net promoters"},
    {"base", "customers in all", "customer base"},
    {"revenue", "revenue", "revenue"},
    {"inside-at-end", "still inside at the end", "number in system at the end"},
}};

struct PercentileWords {
  std::string_view suffix;
  std::string_view plain;
  std::string_view expert;
};

constexpr std::array<PercentileWords, 4> percentile_words{{
    {".p50", "half have less", "median"},
    {".p90", "9 of 10 have less", "90th percentile"},
    {".p95", "19 of 20 have less", "95th percentile"},
    {".p99", "99 of 100 have less", "99th percentile"},
}};

// But for rounding.
bool has_width_in(Range range) {
  return range.high - range.low > 2e-6 * std::max(std::abs(range.low), std::abs(range.high));
}

std::string with_unit(std::string figure, const std::string& unit) {
  if (unit.empty()) return figure;
  return unit == "%" ? figure + "%" : figure + " " + unit;
}

// A hundredth of a point, a minute or a percent is as fine as anybody can use.
constexpr int most_decimals_felt = 2;

std::string phrase(const Measure& measure, const Estimate& estimate, Saying saying, std::string_view before_range) {
  if (!estimate.mean) return "–";
  const double size = estimate.range ? std::max(std::abs(estimate.range->low), std::abs(estimate.range->high))
                                     : std::abs(*estimate.mean);
  const Scale scale = scale_for(measure, size, saying);
  const double mean = *estimate.mean * scale.factor;
  if (!estimate.range) {
    const std::string sign = saying == Saying::change && mean > 0 ? "+" : "";
    return with_unit(sign + rounded(mean, 3), scale.unit) + " (one run: no range)";
  }
  const Range range{estimate.range->low * scale.factor, estimate.range->high * scale.factor};
  const int decimals = std::min(supported_decimals(range), most_decimals_felt);
  const auto figure = [&](double value) {
    return saying == Saying::change ? signed_number(value, decimals) : number(value, decimals);
  };
  return fmt::format("{} ({})", with_unit(figure(mean), scale.unit), range_in_words(range, decimals, saying, before_range));
}

}  // namespace

Scale scale_for(const Measure& measure, double size, Saying saying) {
  if (measure.unit == "h") return duration_scale(std::abs(size));
  if (measure.unit == "per h") return {168, "a week"};  // as in `check`, whatever the size: so a column has one unit
  if (measure.unit == "share") return {100, saying == Saying::value ? "%" : "percentage points"};
  if (measure.unit == "h a week") return {1, "hours a week"};
  if (measure.unit == "money a week") return {1, "a week"};
  return {1, measure.unit};
}

int supported_decimals(Range range) { return supported_decimals(range, 0); }

int supported_decimals(Range range, double landmark) {
  constexpr int most = 9;
  const double half = (range.high - range.low) / 2;
  const double size = std::max(std::abs(range.low), std::abs(range.high));
  if (size == 0) return 0;
  // A range of no width supports every digit; three are enough to read.
  const bool has_width = has_width_in(range);
  int decimals = -static_cast<int>(std::floor(std::log10(has_width ? half : size / 100)));
  if (!has_width) return std::clamp(decimals, -most, most);
  const auto stays_on_its_side = [&](double bound) {
    const double shown = rounded_at(bound, decimals);
    return side_of(shown, 0) == side_of(bound, 0) && side_of(shown, landmark) == side_of(bound, landmark) &&
           side_of(shown, -landmark) == side_of(bound, -landmark);
  };
  for (int more = 0; more < 2 && !(stays_on_its_side(range.low) && stays_on_its_side(range.high)); ++more) ++decimals;
  return std::clamp(decimals, -most, most);
}

std::string number(double value, int decimals) {
  const double shown = rounded_at(value, decimals);
  std::string digits = with_thousands(fmt::format("{:.{}f}", std::abs(shown), std::max(decimals, 0)));
  return shown < 0 ? std::string{minus} + digits : digits;
}

std::string signed_number(double value, int decimals) {
  const std::string digits = number(value, decimals);
  return rounded_at(value, decimals) > 0 ? "+" + digits : digits;
}

std::string rounded(double value, int significant_digits) {
  if (value == 0) return "0";
  const int decimals = significant_digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  std::string digits = number(value, decimals);
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string range_in_words(Range range, int decimals, Saying saying, std::string_view before) {
  if (!has_width_in(range)) return "in every run";
  const auto figure = [&](double value) {
    return saying == Saying::change ? signed_number(value, decimals) : number(value, decimals);
  };
  const std::string low = figure(range.low);
  const std::string high = figure(range.high);
  if (low != high) return fmt::format("{}{} to {}", before, low, high);
  return fmt::format("{}within {}", before, number(std::pow(10.0, -decimals), decimals));
}

std::string with_range(const Measure& measure, const Estimate& estimate, Saying saying, Vocabulary vocabulary) {
  return phrase(measure, estimate, saying, vocabulary == Vocabulary::plain ? "likely " : "CI ");
}

std::string in_a_table(const Measure& measure, const Estimate& estimate, Saying saying) {
  return phrase(measure, estimate, saying, "");
}

std::string name_of(const Measure& measure, Vocabulary vocabulary) {
  const std::string_view stem = std::string_view{measure.name}.substr(0, measure.name.find('.'));
  const std::string_view suffix = std::string_view{measure.name}.substr(stem.size());
  const bool is_plain = vocabulary == Vocabulary::plain;
  const auto words = std::find_if(measure_words.begin(), measure_words.end(),
                                  [&](const MeasureWords& entry) { return entry.name == stem; });
  std::string name{words == measure_words.end() ? stem : is_plain ? words->plain : words->expert};
  const auto percentile = std::find_if(percentile_words.begin(), percentile_words.end(),
                                       [&](const PercentileWords& entry) { return entry.suffix == suffix; });
  if (percentile == percentile_words.end()) return name;
  return name.append(", ").append(is_plain ? percentile->plain : percentile->expert);
}

std::string place_of(std::string_view of) {
  if (of == "customers") return "all customers";
  const std::size_t point = of.find('.');
  if (point == std::string_view::npos) return std::string{of};
  const std::string_view rest = of.substr(point + 1);
  constexpr std::string_view needs = ".needs.";
  const std::size_t need = rest.find(needs);
  if (need == std::string_view::npos) return std::string{rest};
  return fmt::format("{} asks {}", rest.substr(0, need), rest.substr(need + needs.size()));
}

std::optional<std::string> department_in(std::string_view path) {
  constexpr std::string_view front = "departments.";
  if (path.substr(0, front.size()) != front) return std::nullopt;
  const std::string_view rest = path.substr(front.size());
  return std::string{rest.substr(0, rest.find('.'))};
}

}  // namespace servicechain::analysis
