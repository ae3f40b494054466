#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenarios/problem.h"

// The JSON that the door itself says; that of results is analysis/json.h.
namespace servicechain::app {

// {"name": "text", …}, in the order given.
[[nodiscard]] std::string as_json(const std::vector<std::pair<std::string, std::string>>& texts);

// {"problems": [{code, severity, file, line, column, end, path, message, suggestions}]}
[[nodiscard]] std::string as_json(const std::vector<scenarios::Problem>& problems);

// The same with "loads": a JSON document of analysis.
[[nodiscard]] std::string as_json(const std::vector<scenarios::Problem>& problems, const std::string& loads);

}  // namespace servicechain::app
