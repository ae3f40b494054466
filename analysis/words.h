#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"

// Numbers and names as a person would say them.
namespace servicechain::analysis {

enum class Vocabulary { plain, expert };  // `--expert`: field terms instead of plain words

// A unit a person would use, and what a number must be multiplied with to be in it.
struct Scale {
  double factor = 1;
  std::string unit;  // "min", "points", "%"; empty: a bare number
  [[nodiscard]] friend bool operator==(const Scale&, const Scale&) = default;
};

// What is said: a value, or by how much it changes (a share then changes by percentage points).
enum class Saying { value, change };

// For numbers up to about `size` in the measure's own unit: 0.005 h are seconds, 0.09 h minutes, 60 h days.
[[nodiscard]] Scale scale_for(const Measure& measure, double size, Saying saying);

// Digits after the point that a range supports: one digit of its half-width. Negative: tens (-1), hundreds (-2).
// One or two more where else a bound would seem to lie on the other side of 0 or of one of the `landmarks`.
[[nodiscard]] int supported_decimals(Range range);
[[nodiscard]] int supported_decimals(Range range, double landmark);

// 46,000 · −1.5 · 0.092. `decimals` as above.
[[nodiscard]] std::string number(double value, int decimals);
[[nodiscard]] std::string signed_number(double value, int decimals);  // +5, −1, 0
// At most so many significant digits, none behind the last that is not 0: 46,000, 2.5.
[[nodiscard]] std::string rounded(double value, int significant_digits);

// Every range is written here: "5.4 to 5.6", "+0.1 to +0.3" of a change. Ends that read alike are not written twice:
// "within 0.01", or "in every run" where they are one number. `before`: "likely ", which what holds in every run is not.
[[nodiscard]] std::string range_in_words(Range range, int decimals, Saying saying, std::string_view before = "");

// "5.5 min (likely 5.4 to 5.6)", "5.5 min (one run: no range)", "–" without a number.
[[nodiscard]] std::string with_range(const Measure& measure, const Estimate& estimate, Saying saying,
                                     Vocabulary vocabulary);

// "5.5 min (5.4 to 5.6)": for a table whose note says what stands in the brackets.
[[nodiscard]] std::string in_a_table(const Measure& measure, const Estimate& estimate, Saying saying);

// "wait", "19 of 20 wait less than"; expert: "waiting time in line, 95th percentile".
[[nodiscard]] std::string name_of(const Measure& measure, Vocabulary vocabulary);

// departments.store → "store"; departments.store.needs.warehouse → "store asks warehouse"; customers → "all customers".
[[nodiscard]] std::string place_of(std::string_view of);

// The department a path is in: departments.store.staff → "store". nullopt: none.
[[nodiscard]] std::optional<std::string> department_in(std::string_view path);

}  // namespace servicechain::analysis
