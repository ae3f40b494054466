#include <fmt/format.h>

#include <array>
#include <cmath>

#include "scenarios/messages/suggest.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

struct Unit {
  std::string_view name;
  double seconds;
};
constexpr double minute_s = 60;
constexpr double hour_s = 3600;
constexpr double day_s = 24 * hour_s;
constexpr double week_s = 7 * day_s;
constexpr double year_s = 52 * week_s;

constexpr std::array units = {
    Unit{"s", 1},          Unit{"sec", 1},         Unit{"second", 1},        Unit{"seconds", 1},
    Unit{"min", minute_s}, Unit{"mins", minute_s}, Unit{"minute", minute_s}, Unit{"minutes", minute_s},
    Unit{"h", hour_s},     Unit{"hr", hour_s},     Unit{"hrs", hour_s},      Unit{"hour", hour_s},
    Unit{"hours", hour_s}, Unit{"day", day_s},     Unit{"days", day_s},      Unit{"week", week_s},
    Unit{"weeks", week_s}, Unit{"year", year_s},   Unit{"years", year_s},
};

Fault negative_time(std::string_view text, std::size_t from, std::size_t to) {
  return {"E204",
          fmt::format("{} is a negative time", in_quotes(text)),
          "a time is 0 or more, such as 12 min",
          {},
          {},
          from,
          to};
}

Fault too_long(std::string_view text, std::size_t from, std::size_t to) {
  return {"E211",
          fmt::format("{} is longer than 250 years", in_quotes(text)),
          "the clock does not reach so far",
          {},
          {},
          from,
          to};
}

struct Length {
  double hours = 0;
  double nanoseconds = 0;
};

// 3 working days: of 8 hours of work, or of the calendar?
std::optional<Fault> find_working_days(std::string_view text) {
  const std::size_t word = std::min(text.find("working day"), text.find("business day"));
  const Value<double> number = read_number(text.substr(0, std::min(word, text.size())));
  if (word == text.npos || !good(number)) return std::nullopt;
  const std::string days = plain(*good(number));
  return Fault{"E201", fmt::format("{} is not a unit of time", in_quotes(trimmed(text.substr(word)))),
               fmt::format("write {} days, which are of 24 h, or {} h if 8 h of work a day are meant", days,
                           plain(*good(number) * 8))};
}

Value<Length> length_of(std::string_view text) {
  Scanner scanner{text};
  Length length;
  do {
    const std::size_t from = scanner.at();
    const Value<double> number = scanner.number();
    if (!good(number)) return fault(number);
    const std::string_view digits = trimmed(text.substr(from, scanner.at() - from));
    const std::size_t unit_from = scanner.at();
    const std::string_view unit = scanner.word();
    if (unit.empty() && scanner.is_at_end()) return without_unit(digits, text);
    const double seconds = seconds_of_unit(unit);
    if (seconds == 0) {
      Fault unknown = no_such_unit(digits, unit.empty() ? scanner.rest() : unit);
      unknown.from = unit_from;
      unknown.to = unit_from + unit.size();
      return unknown;
    }
    if (*good(number) < 0) return negative_time(text, from, scanner.at());
    length.hours += *good(number) * seconds / hour_s;
    length.nanoseconds += *good(number) * (seconds * 1e9);
    if (length.hours > longest_h) return too_long(text, 0, 0);
  } while (scanner.sees_number());
  if (!scanner.is_at_end()) return surplus(scanner, "12 min");
  return length;
}

Value<Length> read_length(std::string_view text) {
  Value<Length> length = length_of(text);
  if (good(length)) return length;
  if (auto days = find_working_days(text)) return std::move(*days);
  const auto meant = duration_meant(text);
  if (!meant || !good(length_of(*meant))) return length;
  Fault misread = with_what_is_meant(fault(length), meant);
  misread.message = fmt::format("{} is not a time as it is written here", in_quotes(trimmed(text)));
  misread.from = misread.to = 0;
  return misread;
}

}  // namespace

double seconds_of_unit(std::string_view unit) {
  for (const Unit& known : units) {
    if (known.name == unit) return known.seconds;
  }
  return 0;
}

std::vector<std::string> names_of_units() {
  std::vector<std::string> names;
  for (const Unit& known : units) names.emplace_back(known.name);
  return names;
}

Fault without_unit(std::string_view number, std::string_view text) {
  Fault fault{"E201", fmt::format("{} has no unit", in_quotes(text)), ""};
  fault.suggestions = {fmt::format("{} min", number), fmt::format("{} h", number), fmt::format("{} days", number)};
  fault.caret = fmt::format("is it {}, {} or {}?", fault.suggestions[0], fault.suggestions[1], fault.suggestions[2]);
  return fault;
}

Fault no_such_unit(std::string_view number, std::string_view unit) {
  Fault fault{"E201", fmt::format("{} is not a unit of time", in_quotes(unit)), ""};
  if (unit == "m" || unit == "M") {
    fault.suggestions = {fmt::format("{} min", number)};
    fault.caret = fmt::format("write {} min; a month is 4 weeks or 30 days", number);
    return fault;
  }
  if (unit == "month" || unit == "months") {
    fault.caret = "months differ in length: write 4 weeks or 30 days";
    return fault;
  }
  for (const std::string& name : nearest(unit, names_of_units())) fault.suggestions.push_back(fmt::format("{} {}", number, name));
  fault.caret = fault.suggestions.empty() ? "write s, min, h, days, weeks or years" : did_you_mean(fault.suggestions);
  return fault;
}

Value<sim::Duration> read_duration(std::string_view text) {
  const Value<Length> length = read_length(text);
  if (!good(length)) return fault(length);
  return sim::Duration{std::llround(good(length)->nanoseconds)};
}

Value<double> read_duration_h(std::string_view text) {
  const Value<Length> length = read_length(text);
  if (!good(length)) return fault(length);
  return good(length)->hours;
}

Value<double> read_rate_per_week(std::string_view text) {
  constexpr std::string_view example = "write 120 per week, 30 per hour or 1 per day";
  Scanner scanner{text};
  const Value<double> number = scanner.number();
  if (!good(number)) return fault(number);
  if (*good(number) < 0)
    return Fault{"E204", fmt::format("{} is a negative rate", in_quotes(text)), std::string{example}};
  const std::string digits = plain(*good(number));
  if (scanner.is_at_end()) {
    Fault bare{"E201", fmt::format("{} has no unit", in_quotes(text)), ""};
    bare.suggestions = {digits + " per week", digits + " per day", digits + " per hour"};
    bare.caret = fmt::format("is it {}, {} or {}?", bare.suggestions[0], bare.suggestions[1], bare.suggestions[2]);
    return bare;
  }
  const std::string_view per = scanner.word();
  const std::string_view unit = scanner.word();
  const double seconds = seconds_of_unit(unit);
  if (per != "per" || seconds == 0 || !scanner.is_at_end()) {
    return with_what_is_meant({"E201", fmt::format("{} is not a rate", in_quotes(text)), std::string{example}},
                              rate_meant(text));
  }
  const double per_week = *good(number) * (week_s / seconds);
  if (per_week > 1e12)
    return Fault{"E211", fmt::format("{} is more than can be simulated", in_quotes(text)), std::string{example}};
  return per_week;
}

}  // namespace servicechain::scenarios
