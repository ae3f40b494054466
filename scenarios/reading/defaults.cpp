#include "scenarios/reading/defaults.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/parameter_table.h"
#include "scenarios/changes/path.h"
#include "scenarios/reading/keys.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {
namespace {

// Parts that hold even where nothing of them is written.
constexpr std::array always_there = {Place::time, Place::quality, Place::decide};

class Collector {
 public:
  Collector(const Scenario& scenario, const Node& root) : scenario_{scenario}, root_{root} {}

  [[nodiscard]] std::vector<Default> collect() {
    visit_keys(root_, Place::top);
    return std::move(defaults_);
  }

 private:
  void visit_keys(const Node& map, Place place);
  void visit_below(const Node* written, const Key& key);
  void visit_entries(const Node& map, const Key& key);
  void add_default(const Node& map, const Key& key);
  [[nodiscard]] std::string source_of(const Key& key) const;

  const Scenario& scenario_;
  const Node& root_;
  std::vector<std::string> names_;
  std::vector<Default> defaults_;
};

// These two may also stand in `arrive`, and hold for the segment.
bool is_written_in_arrive(const Node& segment, std::string_view name) {
  const Node* arrive = segment.find("arrive");
  return (name == "any-time" || name == "group") && arrive != nullptr && arrive->find(name) != nullptr;
}

void Collector::visit_keys(const Node& map, Place place) {
  const auto at = [&](const Key& key, auto visit) {
    names_.emplace_back(key.name);
    visit(map.find(key.name));
    names_.pop_back();
  };
  for (const Key& key : keys_of(place)) {
    const bool belongs_above = place == Place::arrive && (key.name == "any-time" || key.name == "group");
    if (key.inside || belongs_above || is_written_in_arrive(map, key.name)) continue;
    at(key, [&](const Node* written) {
      if (written == nullptr) add_default(map, key);
    });
  }
  for (const Key& key : keys_of(place)) {
    if (key.inside) at(key, [&](const Node* written) { visit_below(written, key); });
  }
}

void Collector::visit_below(const Node* written, const Key& key) {
  static const Node nothing = [] {
    Node node;
    node.kind = NodeKind::map;
    return node;
  }();
  if (key.in != Place::top && *key.inside == Place::parameters) return;  // else they are those of the whole chain
  const bool is_always_there = std::find(always_there.begin(), always_there.end(), *key.inside) != always_there.end();
  if (written == nullptr && key.form != Form::named) {
    if (is_always_there || *key.inside == Place::parameters) return visit_keys(nothing, *key.inside);
    return add_default(nothing, key);
  }
  if (written == nullptr || !written->is_map()) return;
  if (key.form == Form::named) return visit_entries(*written, key);
  const bool is_dated = *key.inside == Place::absence && written->find("from") != nullptr;
  if (!is_dated) visit_keys(*written, *key.inside);
}

void Collector::visit_entries(const Node& map, const Key& key) {
  for (const Node& entry : map.children) {
    if (is_free_text(entry.key)) continue;
    names_.push_back(entry.key);
    visit_keys(entry, *key.inside);
    names_.pop_back();
  }
}

void Collector::add_default(const Node& map, const Key& key) {
  const Kind kind{Kind::Of::value, key.in, true, &key};
  Default found{fmt::format("{}", fmt::join(names_, ".")), text_of_default(root_, names_, kind), source_of(key)};
  if (key.in == Place::top && key.name == "name") found.value = scenario_.name;
  if (key.in == Place::department && key.name == "depends-on-suppliers") {
    const auto& departments = scenario_.chain.departments;
    const auto own = std::find_if(departments.begin(), departments.end(),
                                  [&](const auto& department) { return department.name == map.key; });
    if (own != departments.end() && own->depends_on_suppliers == 0)
      found = {found.path, "0%", "nothing is given to it that its quality could hang on"};
  }
  if (!found.value.empty()) defaults_.push_back(std::move(found));
}

// Where the default of a key comes from: the file's own parameters, a study, or the format.
std::string Collector::source_of(const Key& key) const {
  const std::string_view constant = key.in == Place::parameters ? key.name : parameter_behind(key);
  if (constant.empty()) return key.name == "name" ? "the name of the file" : "the format";
  const Node* parameters = root_.find("parameters");
  const Node* own = parameters == nullptr ? nullptr : parameters->find(constant);
  if (own != nullptr) return fmt::format("parameters, line {}", own->key_span.line);
  const models::ParameterInfo* info = models::find_parameter(constant);
  return info == nullptr || info->source.empty() ? "the model" : fmt::format("the model: {}", info->source);
}

}  // namespace

std::vector<Default> defaults_of(const Scenario& scenario, const Node& root) {
  return Collector{scenario, root}.collect();
}

std::string describe(const std::vector<Default>& defaults) {
  std::string text;
  std::string heading;
  for (const Default& each : defaults) {
    const std::size_t dot = each.path.rfind('.');
    const std::string part = dot == std::string::npos ? "the scenario" : each.path.substr(0, dot);
    if (part != heading) text += fmt::format("{}{}\n", text.empty() ? "" : "\n", part);
    heading = part;
    const std::string line = fmt::format("{}: {}", each.path.substr(dot + 1), each.value);
    const bool is_plain = each.source == "the format";
    text += is_plain ? fmt::format("  {}\n", line) : fmt::format("  {:<40} {}\n", line, each.source);
  }
  return text;
}

}  // namespace servicechain::scenarios
