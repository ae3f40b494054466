#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/service_chain.h"
#include "scenarios/reading/scan.h"
#include "scenarios/scenario.h"
#include "scenarios/values/value.h"
#include "sim/time.h"

// The kinds of value of a scenario file, one function each: text in, value or fault out. The key says which kind is
// wanted; nothing is guessed from the looks of a text.
namespace servicechain::scenarios {

// The longest time the clock is asked to hold: 250 years of 52 weeks.
inline constexpr double longest_h = 250.0 * 52 * 168;

// 12, 0.5, -3
[[nodiscard]] Value<double> read_number(std::string_view text);
[[nodiscard]] Value<double> read_number_not_negative(std::string_view text);

// A whole number from `least` to `most`. `of`: what is counted, "people".
struct Countable {
  std::uint64_t least;
  std::uint64_t most;
  std::string_view of;
};
[[nodiscard]] Value<std::uint64_t> read_count(std::string_view text, const Countable& limits);

// 12 min, 1.5 h, 3 days, 1 h 30 min
[[nodiscard]] Value<sim::Duration> read_duration(std::string_view text);
[[nodiscard]] Value<double> read_duration_h(std::string_view text);

// 120 per week, 30 per hour. Returns: per week of 168 hours.
[[nodiscard]] Value<double> read_rate_per_week(std::string_view text);

// 30%, 0.3. Returns: 0 to 1.
[[nodiscard]] Value<double> read_share(std::string_view text);

// 80, 80 points, 98% (of 100 points)
[[nodiscard]] Value<double> read_points(std::string_view text);

// low, medium, high: 1, 2, 4; or a number
[[nodiscard]] Value<double> read_level(std::string_view text);

// 48 EUR per visit
[[nodiscard]] Value<Cost> read_money(std::string_view text);

[[nodiscard]] Value<bool> read_yes_no(std::string_view text);

// 30% of jobs, 2 per job, 12 per week
struct Often {
  enum class Per { job, week } per;
  double times;
};
[[nodiscard]] Value<Often> read_how_often(std::string_view text);

// 1..4 (each as likely), 3, discrete(50%: 1, 50%: 4)
[[nodiscard]] Value<std::vector<models::GroupSize>> read_group(std::string_view text);

// all, any, 2 of 3. `of` is the number written behind `of`; 0: none was.
struct Join {
  models::NeedsJoin join;
  std::uint32_t of;
};
[[nodiscard]] Value<Join> read_join(std::string_view text);

// yes, park, no, at most 30 min
struct Wait {
  models::Waiting waiting;
  sim::Duration at_most;
};
[[nodiscard]] Value<Wait> read_wait(std::string_view text);

// geometric, linear, yield, power(-1)
struct Combination {
  models::Combine combine;
  double power;
};
[[nodiscard]] Value<Combination> read_combination(std::string_view text);

// One of "finish / hand-over / stop": the place in that list.
[[nodiscard]] Value<std::size_t> read_choice(std::string_view text, std::string_view choices);
[[nodiscard]] std::vector<std::string> split_choices(std::string_view choices);

// -- Parts that other kinds of value are made of -----------------------------------------------------------------

// The length of a unit of time in seconds, by any of its names; 0: no such unit.
[[nodiscard]] double seconds_of_unit(std::string_view unit);
[[nodiscard]] std::vector<std::string> names_of_units();
// A fault for what stands behind a value that is already whole. Requires: not at the end.
[[nodiscard]] Fault surplus(const Scanner& scanner, std::string_view example);
[[nodiscard]] Value<double> share_at(Scanner& scanner);
[[nodiscard]] Fault without_unit(std::string_view number, std::string_view text);
[[nodiscard]] Fault no_such_unit(std::string_view number, std::string_view unit);

// -- What was likely meant, in the right form; nullopt: that cannot be told ------------------------------------------

// €48, 46k EUR a year, 34000 EUR/year
[[nodiscard]] std::optional<std::string> money_meant(std::string_view text);
// 900 a week, 900/week
[[nodiscard]] std::optional<std::string> rate_meant(std::string_view text);
// 1h30, 1:30, half an hour
[[nodiscard]] std::optional<std::string> duration_meant(std::string_view text);
// 10-15 min: anything between
[[nodiscard]] std::optional<std::string> range_meant(std::string_view text);
// The fault with that as its advice, if there is any.
[[nodiscard]] Fault with_what_is_meant(Fault fault, const std::optional<std::string>& meant);

}  // namespace servicechain::scenarios
