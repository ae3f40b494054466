#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// A share as written: 70%, 0.7, or `rest` (nullopt).
[[nodiscard]] Value<std::optional<double>> read_share_or_rest(std::string_view text);

// The shares with `rest` filled in. Faults: two `rest`, a sum that is not 100% within 0.001 points (the missing share
// is named), and a `rest` for which nothing is left below zero. `example`: a right one.
[[nodiscard]] Value<std::vector<double>> completed(std::span<const std::optional<double>> shares,
                                                   std::string_view example);

}  // namespace servicechain::scenarios
