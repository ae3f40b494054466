#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/changes/path.h"
#include "scenarios/reading/reading.h"
#include "scenarios/reading/tree.h"
#include "scenarios/scenario.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// A change in relation to what is there: +1, +5 min, x1.2, -10%.
struct Relative {
  enum class Way { add, multiply } way;
  double amount;     // to add, or the factor
  std::string unit;  // of what is added; empty: none written
};
// nullopt: a plain value. Numbers that may be negative are not taken for a subtraction: `-1` is then a value.
[[nodiscard]] std::optional<Relative> read_relative(std::string_view text, Form form);

// The text with the change made. `form`: the kind of value the text is.
[[nodiscard]] Value<std::string> changed(std::string_view text, const Relative& change, Form form);

// A change in words, "1 more" or "50% less", as it is written: +1, -50%. nullopt: no such words.
[[nodiscard]] std::optional<Fault> in_words(std::string_view text);

// A number made by a change, as it could stand in a file with this behind it: never one with two meanings.
[[nodiscard]] std::string as_written(double number, Form form, std::string_view behind);

// One path and what happens there, both with their place.
struct Edit {
  std::string path;
  Span path_span;
  const Node* change;  // a value, +1, x1.2, -10%, remove, or a map to add
};

// Makes the change on the tree, so that every check applies to the result. Problems are reported where the change
// stands. Returns: what was changed, place by place.
[[nodiscard]] std::vector<Change> apply(Reading& reading, Node& root, const Edit& edit);

}  // namespace servicechain::scenarios
