#include "scenarios/values/hours.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/suggest.h"
#include "scenarios/reading/scan.h"

namespace servicechain::scenarios {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view example = "write Mon-Fri 08:30-17:00, Sat 09:00-13:00";

Fault misread(std::string_view text, std::string_view what, std::string_view advice) {
  return {"E213", fmt::format("{} is not {}", in_quotes(text), what), std::string{advice}};
}

// Any sequence of digits; -1 is never returned: nullopt when there is none or it is too long.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && length <= most && text[length] >= '0' && text[length] <= '9') {
    number = number * 10 + (text[length++] - '0');
  }
  if (length < least || length > most) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, char mark) {
  if (text.empty() || text.front() != mark) return false;
  text.remove_prefix(1);
  return true;
}

// 08:30. Returns: since midnight.
std::optional<sim::Duration> take_time_of_day(std::string_view& text) {
  std::string_view rest = text;
  const auto hour = take_digits(rest, 1, 2);
  if (!hour || !take(rest, ':')) return std::nullopt;
  const auto minute = take_digits(rest, 2, 2);
  if (!minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) return std::nullopt;
  text = rest;
  return hours{*hour} + minutes{*minute};
}

std::optional<Date> take_date(std::string_view& text) {
  std::string_view rest = text;
  const auto year = take_digits(rest, 4, 4);
  if (!year || !take(rest, '-')) return std::nullopt;
  const auto month = take_digits(rest, 2, 2);
  if (!month || !take(rest, '-')) return std::nullopt;
  const auto day = take_digits(rest, 2, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  text = rest;
  return Date{date};
}

constexpr std::array<std::string_view, 7> short_days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> long_days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

bool same_letters(std::string_view a, std::string_view b) { return a.size() == b.size() && letters_apart(a, b) == 0; }

std::optional<std::size_t> day_of(std::string_view word) {
  for (std::size_t day = 0; day < 7; ++day) {
    if (same_letters(word, short_days[day]) || same_letters(word, long_days[day])) return day;
  }
  return std::nullopt;
}

Fault no_such_day(std::string_view word, std::string_view text) {
  std::vector<std::string> names{short_days.begin(), short_days.end()};
  names.insert(names.end(), long_days.begin(), long_days.end());
  Fault fault = misread(word, "a day of the week", example);
  fault.suggestions = nearest(word, names);
  if (!fault.suggestions.empty()) fault.caret = did_you_mean(fault.suggestions);
  if (word.data() >= text.data() && word.data() <= text.data() + text.size()) {
    fault.from = static_cast<std::size_t>(word.data() - text.data());
    fault.to = fault.from + word.size();
  }
  return fault;
}

// Mon, Mon-Fri, Sat-Mon. Faults: a word that is no day.
std::optional<Fault> take_days(Scanner& scanner, HoursEntry& entry) {
  std::string_view first = scanner.word();
  std::string_view last = first;
  if (const std::size_t dash = first.find('-'); dash != first.npos) {
    last = first.substr(dash + 1);
    first = first.substr(0, dash);
    if (last.empty()) last = scanner.word();
  } else if (scanner.take("-")) {
    last = scanner.word();
  }
  const auto from = day_of(first);
  if (!from) return no_such_day(first, scanner.text());
  const auto until = day_of(last);
  if (!until) return no_such_day(last, scanner.text());
  for (std::size_t day = *from;; day = (day + 1) % 7) {
    entry.days[day] = true;
    if (day == *until) break;
  }
  entry.names_days = true;
  return std::nullopt;
}

// 08:30-17:00, or two ranges with a blank or `and` between.
std::optional<Fault> take_ranges(std::string_view text, HoursEntry& entry) {
  std::string_view rest = trimmed(text);
  while (!rest.empty()) {
    const auto from = take_time_of_day(rest);
    rest = trimmed(rest);
    const bool dash = from && take(rest, '-');
    rest = trimmed(rest);
    const auto until = dash ? take_time_of_day(rest) : std::nullopt;
    if (!until || (!rest.empty() && rest.front() != ' ')) {
      return misread(trimmed(text), "from one time of day to another",
                     "write 08:30-17:00, with 24:00 for the end of the day");
    }
    if (*from == hours{24}) return misread(trimmed(text), "possible", "a day starts at 00:00");
    if (*from == *until)
      return misread(trimmed(text), "from one time to a later one", "for the whole day write 00:00-24:00");
    entry.ranges.push_back({*from, *until > *from ? *until : *until + hours{24}});
    entry.names_hours = true;
    rest = trimmed(rest);
    if (rest.substr(0, 4) == "and ") rest.remove_prefix(4);
    rest = trimmed(rest);
  }
  return std::nullopt;
}

bool starts_like_a_date(std::string_view text) {
  return text.size() >= 5 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }) &&
         text[4] == '-';
}

}  // namespace

