#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reading/keys.h"
#include "scenarios/reading/reading.h"
#include "scenarios/reading/tree.h"

namespace servicechain::scenarios {

// What stands at a place in the tree, as the table of keys has it.
struct Kind {
  enum class Of { keys, names, value } of = Of::keys;
  Place place = Place::top;      // of keys: which; of names: the keys of each entry
  bool entries_are_keys = true;  // of names: each entry is a map of keys, else a value (calendars)
  const Key* key = nullptr;      // of a value: its key in the table
};

// departments.it-desk.staff, with every * replaced by a name that is there.
struct Concrete {
  std::vector<std::string> names;
};

// The places that a path names; none after a problem was reported. The last name may be one that is not written yet:
// a key of the table, or a name to add.
[[nodiscard]] std::vector<Concrete> places_of(Reading& reading, const Node& root, std::string_view path,
                                              const Span& span);

// What the entry `name` of a map is.
[[nodiscard]] Kind kind_of_entry(const Kind& map, const Node* written, std::string_view name);

// What stands at a place, written or not.
[[nodiscard]] Kind kind_at(const Node& root, const std::vector<std::string>& names);

// What holds where nothing is written; empty: nothing does, or it follows from something else.
[[nodiscard]] std::string text_of_default(const Node& root, const std::vector<std::string>& names, const Kind& kind);

// The constant of the model that stands behind the default of a key; empty: none does.
[[nodiscard]] std::string_view parameter_behind(const Key& key);

}  // namespace servicechain::scenarios
