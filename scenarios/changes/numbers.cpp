#include "scenarios/changes/numbers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/parameter_table.h"
#include "scenarios/changes/path.h"
#include "scenarios/changes/what_ifs.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using analysis::NumberSource;
using Names = std::vector<std::string>;

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, ".")); }

bool holds_shares(Form form) { return form == Form::enters || form == Form::passes_to; }

// Defaults that are whole numbers describe another organisation when moved: groups, jobs at once.
bool is_moved_by_default(Form form) {
  return form == Form::number || form == Form::share || form == Form::points || form == Form::points_or_share ||
         form == Form::duration || form == Form::rate || form == Form::how_often || form == Form::level ||
         form == Form::parameter;
}

NumberSource source_of(models::Evidence evidence) {
  switch (evidence) {
    case models::Evidence::published: return NumberSource::published;
    case models::Evidence::abstract: return NumberSource::from_abstract;
    case models::Evidence::derived: return NumberSource::derived;
    case models::Evidence::remembered: return NumberSource::remembered;
    case models::Evidence::chosen: return NumberSource::chosen;
  }
  return NumberSource::chosen;
}

std::string usual_range_of(const Key& key) {
  const models::ParameterInfo* info = key.in == Place::parameters ? models::find_parameter(key.name) : nullptr;
  if (info == nullptr) return {};
  const bool is_time = info->form == models::ParameterForm::time;
  const double unit = is_time ? 168 : 1;
  if (info->most / unit > 1e6) return fmt::format("{} or more{}", plain(info->least / unit), is_time ? " weeks" : "");
  return fmt::format("{} to {}{}", plain(info->least / unit), plain(info->most / unit), is_time ? " weeks" : "");
}

// Walks the tree beside the table of keys.
class Finder {
 public:
  Finder(const std::vector<Provenance>& provenances, double by) : provenances_{provenances}, by_{by} {}

  void walk(const Node* node, const Kind& kind) {
    if (kind.of == Kind::Of::value) {
      if (node != nullptr && kind.key != nullptr) take_value(*node, *kind.key);
    } else if (kind.of == Kind::Of::names) {
      if (node == nullptr) return;
      for (const Node& child : node->children) {
        if (!is_free_text(child.key)) step(&child, kind, child.key);
      }
    } else {
      for (const Key& key : keys_of(kind.place)) take_key(node, kind, key);
    }
  }

  [[nodiscard]] std::vector<ScenarioNumber> take() { return std::move(numbers_); }

 private:
  void step(const Node* child, const Kind& kind, std::string_view name) {
    names_.emplace_back(name);
    walk(child, kind_of_entry(kind, child, name));
    names_.pop_back();
  }

  void take_key(const Node* node, const Kind& kind, const Key& key) {
    if (kind.place == Place::top && is_of_the_experiment(key.name)) return;
    const Node* child = node == nullptr ? nullptr : node->find(key.name);
    const bool is_whole_of_the_chain = kind.place == Place::top && (key.name == "quality" || key.name == "parameters");
    const bool inherits = kind.place == Place::parameters && names_.size() > 1;  // a department's own constants
    if (child != nullptr || is_whole_of_the_chain) {
      step(child, kind, key.name);
    } else if (key.inside == Place::servqual_weights && !inherits) {
      step(nullptr, kind, key.name);
    } else if (!inherits && !key.otherwise.empty() && is_moved_by_default(key.form)) {
      names_.emplace_back(key.name);
      Node value;
      value.text = key.otherwise;
      take_leaf(value, {}, key, joined(names_), default_source(key));
      names_.pop_back();
    }
  }

  static NumberSource default_source(const Key& key) {
    const models::ParameterInfo* info = key.in == Place::parameters ? models::find_parameter(key.name) : nullptr;
    return info == nullptr ? NumberSource::usual_value : source_of(info->evidence);
  }

  // What the file says of the value, or of one it is a part of.
  [[nodiscard]] NumberSource said_source(const std::string& path) const {
    for (const Provenance& provenance : provenances_) {
      const bool covers = path == provenance.path || path.starts_with(provenance.path + ".");
      if (!covers) continue;
      if (provenance.source == "measured") return NumberSource::measured;
      if (provenance.source == "estimated") return NumberSource::estimated;
      if (provenance.source == "guess") return NumberSource::guess;
    }
    return NumberSource::not_said;
  }

