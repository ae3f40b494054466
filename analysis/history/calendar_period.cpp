#include "analysis/history/calendar_period.h"

#include <fmt/format.h>

#include <array>

namespace servicechain::analysis {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

unsigned month_of(const year_month_day& date) { return static_cast<unsigned>(date.month()); }

// `count` months in one, counted from January.
sys_days begin_of_months(sys_days day, unsigned count) {
  const year_month_day date{day};
  const unsigned month = (month_of(date) - 1) / count * count + 1;
  return date.year() / std::chrono::month{month} / 1;
}

}  // namespace

std::string_view name_of(Every every) {
  switch (every) {
    case Every::day: return "day";
    case Every::week: return "week";
    case Every::month: return "month";
    case Every::quarter: return "quarter";
  }
  return "";
}

std::string_view adjective_of(Every every) {
  switch (every) {
    case Every::day: return "daily";
    case Every::week: return "weekly";
    case Every::month: return "monthly";
    case Every::quarter: return "quarterly";
  }
  return "";
}

sys_days begin_of(Every every, sys_days day) {
  switch (every) {
    case Every::day: return day;
    case Every::week: return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case Every::month: return begin_of_months(day, 1);
    case Every::quarter: return begin_of_months(day, 3);
  }
  return day;
}

sys_days next_begin(Every every, sys_days begins) {
  const year_month_day date{begins};
  switch (every) {
    case Every::day: return begins + days{1};
    case Every::week: return begins + days{7};
    case Every::month: return sys_days{date + months{1}};
    case Every::quarter: return sys_days{date + months{3}};
  }
  return begins;
}

std::string in_words(Every every, sys_days begins) {
  const year_month_day date{begins};
  const int year = static_cast<int>(date.year());
  const std::string_view month = month_names[month_of(date) - 1];
  switch (every) {
    case Every::day:
    case Every::week: return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month, year);
    case Every::month: return fmt::format("{} {}", month, year);
    case Every::quarter: return fmt::format("Q{} {}", (month_of(date) - 1) / 3 + 1, year);
  }
  return "";
}

std::string iso_date(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), month_of(date),
                     static_cast<unsigned>(date.day()));
}

std::optional<std::chrono::sys_seconds> moment_of(std::string_view text) {
  constexpr std::string_view form = "0000-00-00 00:00";
  constexpr std::size_t day_alone = 10;
  if (text.size() != day_alone && text.size() != form.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '0' ? !is_digit : text[i] != form[i]) return std::nullopt;
  }
  const auto number_at = [text](std::size_t from, std::size_t count) {
    unsigned number = 0;
    for (const char digit : text.substr(from, count)) number = 10 * number + static_cast<unsigned>(digit - '0');
    return number;
  };
  const year_month_day date{std::chrono::year{static_cast<int>(number_at(0, 4))}, std::chrono::month{number_at(5, 2)},
                            std::chrono::day{number_at(8, 2)}};
  if (!date.ok()) return std::nullopt;
  if (text.size() == day_alone) return sys_days{date};
  const unsigned hour = number_at(11, 2);
  const unsigned minute = number_at(14, 2);
  if (hour > 23 || minute > 59) return std::nullopt;
  return sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

}  // namespace servicechain::analysis
