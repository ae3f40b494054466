#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/service_chain.h"
#include "scenarios/reading/read.h"
#include "scenarios/reading/reading.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// Edits the tree as --set asks, one after the other. Returns: what was changed, with before and after.
[[nodiscard]] std::vector<Change> apply_settings(Reading& reading, Node& root, const std::vector<Setting>& settings);

// Each with a chain of its own: the base tree with the changes made, read again. `base`: to tell that nothing changed.
[[nodiscard]] std::vector<WhatIf> read_what_ifs(Reading& reading, const Node& root, const models::ServiceChain& base);

// Base and what-ifs share it: time, decide and so on. By the first name of the path.
[[nodiscard]] bool is_of_the_experiment(std::string_view path);

// The chain of a tree that was changed. Reports only what was no problem before, with the note (in the what-if x).
[[nodiscard]] models::ServiceChain read_changed_chain(Reading& reading, const Node& changed, const std::string& note);

}  // namespace servicechain::scenarios
