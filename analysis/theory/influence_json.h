#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analysis/theory/influence.h"

namespace servicechain::analysis::theory {

// {"validity", "rests_on", "departments", "shares": [{"of", "shares"}]}; without a formula {"validity", "why_not"}.
// `departments`: the names of the columns.
[[nodiscard]] nlohmann::ordered_json influence_object(const Influence& influence,
                                                      const std::vector<std::string>& departments);

}  // namespace servicechain::analysis::theory
