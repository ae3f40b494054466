#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/scenario.h"

namespace servicechain::coverage {

// A value that a study estimates with a range, and what it truly is.
struct Asked {
  std::string what_if;  // "base": the measure itself; else the difference that the what-if makes
  std::string of;
  std::string measure;
  std::optional<double> truth;  // nullopt: from a very long run
};

// A study that is made again and again, each time with other luck.
struct Case {
  std::string name;
  scenarios::Scenario scenario;        // all its what-ifs are asked together
  std::uint32_t runs;                  // replications of one study
  std::vector<Asked> asked;
  std::vector<std::string> unchanged;  // what-ifs that change nothing but luck
  std::optional<scenarios::Scenario> very_long;  // for truths that no formula gives
};

// What the range of it promises: 95%, and of the decided measure 1 − 5%/k where k what-ifs are asked together.
[[nodiscard]] double promised(const Case& the_case, const Asked& asked);

[[nodiscard]] scenarios::Scenario read_text(const std::string& text);

// M/M/1 with work of 1 h on average, and a what-if in which it is 0.95 h.
[[nodiscard]] Case one_desk(double load, double hours, std::uint32_t runs);
// M/M/1 against itself with other luck.
[[nodiscard]] Case one_desk_unchanged(double load, double hours, std::uint32_t runs);
// M/M/1 against the same line in which the last to come is the first to be served: the mean wait is the same.
[[nodiscard]] Case one_desk_turned_round(double load, double hours, std::uint32_t runs);
// M/M/5, and a sixth person.
[[nodiscard]] Case five_desks(double load, double hours, std::uint32_t runs);
// City Shoes as shipped, observed for so many weeks.
[[nodiscard]] Case city_shoes(int weeks, std::uint32_t runs);
// The same with a third technician only: what that changes is mostly what happens in a few crowded weeks.
[[nodiscard]] Case third_technician(int weeks, std::uint32_t runs);
// City Shoes against itself with another name of a department, and with other names of the segments.
[[nodiscard]] Case city_shoes_unchanged(int weeks, std::uint32_t runs);

}  // namespace servicechain::coverage
