#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/service_chain.h"
#include "scenarios/messages/problem.h"
#include "scenarios/reading/read.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// Read without a problem, by the schema too, else the test fails with the messages.
[[nodiscard]] Scenario read_well(std::string_view text, const std::vector<Setting>& settings = {});

// The problems of a text that must not be read.
[[nodiscard]] std::vector<Problem> problems_of(std::string_view text, const std::vector<Setting>& settings = {});

// The one problem; more or none fails the test.
[[nodiscard]] Problem only_problem_of(std::string_view text, const std::vector<Setting>& settings = {});

// A small scenario that is right, with further lines for its department `store` (indented by four) and at the end.
[[nodiscard]] std::string small(std::string_view store_lines = "", std::string_view last_lines = "");

[[nodiscard]] std::string city_shoes();

[[nodiscard]] const models::Department& department(const models::ServiceChain& chain, std::string_view name);
[[nodiscard]] const models::Segment& segment(const models::ServiceChain& chain, std::string_view name);
[[nodiscard]] const models::Need& need(const models::ServiceChain& chain, std::string_view asker,
                                       std::string_view supplier);

}  // namespace servicechain::scenarios
