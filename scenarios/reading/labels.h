#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/reading/tree.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// What departments or segments are called in reports, in any language, each with the name that the file knows.
using Labels = std::vector<std::pair<std::string, std::string>>;  // label, name
[[nodiscard]] Labels labels_in(const Node& section);

// Somebody is called by a label: the fault then suggests the name. Else it stays as it is.
void suggest_by_label(Fault& fault, std::string_view written, const Labels& labels);

}  // namespace servicechain::scenarios
