#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace servicechain::layers {

// The rooms of the house, lowest first: an include may only point to the left.
inline const std::vector<std::string> rooms{"sim", "models", "analysis", "scenarios", "app"};

// What is wrong with `file` (a path from the root of the house) including `included`; nullopt: nothing.
[[nodiscard]] std::optional<std::string> complaint(std::string_view file, std::string_view included);

// The paths in a text's #include lines.
[[nodiscard]] std::vector<std::string> includes_in(std::string_view text);

}  // namespace servicechain::layers
