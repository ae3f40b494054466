#pragma once

#include <string>
#include <vector>

#include "analysis/study.h"
#include "models/service_chain.h"

// A small shop and what a comparison could say of it, written by hand: six departments, two segments of customers,
// two of the departments serving each other.
namespace servicechain::tests {

[[nodiscard]] models::ServiceChain hand_made_chain();
[[nodiscard]] analysis::Study hand_made_study();

// So many departments in a row, each served by the next: d000 ← d001 ← …, customers at d000.
[[nodiscard]] models::ServiceChain row_of(std::size_t departments);
[[nodiscard]] analysis::Study study_of_row(std::size_t departments);

// Not well-formed XML: the parser's message with its line. Well-formed: empty.
[[nodiscard]] std::string what_is_wrong_as_xml(const std::string& text);
// Every address beginning with http: or https:, but for the names of XML namespaces.
[[nodiscard]] std::vector<std::string> outside_addresses(const std::string& text);

}  // namespace servicechain::tests
