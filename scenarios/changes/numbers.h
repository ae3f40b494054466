#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/sensitivity/tornado.h"
#include "scenarios/reading/keys.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// The number as it is made less or more: what then stands at the place of the whole value.
struct Nudged {
  std::string text;  // of the number itself: "33% of jobs"
  Node value;
};

// A number of a scenario: written, or a default that is in force. Every key of the table that takes a number has some.
struct ScenarioNumber {
  std::string path;        // departments.warehouse.work.delivery
  std::string value_path;  // of the whole value it is a part of: departments.warehouse.work
  std::string says;        // what the key is
  std::string today;
  analysis::NumberSource source;
  std::string usual_range;     // of a constant of the model: "0 to 1"
  std::optional<Nudged> less;  // nullopt: it has an end there
  std::optional<Nudged> more;
};

// In the order of the table of keys. People are moved by 1, other whole numbers by at least 1, everything else by the
// share `by` of itself: laws as a whole, shares not beyond 100%. Where shares of one map add up to 100% without a
// `rest`, the others make room in proportion. Not numbers here: 0, what is unlimited, times and dates of hours, an `x`
// in a pattern, whole-number defaults (at-once, group), time, decide and what-ifs.
[[nodiscard]] std::vector<ScenarioNumber> numbers_of(const Node& root, const std::vector<Provenance>& provenances,
                                                     double by);

// One number as text made larger by the share `by` (smaller: negative). nullopt: it is no number, is 0, or ends there.
[[nodiscard]] std::optional<std::string> nudged(const std::string& text, Form form, double by);

}  // namespace servicechain::scenarios
