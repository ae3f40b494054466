#include "scenarios/checks/names_as_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/changes/path.h"
#include "scenarios/values/hours.h"
#include "scenarios/values/shares.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

// What an entry of a map of names is called; empty: the entries of this key have no names.
std::string_view called(const Key& key) {
  struct Called {
    std::string_view key;
    std::string_view entry;
  };
  constexpr std::array words{Called{"departments", "a department"}, Called{"customers", "a customer segment"},
                             Called{"pools", "a pool"},             Called{"calendars", "a calendar"},
                             Called{"what-if", "a what-if"},        Called{"routine", "a routine"},
                             Called{"needs", "a need"},             Called{"passes-to", "a way for jobs to go"},
                             Called{"enters", "a department"},      Called{"work", "a kind of job"},
                             Called{"for", "a kind of job"},        Called{"patience", "a department"}};
  const auto* found = std::ranges::find(words, key.name, &Called::key);
  return found == words.end() ? std::string_view{} : found->entry;
}

// Brackets only: a law is not read here, because its table file would be.
bool looks_like_a_law(std::string_view text) {
  return good(read_duration(text)) != nullptr || (text.find('(') != text.npos && trimmed(text).back() == ')');
}

bool has_key_of(const Node& map, Place place) {
  return std::ranges::any_of(map.children, [&](const Node& child) { return find_key(place, child.key) != nullptr; });
}

// Whether the value is what an entry of this map has. Empty braces are a need that says nothing more.
bool looks_like_an_entry(const Node& value, const Kind& map) {
  if (map.of == Kind::Of::names && map.entries_are_keys) {
    return value.is_map() && (has_key_of(value, map.place) || (map.place == Place::need && value.children.empty()));
  }
  if (value.is_map()) return map.key->form != Form::law_by_kind && map.key->form != Form::patience;
  if (!value.is_scalar()) return false;
  switch (map.key->form) {
    case Form::named: return good(read_hours(value.text)) != nullptr;
    case Form::passes_to:
    case Form::enters: return good(read_share_or_rest(value.text)) != nullptr;
    case Form::how_often: return good(read_how_often(value.text)) != nullptr;
    case Form::law_by_kind:
    case Form::patience: return looks_like_a_law(value.text);
    default: return false;
  }
}

void warn(Reading& reading, const Node& entry, const Key& key) {
  const auto step = reading.step(entry.key);
  const std::string message = fmt::format("{} is read as free text here, not as {}", in_quotes(entry.key), called(key));
  if (entry.key == "notes") return reading.warn(entry.key_span, {"W403", message, "this word is for notes; take another name"});
  const std::string name = "x" + entry.key.substr(std::string_view{"x-"}.size());
  reading.warn(entry.key_span, {"W403", message, fmt::format("a name cannot begin with x-: call it {}, say", in_quotes(name)), {name}});
}

void walk(Reading& reading, const Node& node, const Kind& kind) {
  const bool has_names = kind.of != Kind::Of::keys && kind.key != nullptr && !called(*kind.key).empty();
  if (kind.of == Kind::Of::value && !has_names) return;
  for (const Node& child : node.children) {
    if (is_free_text(child.key)) {
      if (has_names && looks_like_an_entry(child, kind)) warn(reading, child, *kind.key);
      continue;
    }
    const auto step = reading.step(child.key);
    walk(reading, child, kind_of_entry(kind, &child, child.key));
  }
}

}  // namespace

void warn_of_names_as_text(Reading& reading, const Node& root) { walk(reading, root, Kind{}); }

}  // namespace servicechain::scenarios
