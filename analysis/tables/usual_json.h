#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "analysis/study.h"

namespace servicechain::analysis {

// {"pilots", "values": [{"of", "name", "symbol", "unit", "value"}]}; null where nothing was calibrated.
[[nodiscard]] nlohmann::ordered_json calibration_object(const std::vector<UsualValue>& usual);

}  // namespace servicechain::analysis