Value<Moment> read_moment(std::string_view text) {
  std::string_view rest = trimmed(text);
  const auto date = take_date(rest);
  Moment moment{date.value_or(Date{}), {}};
  const bool has_time = date && (take(rest, 'T') || take(rest, ' '));
  if (has_time) {
    rest = trimmed(rest);
    const auto time = take_time_of_day(rest);
    if (time && take(rest, ':')) {
      const auto second = take_digits(rest, 2, 2);
      if (second && *second < 60) moment.of_day += std::chrono::seconds{*second};
    }
    if (!time || *time >= hours{24}) return misread(text, "a date and a time of day", "write 2026-03-09 09:00");
    moment.of_day += *time;
  }
  if (!date || !rest.empty())
    return misread(text, "a date", "write year-month-day, such as 2026-03-09 or 2026-03-09 09:00");
  return moment;
}

sim::Time on_the_clock(const Moment& moment, const Moment& start) {
  return sim::start_of_run + sim::Duration{moment.date - start.date} + moment.of_day - start.of_day;
}

namespace {

Value<HoursEntry> entry_of(std::string_view written) {
  const std::string_view text = trimmed(written);
  HoursEntry entry;
  std::string_view hours_text = text;
  if (starts_like_a_date(text)) {
    entry.date = take_date(hours_text);
    if (!entry.date) return misread(text.substr(0, 10), "a date", "write year-month-day, such as 2026-12-25");
    static_cast<void>(take(hours_text, ':'));
  } else if (!text.empty() && (text.front() < '0' || text.front() > '9')) {
    Scanner scanner{text};
    if (const auto fault = take_days(scanner, entry)) return *fault;
    hours_text = scanner.rest();
    static_cast<void>(take(hours_text, ':'));
  }
  if (!entry.names_days) entry.days.fill(true);
  hours_text = trimmed(hours_text);
  if (hours_text == "closed") return entry;
  if (const auto fault = take_ranges(hours_text, entry)) return *fault;
  if (!entry.names_hours) entry.ranges.push_back({hours{0}, hours{24}});
  return entry;
}

// The same hours in the right form, where they can be told.
template <class T, class Read>
Value<T> or_what_is_meant(Value<T> value, std::string_view text, Read read) {
  if (good(value)) return value;
  auto meant = hours_meant(text);
  if (!meant) return value;
  Fault misread = fault(value);
  std::string_view whose;
  if (!good(read(*meant))) {
    const Value<HoursEntry> days = entry_of(*meant);
    if (!good(days) || good(days)->names_hours) return value;
    *meant += " 09:00-18:00";
    whose = ", with your own hours";
  }
  misread.caret = fmt::format("write {}{}", *meant, whose);
  misread.suggestions = {*meant};
  return misread;
}

Value<std::vector<HoursEntry>> entries_of(std::string_view text) {
  std::vector<HoursEntry> entries;
  if (trimmed(text) == "closed") return entries;
  std::vector<std::string_view> days_alone;  // `Mon, Wed, Fri 09:00-17:00`: the days before the hours
  bool names_days = false;
  bool names_none = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view piece = trimmed(rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.find(','), rest.size() - 1) + 1);
    if (piece == "always") {
      HoursEntry entry;
      entry.days.fill(true);
      entry.ranges = {{hours{0}, hours{24}}};
      entries.push_back(entry);
      continue;
    }
    if (piece.empty()) return misread(text, "a list of hours", example);
    const Value<HoursEntry> read = entry_of(piece);
    if (!good(read)) return fault(read);
    HoursEntry entry = *good(read);
    if (entry.names_days && !entry.names_hours && !entry.ranges.empty()) {
      days_alone.push_back(piece);
      continue;
    }
    for (const std::string_view days : days_alone) {
      const Value<HoursEntry> more = entry_of(days);
      for (std::size_t day = 0; day < 7; ++day) entry.days[day] = entry.days[day] || good(more)->days[day];
    }
    if (!days_alone.empty() && (!entry.names_days || entry.date)) return misread(text, "clear", example);
    days_alone.clear();
    names_days = names_days || entry.names_days;
    names_none = names_none || (!entry.names_days && !entry.date);
    entries.push_back(std::move(entry));
  }
  if (!days_alone.empty())
    return misread(days_alone.back(), "complete: it has no hours",
                   fmt::format("write {} 00:00-24:00 for whole days", days_alone.back()));
  if (names_days && names_none) {
    return misread(text, "clear: some hours have a day and some have none",
                   "say the days of each: Mon-Fri 08:30-12:00, Mon-Fri 13:00-17:00");
  }
  if (entries.empty()) return misread(text, "a list of hours", example);
  return entries;
}

}  // namespace

Value<HoursEntry> read_hours_entry(std::string_view text) { return or_what_is_meant(entry_of(text), text, entry_of); }

Value<std::vector<HoursEntry>> read_hours(std::string_view text) {
  return or_what_is_meant(entries_of(text), text, entries_of);
}

}  // namespace servicechain::scenarios
