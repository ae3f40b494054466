#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/study.h"

namespace servicechain::analysis {

enum class Comparison { at_least, above, at_most, below };

// A condition on the answer: "satisfaction >= 80", "departments.store wait <= 5 min", "lost < 10%".
struct Requirement {
  std::string text;  // as written
  std::string of;    // "customers" unless written
  std::string measure;
  Comparison comparison;
  double limit;      // in `unit`
  std::string unit;  // as written; empty: a bare number
  [[nodiscard]] friend bool operator==(const Requirement&, const Requirement&) = default;
};

// nullopt: not of the form [PATH] MEASURE >= NUMBER [UNIT].
[[nodiscard]] std::optional<Requirement> read_requirement(std::string_view text);

enum class Fulfilment { holds, fails, does_not_apply };

struct RequirementAnswer {
  Fulfilment fulfilment;
  std::string sentence;  // what was found, for people
};

// Compares the mean: of every what-if in the study, or of the base where there is none.
// does_not_apply: no such measure, or a unit that is not the measure's.
[[nodiscard]] RequirementAnswer judge(const Requirement& requirement, const Study& study);

}  // namespace servicechain::analysis
