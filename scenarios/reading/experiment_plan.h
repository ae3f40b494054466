#pragma once

#include <string>
#include <vector>

#include "scenarios/reading/reading.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

// The parts of a file that are about the experiment, not about the organisation.
namespace servicechain::scenarios {

[[nodiscard]] TimePlan read_time_plan(Reading& reading, const Node& root);
[[nodiscard]] Decision read_decision(Reading& reading, const Node& root);

// {value: …, source: …, note: …} becomes the value alone; what was said about it is returned, in file order.
[[nodiscard]] std::vector<Provenance> take_provenances(Reading& reading, Node& root);

}  // namespace servicechain::scenarios
