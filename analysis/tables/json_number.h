#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace servicechain::analysis {

// To 12 significant digits: further ones may differ between processors. null where there is no number.
[[nodiscard]] nlohmann::ordered_json json_number(double value);
[[nodiscard]] nlohmann::ordered_json json_number(const std::optional<double>& value);

}  // namespace servicechain::analysis
