#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "models/parameters.h"

namespace servicechain::models {

// How a constant is written in a scenario.
enum class ParameterForm {
  number,   // 0.25
  share,    // 40%
  points,   // 75
  level,    // low, medium, high, or a number
  time,     // 4 weeks
  spread,   // low, medium, high (complexity of the work), or a number
  yearly,   // 0.25 per year
  stays,    // 75% at 75 points
  weights,  // {right: 0.32, speed: 0.22, …}
};

// A constant that is not a field of Parameters: the default of a department or a segment.
enum class StartingPoint { depends_on_suppliers, surroundings, welfare, informed };

// One row of the table of constants in models/README.md.
struct ParameterInfo {
  std::string_view key;     // its name in a scenario
  std::string_view symbol;  // as in the equations
  ParameterForm form;
  std::variant<double Parameters::*, std::optional<double> Parameters::*, ServqualWeights Parameters::*, StartingPoint>
      field;
  std::string_view otherwise;  // the default, as written in a scenario; empty: it follows from something else
  double least;                // the usual range, as a number of `form` (hours for times)
  double most;
  std::string_view says;
  std::string_view source;
  Evidence evidence;
};

[[nodiscard]] std::span<const ParameterInfo> parameter_table();
[[nodiscard]] const ParameterInfo* find_parameter(std::string_view key);

}  // namespace servicechain::models
