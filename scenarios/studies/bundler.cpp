#include "scenarios/studies/bundler.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/changes/change.h"
#include "scenarios/changes/what_ifs.h"
#include "scenarios/reading/experiment_plan.h"
#include "scenarios/reading/keys.h"
#include "scenarios/reading/known.h"

namespace servicechain::scenarios {
namespace {

// The order of a map's entries says nothing but to people.
bool is_same_in_any_order(const Node& a, const Node& b) {
  if (!a.is_map() || !b.is_map()) return same_content(a, b);
  return a.children.size() == b.children.size() && std::ranges::all_of(a.children, [&](const Node& child) {
           const Node* other = b.find(child.key);
           return other != nullptr && is_same_in_any_order(child, *other);
         });
}

bool is_at_or_inside(const std::string& path, const std::string& outer) {
  return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

// Where both change something, as far as the same place is named.
std::optional<std::string> shared_place(const WhatIf& a, const WhatIf& b) {
  for (const Change& one : a.changes) {
    for (const Change& other : b.changes) {
      if (is_at_or_inside(one.path, other.path)) return other.path;
      if (is_at_or_inside(other.path, one.path)) return one.path;
    }
  }
  return std::nullopt;
}

std::string first_error(const std::vector<Problem>& problems) {
  const auto error = std::ranges::find(problems, Severity::error, &Problem::severity);
  return error->message + (error->caret.empty() ? "" : ", " + error->caret);
}

}  // namespace

Bundler::Bundler(const Scenario& scenario)
    : scenario_{scenario},
      sources_{scenario.file},
      folder_{scenario.file},
      root_{*read_tree(scenario.text, scenario.file).value} {
  std::vector<Setting> settings;
  for (const Change& set : scenario.sets) {
    settings.push_back({set.path, set.change});
    sources_.push_back(set.path);
  }
  Reading reading{sources_, folder_};
  static_cast<void>(take_provenances(reading, root_));
  static_cast<void>(apply_settings(reading, root_, settings));
}

std::variant<Node, std::string> Bundler::tree_with(std::span<const std::size_t> what_ifs) {
  Node tree = root_;
  Reading reading{sources_, folder_};
  for (const std::size_t place : what_ifs) {
    const Node* changes = root_.find("what-if")->find(scenario_.what_ifs[place].name)->find("change");
    for (const Node& edit : changes->children) {
      if (is_free_text(edit.key)) continue;
      static_cast<void>(apply(reading, tree, {edit.key, edit.key_span, &edit}));
    }
  }
  if (has_error(reading.problems())) return first_error(reading.problems());
  return tree;
}

std::optional<std::string> Bundler::clash(std::size_t a, std::size_t b) {
  const auto one_way = tree_with(std::array{a, b});
  const auto other_way = tree_with(std::array{b, a});
  for (const auto* tree : {&one_way, &other_way}) {
    if (const std::string* trouble = std::get_if<std::string>(tree)) return *trouble;
  }
  if (is_same_in_any_order(std::get<Node>(one_way), std::get<Node>(other_way))) return std::nullopt;
  const auto shared = shared_place(scenario_.what_ifs[a], scenario_.what_ifs[b]);
  return shared ? "both change " + *shared : "it matters which of them comes first";
}

std::variant<models::ServiceChain, std::string> Bundler::chain_with(std::span<const std::size_t> what_ifs) {
  auto tree = tree_with(what_ifs);
  if (std::string* trouble = std::get_if<std::string>(&tree)) return std::move(*trouble);
  Reading reading{sources_, folder_};
  models::ServiceChain chain = read_chain(reading, std::get<Node>(tree));
  if (has_error(reading.problems())) return first_error(reading.problems());
  return chain;
}

}  // namespace servicechain::scenarios
