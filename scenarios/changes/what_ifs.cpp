#include "scenarios/changes/what_ifs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/changes/change.h"
#include "scenarios/messages/characters.h"
#include "scenarios/reading/known.h"

namespace servicechain::scenarios {
namespace {

// What is about the experiment, not the organisation: base and what-if must share it.
constexpr std::array<std::string_view, 7> of_the_experiment = {"servicechain", "name",   "about",  "language",
                                                               "time",         "decide", "what-if"};

// Each what-if is a whole organisation more, so their number has a limit, and all of them together.
constexpr std::size_t most_what_ifs = 10'000;
constexpr std::size_t most_nodes_of_what_ifs = 20'000'000;

std::size_t nodes_in(const Node& node) {
  std::size_t count = 1;
  for (const Node& child : node.children) count += nodes_in(child);
  return count;
}

Node without_what_ifs(const Node& root) {
  Node rest;
  rest.kind = root.kind;
  rest.span = root.span;
  for (const Node& child : root.children) {
    if (child.key != "what-if") rest.children.push_back(child);
  }
  return rest;
}

void move_by(Node& node, std::uint32_t source, std::uint32_t columns) {
  for (Span* span : {&node.span, &node.key_span}) {
    span->source = source;
    span->column += columns;
    span->end += columns;
  }
  for (Node& child : node.children) move_by(child, source, columns);
}

// The change of a --set: brackets and quotes are read as in a file, all else is one value as written.
std::optional<Node> node_of(Reading& reading, const Setting& setting, std::uint32_t source) {
  const auto columns = static_cast<std::uint32_t>(count_characters(setting.path) + 1);
  const std::string_view text = trimmed(setting.change);
  const bool is_written_out = !text.empty() && std::string_view{"{[\"'"}.find(text.front()) != std::string_view::npos;
  if (!is_written_out) {
    Node node;
    node.text = std::string{text};
    node.span = {source, 1, columns + 1,
                 columns + 1 + static_cast<std::uint32_t>(std::max<std::size_t>(count_characters(text), 1))};
    return node;
  }
  Read<Node> tree = read_tree(setting.change, "");
  if (tree.value && tree.problems.empty()) {
    move_by(*tree.value, source, columns);
    return std::move(*tree.value);
  }
  for (const Problem& problem : tree.problems) {
    const auto column = static_cast<std::uint32_t>(problem.spot->column) + columns;
    reading.refuse(Span{source, 1, column, column + 1},
                   {problem.code, problem.message, problem.caret, {}, problem.notes});
  }
  return std::nullopt;
}

// What tells two problems apart.
std::string mark_of(const Problem& problem) {
  const Spot spot = problem.spot.value_or(Spot{});
  return fmt::format("{}:{}:{}:{}:{}", spot.file, spot.line, spot.column, problem.code, problem.message);
}

// The problems that the base does not have.
void report_new(Reading& reading, Reading& of_what_if, const std::string& note) {
  std::vector<Problem> problems = of_what_if.take_problems();
  if (problems.empty()) return;
  std::set<std::string> known;
  for (const Problem& problem : reading.problems()) known.insert(mark_of(problem));
  for (Problem& problem : problems) {
    if (!known.insert(mark_of(problem)).second) continue;
    problem.notes.push_back(note);
    reading.add(std::move(problem));
  }
}

WhatIf read_what_if(Reading& reading, const Node& organisation, const Node& entry,
                    const models::ServiceChain& base) {
  const Fields fields{reading, entry, Place::what_if};
  WhatIf what_if{entry.key, fields.text("says"), {}, read_cost(fields, "cost"), {}};
  const std::size_t known = reading.problems().size();
  const Node* change = fields.find("change");
  if (change == nullptr) {
    fields.demand("change", "{departments.it-desk.staff: +1}");
    return what_if;
  }
  const auto step = reading.step("change");
  if (!reading.is_map(*change, "{departments.it-desk.staff: +1}")) return what_if;
  Node tree = organisation;
  for (const Node& edit : change->children) {
    if (is_free_text(edit.key)) continue;
    const auto inner = reading.step(edit.key);
    if (is_of_the_experiment(edit.key)) {
      const std::string section = edit.key.substr(0, edit.key.find('.'));
      reading.refuse(edit.key_span, {"E309", fmt::format("a what-if cannot change {}", in_quotes(section)),
                                     "base and what-ifs share it; a what-if changes the organisation"});
      continue;
    }
    for (Change& made : apply(reading, tree, {edit.key, edit.key_span, &edit}))
      what_if.changes.push_back(std::move(made));
  }
  if (reading.problems().size() > known) return what_if;
  what_if.chain = read_changed_chain(reading, tree, fmt::format("in the what-if {}", entry.key));
  if (!has_error(reading.problems()) && what_if.chain == base) {
    reading.refuse(entry.key_span, {"E308", fmt::format("the what-if {} changes nothing", in_quotes(entry.key)),
                                    "what it asks for is so already"});
  }
  return what_if;
}

}  // namespace

bool is_of_the_experiment(std::string_view path) {
  const std::string_view section = path.substr(0, path.find('.'));
  return std::find(of_the_experiment.begin(), of_the_experiment.end(), section) != of_the_experiment.end();
}

models::ServiceChain read_changed_chain(Reading& reading, const Node& changed, const std::string& note) {
  Reading of_changed = reading.again();
  models::ServiceChain chain = read_chain(of_changed, changed);
  report_new(reading, of_changed, note);
  return chain;
}

std::vector<Change> apply_settings(Reading& reading, Node& root, const std::vector<Setting>& settings) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const auto source = static_cast<std::uint32_t>(i + 1);
    const auto node = node_of(reading, settings[i], source);
    if (!node) continue;
    const Span path{source, 1, 1, static_cast<std::uint32_t>(count_characters(settings[i].path) + 1)};
    for (Change& change : apply(reading, root, {settings[i].path, path, &*node})) changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<WhatIf> read_what_ifs(Reading& reading, const Node& root, const models::ServiceChain& base) {
  std::vector<WhatIf> what_ifs;
  const Node* map = root.find("what-if");
  const auto step = reading.step("what-if");
  if (map == nullptr || !reading.is_map(*map, "{third-technician: {change: {departments.it-desk.staff: +1}}}"))
    return what_ifs;
  const Node organisation = without_what_ifs(root);
  const std::size_t size = nodes_in(organisation);
  if (map->children.size() > most_what_ifs || map->children.size() * size > most_nodes_of_what_ifs) {
    reading.refuse(map->key_span,
                   {"E211", fmt::format("there are too many what-ifs ({})", map->children.size()),
                    fmt::format("at most {}, and fewer in a large organisation", most_what_ifs)});
    return what_ifs;
  }
  for (const Node& entry : map->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    if (entry.key == "base") {
      reading.refuse(entry.key_span, {"E312", "a what-if cannot be called \"base\"",
                                      "the file as written has this name; take another one"});
    }
    what_ifs.push_back(read_what_if(reading, organisation, entry, base));
  }
  return what_ifs;
}

}  // namespace servicechain::scenarios
