#include "scenarios/messages/problem.h"

#include <algorithm>

namespace servicechain::scenarios {

bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace servicechain::scenarios
