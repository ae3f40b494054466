#pragma once

#include <vector>

#include "models/service_chain.h"
#include "scenarios/read.h"
#include "scenarios/reading.h"
#include "scenarios/scenario.h"
#include "scenarios/tree.h"

namespace servicechain::scenarios {

// Edits the tree as --set asks, one after the other. Returns: what was changed, with before and after.
[[nodiscard]] std::vector<Change> apply_settings(Reading& reading, Node& root, const std::vector<Setting>& settings);

// Each with a chain of its own: the base tree with the changes made, read again. `base`: to tell that nothing changed.
[[nodiscard]] std::vector<WhatIf> read_what_ifs(Reading& reading, const Node& root, const models::ServiceChain& base);

}  // namespace servicechain::scenarios
