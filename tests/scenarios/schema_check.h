#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace servicechain::scenarios {

// What the schema has against a scenario, YAML or JSON, a line each; none: it is accepted.
[[nodiscard]] std::vector<std::string> refused_by_schema(std::string_view text);

}  // namespace servicechain::scenarios
