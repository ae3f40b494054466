#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenarios/changes/difference.h"
#include "scenarios/messages/problem.h"
#include "scenarios/reading/defaults.h"

// The JSON that the door itself says; that of results is analysis/json.h.
namespace servicechain::app {

// {"name": "text", …}, in the order given.
[[nodiscard]] std::string as_json(const std::vector<std::pair<std::string, std::string>>& texts);

// {"problems": [{code, severity, file, line, column, end, path, message, suggestions}]}
[[nodiscard]] std::string as_json(const std::vector<scenarios::Problem>& problems);

// The same with "loads": a JSON document of analysis.
[[nodiscard]] std::string as_json(const std::vector<scenarios::Problem>& problems, const std::string& loads);

// {"defaults": [{path, value, source}]}
[[nodiscard]] std::string defaults_as_json(const std::vector<scenarios::Default>& defaults);

// {"same": false, "differences": [{path, way, before, after}]}. `same`: a run would be the same.
[[nodiscard]] std::string differences_as_json(const std::vector<scenarios::Difference>& differences, bool same);

}  // namespace servicechain::app
