#include "scenarios/reading/written_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/history/calendar_period.h"
#include "scenarios/reading/kpi_columns.h"

namespace servicechain::scenarios {
namespace {

using analysis::Every;
using std::chrono::year_month_day;

constexpr std::string_view digits = "0123456789";
constexpr std::string_view advice = "write year-month-day, such as 2026-03-09";
constexpr int first_year = 1900;
constexpr int last_year = 2100;

// A number of so many digits at most, and nothing behind it; nullopt: it is none.
std::optional<unsigned> number_in(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most || text.find_first_not_of(digits) != text.npos) return std::nullopt;
  unsigned number = 0;
  for (const char digit : text) number = 10 * number + static_cast<unsigned>(digit - '0');
  return number;
}

// 13/01/2025 09:00
struct YearLast {
  unsigned first;
  unsigned second;
  std::string_view year;
  std::string_view time;  // with the blank before it; "": none
  char mark;
};
std::optional<YearLast> year_last_in(std::string_view text) {
  const std::size_t one = text.find_first_of("./-");
  if (one == text.npos) return std::nullopt;
  const char mark = text[one];
  const std::size_t two = text.find(mark, one + 1);
  if (two == text.npos) return std::nullopt;
  const std::size_t end = std::min(text.find(' ', two), text.size());
  const auto first = number_in(text.substr(0, one), 2);
  const auto second = number_in(text.substr(one + 1, two - one - 1), 2);
  const std::string_view year = text.substr(two + 1, end - two - 1);
  if (!first || !second || year.size() != 4 || !number_in(year, 4)) return std::nullopt;
  return YearLast{*first, *second, year, text.substr(end), mark};
}

// 2025-W01, 2025 Q1, Q1/2025: the year, and what stands with the letter.
struct Numbered {
  char letter;  // W or Q
  unsigned number;
  int year;
};
std::optional<Numbered> numbered_in(std::string_view text) {
  const std::size_t at = text.find_first_of("WwQq");
  if (at == text.npos) return std::nullopt;
  const std::size_t behind = std::min(text.find_first_not_of(digits, at + 1), text.size());
  std::string_view rest = at == 0 ? text.substr(behind) : text.substr(0, at);
  if (at > 0 && behind != text.size()) return std::nullopt;
  const std::size_t from = std::min(rest.find_first_of(digits), rest.size());
  const std::size_t to = rest.find_last_of(digits) + 1;  // npos + 1 is 0
  if (from >= to) return std::nullopt;
  const bool is_apart = rest.size() - (to - from) <= 1 && rest.find_first_not_of("0123456789 -/") == rest.npos;
  const auto year = number_in(rest.substr(from, to - from), 4);
  const auto number = number_in(text.substr(at + 1, behind - at - 1), 2);
  if (!is_apart || !year || to - from != 4 || !number || *number == 0) return std::nullopt;
  return Numbered{text[at] == 'w' || text[at] == 'W' ? 'W' : 'Q', *number, static_cast<int>(*year)};
}

// Jan 2026, January 2026, Jan-2026, Jan. 2026: its first day. nullopt: no month of that name and a year.
std::optional<Date> month_in(std::string_view text) {
  constexpr std::array<std::string_view, 12> names{"january", "february", "march",     "april",   "may",      "june",
                                                   "july",    "august",   "september", "october", "november", "december"};
  const std::size_t year_at = text.find_first_of(digits);
  if (year_at == 0 || year_at == text.npos) return std::nullopt;
  const auto year = number_in(text.substr(year_at), 4);
  const std::string_view written = text.substr(0, text.find_first_of(" .-/"));
  const std::string_view between = text.substr(written.size(), year_at - std::min(written.size(), year_at));
  const bool is_apart = between == " " || between == "-" || between == "/" || between == ". ";
  if (!is_apart || !year || text.size() - year_at != 4) return std::nullopt;
  const std::string name = in_small_letters(written);
  const auto found = std::ranges::find_if(names, [&](std::string_view month) { return name == month || name == month.substr(0, 3); });
  if (found == names.end()) return std::nullopt;
  return Date{std::chrono::year{static_cast<int>(*year)} / std::chrono::month{static_cast<unsigned>(found - names.begin()) + 1} / 1};
}

// Its first day. The first week of a year is that of the 4th of January. nullopt: the year has no such week or quarter.
std::optional<Date> begin_of(const Numbered& written) {
  const std::chrono::year year{written.year};
  if (written.letter == 'Q') {
    if (written.number > 4) return std::nullopt;
    return Date{year / std::chrono::month{3 * written.number - 2} / 1};
  }
  const Date first = analysis::begin_of(Every::week, Date{year / 1 / 4});
  const Date monday = first + std::chrono::weeks{written.number - 1};
  return monday < analysis::begin_of(Every::week, Date{(year + std::chrono::years{1}) / 1 / 4}) ? std::optional{monday}
                                                                                               : std::nullopt;
}

std::string iso(const YearLast& date, FirstNumber first) {
  const bool is_day_first = first == FirstNumber::day;
  return fmt::format("{}-{:02}-{:02}", date.year, is_day_first ? date.second : date.first,
                     is_day_first ? date.first : date.second);
}

std::string in_words(const std::string& iso_date) {
  return analysis::in_words(Every::day, good(read_moment(iso_date))->date);
}

Fault no_date(std::string_view text) { return {"E502", fmt::format("{} is not a date", in_quotes(text)), std::string{advice}}; }

Value<Moment> moment_in(std::string_view text) {
  Value<Moment> read = read_moment(text);
  if (good(read)) return read;
  return no_date(text);
}

Value<Moment> year_last(const YearLast& date, std::string_view text, const DateNotation& notation) {
  const auto read = [&](FirstNumber first) { return read_moment(iso(date, first) + std::string{date.time}); };
  if (date.mark == '.' || notation.first) {
    Value<Moment> moment = read(date.mark == '.' ? FirstNumber::day : *notation.first);
    return good(moment) ? moment : no_date(text);
  }
  const Value<Moment> as_day = read(FirstNumber::day);
  if (!good(as_day) || date.first == date.second) return good(as_day) ? as_day : no_date(text);
  const std::string day = iso(date, FirstNumber::day);
  const std::string month = iso(date, FirstNumber::month);
  return Fault{"E502",
               fmt::format("{} is {} or {}", in_quotes(text), in_words(day), in_words(month)),
               fmt::format("write {} or {}", day, month),
               {},
               {"no date of the file has a day above 12, which would tell what stands first"}};
}

Value<Moment> read_any(std::string_view text, const DateNotation& notation) {
  if (const auto numbered = numbered_in(text)) {
    const std::optional<Date> begins = begin_of(*numbered);
    return begins ? Value<Moment>{Moment{*begins, {}}} : no_date(text);
  }
  if (const auto month = month_in(text)) return Moment{*month, {}};
  if (const auto date = year_last_in(text)) return year_last(*date, text, notation);
  const bool is_month = text.size() == 7 && (text[4] == '-' || text[4] == '/');
  std::string written{text};
  std::ranges::replace(written, '/', '-');
  const Value<Moment> moment = moment_in(is_month ? written + "-01" : written);
  return good(moment) ? moment : no_date(text);
}

}  // namespace

void learn(DateNotation& notation, std::string_view date) {
  if (notation.first) return;
  const auto parts = year_last_in(trimmed(date));
  if (!parts || parts->mark == '.') return;
  const bool is_day_first = parts->first > 12 && parts->first <= 31 && parts->second <= 12;
  const bool is_month_first = parts->second > 12 && parts->second <= 31 && parts->first <= 12;
  if (!is_day_first && !is_month_first) return;
  notation.first = is_day_first ? FirstNumber::day : FirstNumber::month;
  notation.proof = trimmed(date);
}

bool has_points(std::string_view date) {
  const auto parts = year_last_in(trimmed(date));
  return parts && parts->mark == '.';
}

Value<Moment> read_written_date(std::string_view text, const DateNotation& notation) {
  Value<Moment> read = read_any(trimmed(text), notation);
  if (!good(read)) return read;
  const int year = static_cast<int>(year_month_day{good(read)->date}.year());
  if (year >= first_year && year <= last_year) return read;
  return Fault{"E502", fmt::format("the year of {} is hardly meant", in_quotes(text)),
               fmt::format("years go from {} to {}", first_year, last_year)};
}

}  // namespace servicechain::scenarios
