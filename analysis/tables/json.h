#pragma once

#include <string>

#include "analysis/study.h"

namespace servicechain::analysis {

// `run --json`, `compare --json`: one document, format "servicechain-result/1". Numbers to at most 12 significant
// digits; null where there is no number. Ends in a newline.
[[nodiscard]] std::string json_of(const Study& study);

}  // namespace servicechain::analysis
