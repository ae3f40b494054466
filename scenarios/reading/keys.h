#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace servicechain::scenarios {

// Where in the tree a key stands.
enum class Place : std::uint8_t {
  top,
  time,
  pool,
  department,
  need,
  absence,
  dated_absence,
  routine,
  segment,
  arrive,
  expects,
  cares_about,
  quality,
  parameters,
  servqual_weights,
  what_if,
  decide,
  replications,
};

// What kind of value a key takes.
enum class Form : std::uint8_t {
  version,
  text,
  texts,
  name,
  names,
  number,
  count,
  share,
  points,
  points_or_share,
  duration,
  warm_up,
  rate,
  law,
  law_by_kind,
  patience,
  hours,
  people,
  how_often,
  wait,
  level,
  money,
  choice,
  choices,
  yes_no,
  moment,
  combine,
  join,
  limit,
  when_full,
  enters,
  passes_to,
  group,
  pattern,
  arrive,
  fields,
  named,
  absence,
  on_measure,
  replications,
  smallest,
  changes,
  parameter,
};

// One key of the scenario file: the reader, the messages, the schema and `explain` all use this one table.
struct Key {
  Place in;
  std::string_view name;
  Form form;
  std::string_view otherwise;     // the default as text; empty: none
  std::string_view choices;       // of Form::choice: "finish / hand-over / stop", in the order of the enum
  std::string_view says;          // one line for people
  std::optional<Place> inside{};  // of Form::fields: the keys below; of Form::named: the keys of each entry
};

// Keys of one place stand together, in the order in which people read them.
[[nodiscard]] std::span<const Key> keys_of(Place place);
[[nodiscard]] const Key* find_key(Place place, std::string_view name);
// The first place that has such a key, parameters aside.
[[nodiscard]] std::optional<Place> place_with_key(std::string_view name);
[[nodiscard]] std::vector<std::string> names_of_keys(Place place);

// The key of a place for a word that people take instead: staff for people; empty: none.
[[nodiscard]] std::string_view key_meant(Place place, std::string_view word);

// "a department", "a need"
[[nodiscard]] std::string_view called(Place place);

// x-… and notes: free text, anywhere.
[[nodiscard]] bool is_free_text(std::string_view key);

// A map whose entries are keys or names of things, so that a change merges into it; else a value as a whole.
[[nodiscard]] bool is_structure(Form form);

// Money, rates and people: where 46.000 would be forty-six thousand to many.
[[nodiscard]] bool counts_thousands(Form form);

}  // namespace servicechain::scenarios
