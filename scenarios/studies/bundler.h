#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "models/service_chain.h"
#include "scenarios/reading/data_folder.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// Makes chains in which several what-ifs of a scenario hold at once: their changes are made on the file's tree one
// after the other, and all of it is read and checked again. What is added twice is added (+1 and +1 is +2).
// Two what-ifs clash where it matters which of them comes first: both give one place a value, one adds to what the
// other multiplies, one removes what the other changes.
class Bundler {
 public:
  // Reads the scenario's text again. The scenario must outlive this.
  explicit Bundler(const Scenario& scenario);
  Bundler(const Bundler&) = delete;
  Bundler& operator=(const Bundler&) = delete;

  // Why the two what-ifs (places in the scenario's list) cannot be together, in words. nullopt: they can.
  [[nodiscard]] std::optional<std::string> clash(std::size_t a, std::size_t b);

  // With all of these, in the order given, or why there is no such chain, in words.
  [[nodiscard]] std::variant<models::ServiceChain, std::string> chain_with(std::span<const std::size_t> what_ifs);

 private:
  // The tree with these made, or the first problem on the way.
  [[nodiscard]] std::variant<Node, std::string> tree_with(std::span<const std::size_t> what_ifs);

  const Scenario& scenario_;          // -- constant
  std::vector<std::string> sources_;  // -- constant
  DataFolder folder_;                 // -- state: data files read so far
  Node root_;                         // -- constant: `--set` included
};

}  // namespace servicechain::scenarios
