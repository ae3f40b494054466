#pragma once

#include <string>
#include <vector>

#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// What holds where the file says nothing.
struct Default {
  std::string path;    // departments.store.open
  std::string value;   // always, as it could be written
  std::string source;  // the format, a line of the file, or where a constant of the model is published
};

// Every default that applies to a scenario, in the order of its file, then of the table of keys. `root` is its tree as
// read. Parts that are not there at all (a department without `needs`) have no defaults.
[[nodiscard]] std::vector<Default> defaults_of(const Scenario& scenario, const Node& root);

// For people: under the heading of each part, its defaults.
[[nodiscard]] std::string describe(const std::vector<Default>& defaults);

}  // namespace servicechain::scenarios
