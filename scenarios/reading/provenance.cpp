#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/reading/experiment_plan.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

bool is_provenance(const Node& node) {
  if (!node.is_map() || node.find("value") == nullptr) return false;
  return std::all_of(node.children.begin(), node.children.end(), [](const Node& child) {
    return child.key == "value" || child.key == "source" || child.key == "note" || is_free_text(child.key);
  });
}

Provenance unwrap(Reading& reading, Node& node, const std::string& path) {
  Provenance provenance{path, "", ""};
  if (const Node* source = node.find("source")) {
    constexpr std::string_view choices = "measured / estimated / guess";
    const auto place = reading.take(*source, [choices](std::string_view text) { return read_choice(text, choices); });
    if (place) provenance.source = split_choices(choices)[*place];
  }
  if (const Node* note = node.find("note")) provenance.note = reading.take_text(*note);
  Node value = std::move(*node.find("value"));
  value.key = std::move(node.key);
  value.key_span = node.key_span;
  node = std::move(value);
  return provenance;
}

// Places that hold names, where an entry called `value` is a name.
bool holds_names(const std::vector<std::string>& path) {
  constexpr std::array<std::string_view, 5> sections = {"departments", "customers", "pools", "calendars", "what-if"};
  return path.empty() || (path.size() == 1 && std::find(sections.begin(), sections.end(), path[0]) != sections.end());
}

void collect(Reading& reading, Node& node, std::vector<std::string>& path, std::vector<Provenance>& found) {
  const auto joined = [&] { return fmt::format("{}", fmt::join(path, ".")); };
  if (!holds_names(path) && is_provenance(node)) found.push_back(unwrap(reading, node, joined()));
  for (Node& child : node.children) {
    if (child.is_scalar() || is_free_text(child.key)) continue;
    const auto step = reading.step(child.key);
    path.push_back(child.key);
    collect(reading, child, path, found);
    path.pop_back();
  }
}

}  // namespace

std::vector<Provenance> take_provenances(Reading& reading, Node& root) {
  std::vector<Provenance> found;
  std::vector<std::string> path;
  collect(reading, root, path, found);
  return found;
}

}  // namespace servicechain::scenarios
