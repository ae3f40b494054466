#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/measures/catalogue.h"

// What each measure means, for people, in a line.
namespace servicechain::analysis {

// "a department", "a need", "customers"
[[nodiscard]] std::string_view called(Subject subject);

// The measures of one subject by name, percentiles included, in the order of the results.
[[nodiscard]] std::vector<std::string> names_of_measures(Subject subject);

struct MeasureMeaning {
  Subject subject;
  std::string says;
  std::string unit;
};
// Of `wait`, `wait.p95`, `promoters`: one for each subject that has it; none: there is no such measure.
[[nodiscard]] std::vector<MeasureMeaning> meanings_of(std::string_view measure);

}  // namespace servicechain::analysis
