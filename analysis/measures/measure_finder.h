#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "analysis/study.h"

namespace servicechain::analysis {

// The rows of one what-if ("base" too), by what they are of, kind of job and name. Requires: the study outlives it.
class MeasureFinder {
 public:
  MeasureFinder(const Study& study, std::string_view what_if);

  // nullptr: no such row.
  [[nodiscard]] const MeasureRow* find(std::string_view of, std::string_view name, std::string_view kind = "all") const;
  // The point of that row. nullopt: no such row, no observation, or refused.
  [[nodiscard]] std::optional<double> mean(std::string_view of, std::string_view name,
                                           std::string_view kind = "all") const;

 private:
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const MeasureRow*> rows_;
};

}  // namespace servicechain::analysis
