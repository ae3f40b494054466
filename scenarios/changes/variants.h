#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/changes/change.h"
#include "scenarios/reading/data_folder.h"
#include "scenarios/reading/read.h"
#include "scenarios/reading/reading.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// The base with changes made.
struct Variant {
  models::ServiceChain chain;
  std::vector<Change> changes;  // place by place
};

// A scenario kept open as a tree, from which chains with changes are read in the way of what-ifs.
class Variants {
 public:
  // `arguments`: words of a command line in which changes stand; Span::source of the first is first_argument().
  // Requires: the scenario was read from its text with these settings.
  Variants(const Scenario& scenario, const std::vector<Setting>& settings, const std::vector<std::string>& arguments);

  [[nodiscard]] std::uint32_t first_argument() const { return first_argument_; }
  [[nodiscard]] const Node& root() const { return root_; }
  [[nodiscard]] Reading& reading() { return reading_; }

  // nullopt: problems were reported, with the note.
  [[nodiscard]] std::optional<Variant> with(std::span<const Edit> edits, const std::string& note);

  // Of the changes, not of the base.
  [[nodiscard]] bool were_refused() const { return has_error(reading_.problems()); }
  [[nodiscard]] std::vector<Problem> take_problems();

 private:
  std::uint32_t first_argument_;      // -- constant
  std::vector<std::string> sources_;  // -- constant
  DataFolder folder_;
  Reading reading_;          // -- state
  Node root_;                // -- constant
  std::size_t of_base_ = 0;  // -- constant: problems (warnings) that the base has
};

}  // namespace servicechain::scenarios