  void take_value(const Node& value, const Key& key) {
    const std::string path = joined(names_);
    if (value.is_scalar() || key.form == Form::people) {
      take_leaf(value, {}, key, path, said_source(path));
    } else if (value.is_map()) {
      std::vector<std::size_t> place;
      take_parts(value, value, place, key);
    }
  }

  void take_parts(const Node& value, const Node& map, std::vector<std::size_t>& place, const Key& key) {
    for (std::size_t i = 0; i < map.children.size(); ++i) {
      const Node& child = map.children[i];
      if (is_free_text(child.key)) continue;
      names_.push_back(child.key);
      place.push_back(i);
      if (child.is_map()) {
        take_parts(value, child, place, key);
      } else if (child.is_scalar()) {
        const std::string path = joined(names_);
        take_leaf(value, place, key, path, said_source(path));
      }
      place.pop_back();
      names_.pop_back();
    }
  }

  // `place`: of the number in the value, by children; empty: the value itself, or all entries of a map of people.
  void take_leaf(const Node& value, const std::vector<std::size_t>& place, const Key& key, const std::string& path,
                 NumberSource source) {
    const Node& leaf = part_of(value, place);
    ScenarioNumber number{path,   value_path(place.size()), std::string{key.says}, in_one_line(leaf),
                          source, usual_range_of(key),      std::nullopt,          std::nullopt};
    number.less = nudge(value, place, key.form, -by_);
    number.more = nudge(value, place, key.form, by_);
    if (number.less || number.more) numbers_.push_back(std::move(number));
  }

  [[nodiscard]] std::string value_path(std::size_t levels_below) const {
    return joined({names_.begin(), names_.end() - static_cast<std::ptrdiff_t>(levels_below)});
  }

  static const Node& part_of(const Node& value, const std::vector<std::size_t>& place) {
    const Node* node = &value;
    for (const std::size_t child : place) node = &node->children[child];
    return *node;
  }

  static std::optional<Nudged> nudge(const Node& value, const std::vector<std::size_t>& place, Form form, double by) {
    if (place.empty() && value.is_map()) return nudge_all(value, form, by);
    const auto text = nudged(part_of(value, place).text, form, by);
    if (!text) return std::nullopt;
    Nudged result{*text, value};
    Node* map = nullptr;
    Node* leaf = &result.value;
    for (const std::size_t child : place) {
      map = leaf;
      leaf = &map->children[child];
    }
    if (form == Form::pattern && leaf->text.starts_with("x")) return std::nullopt;
    if (map != nullptr && holds_shares(form) && !make_room(*map, place.back(), *text)) return std::nullopt;
    leaf->text = *text;
    return result;
  }

  // Every entry of people by hours.
  static std::optional<Nudged> nudge_all(const Node& value, Form form, double by) {
    Nudged result{"", value};
    for (Node& entry : result.value.children) {
      if (is_free_text(entry.key)) continue;
      const auto text = entry.is_scalar() ? nudged(entry.text, form, by) : std::nullopt;
      if (!text) return std::nullopt;
      entry.text = *text;
    }
    result.text = in_one_line(result.value);
    return result;
  }

  // The other shares of the map take what the one leaves, unless there is a `rest`. false: there is no other.
  static bool make_room(Node& map, std::size_t one, const std::string& text) {
    const auto share = [](const std::string& written) {
      const Value<double> read = read_share(written);
      return good(read) ? *good(read) : 0;
    };
    const bool has_rest = std::any_of(map.children.begin(), map.children.end(),
                                      [](const Node& child) { return trimmed(child.text) == "rest"; });
    if (has_rest) return true;
    const double before = 1 - share(map.children[one].text);
    if (map.children.size() < 2 || before <= 0) return false;
    const double after = 1 - share(text);
    for (std::size_t i = 0; i < map.children.size(); ++i) {
      if (i != one)
        map.children[i].text = fmt::format("{}%", plain(100 * share(map.children[i].text) * after / before));
    }
    return true;
  }

  const std::vector<Provenance>& provenances_;
  double by_;
  Names names_;                          // -- state: where the walk is
  std::vector<ScenarioNumber> numbers_;  // -- state
};

}  // namespace

std::vector<ScenarioNumber> numbers_of(const Node& root, const std::vector<Provenance>& provenances, double by) {
  Finder finder{provenances, by};
  finder.walk(&root, Kind{});
  return finder.take();
}

}  // namespace servicechain::scenarios
