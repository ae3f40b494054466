#include "analysis/measures/measure.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace servicechain::analysis {

bool less_is_better(const std::string& measure_name) {
  static constexpr std::array<std::string_view, 18> names{
      "wait", "held", "time", "waits", "in-line", "inside", "inside-at-end", "refused", "gave-up", "blocked", "lost",
      "complaints", "late", "wrong", "overtime", "cost", "pressure", "fatigue"};
  const std::string_view stem = std::string_view{measure_name}.substr(0, measure_name.find('.'));
  return std::find(names.begin(), names.end(), stem) != names.end();
}

}  // namespace servicechain::analysis
