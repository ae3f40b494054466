#pragma once

#include <string_view>

#include "scenarios/reading/data_folder.h"
#include "scenarios/values/value.h"
#include "sim/law.h"

namespace servicechain::scenarios {

// lognormal(mean 12 min, sd 8 min), triangular(15, 30, 60) min, a bare duration…; a table file is looked for in
// `folder`. Behind it x1.2 makes every duration longer by that factor.
// Fails: std::system_error when a table file cannot be read.
[[nodiscard]] Value<sim::Law> read_law(std::string_view text, DataFolder& folder);

[[nodiscard]] const std::vector<std::string>& names_of_laws();

// -- Parts ---------------------------------------------------------------------------------------------------------

// What stands in the brackets of a law, split at its commas, and the unit behind them.
struct LawText {
  std::string_view name;  // empty: no brackets, so a bare duration
  std::vector<std::string_view> parts;
  std::string_view unit;  // empty: none
  double factor = 1;
};
[[nodiscard]] Value<LawText> split_law(std::string_view text);

// One part: `mean 10 min`, `5`, `cv 0.5`.
struct LawNumber {
  std::string_view label;  // mean, sd, cv, steps; empty: none
  double number;
  double unit_s;  // 0: none written
  std::string_view text;
};

// "70%: law" or "rest: law".
struct LawShare {
  double share;
  std::string_view value;
};
[[nodiscard]] Value<std::vector<LawShare>> read_law_shares(const LawText& law);

// One right example of a law, in its own words.
[[nodiscard]] std::string_view example_of_law(std::string_view name);
// What it means for times, for people who do not know its name.
[[nodiscard]] std::string_view meaning_of_law(std::string_view name);
[[nodiscard]] std::string like_this_law(std::string_view name);
[[nodiscard]] bool has_decimal_comma(std::string_view text);
[[nodiscard]] Fault wrong_parts(const LawText& law, std::string_view text);

// empirical(file, column, min) and histogram(file).
[[nodiscard]] Value<sim::Law> read_empirical(const LawText& law, std::string_view text, DataFolder& folder);
[[nodiscard]] Value<sim::Law> read_histogram(const LawText& law, std::string_view text, DataFolder& folder);

}  // namespace servicechain::scenarios
