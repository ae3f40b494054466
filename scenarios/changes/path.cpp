#include "scenarios/changes/path.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "scenarios/reading/labels.h"

namespace servicechain::scenarios {
namespace {

std::vector<std::string> split_at_dots(std::string_view path) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t dot = path.find('.');
    parts.emplace_back(path.substr(0, dot));
    if (dot == path.npos) return parts;
    path.remove_prefix(dot + 1);
  }
}

std::vector<std::string> names_written(const Node* map) {
  std::vector<std::string> names;
  if (map == nullptr) return names;
  for (const Node& child : map->children) {
    if (!is_free_text(child.key)) names.push_back(child.key);
  }
  return names;
}

// With dots where people write other marks between the steps.
std::string with_dots(std::string_view path) {
  std::string dotted;
  for (std::size_t at = 0; at < path.size();) {
    constexpr std::array<std::string_view, 6> marks = {" › ", "›", "::", "/", "\\", " "};
    const auto* mark = std::find_if(marks.begin(), marks.end(),
                                    [&](std::string_view each) { return path.substr(at, each.size()) == each; });
    dotted += mark == marks.end() ? path[at] : '.';
    at += mark == marks.end() ? 1 : mark->size();
  }
  return dotted;
}

// departments.X: whatever X is, it could be a name to add.
bool may_add_anything(const std::string& path) {
  const Key* section = find_key(Place::top, path.substr(0, path.find('.')));
  return section != nullptr && section->form == Form::named && std::count(path.begin(), path.end(), '.') < 2;
}

enum class Asked { in_earnest, as_a_try };  // as a try: nothing is reported

class Finder {
 public:
  Finder(Reading& reading, std::string_view path, const Span& span, Asked asked)
      : reading_{reading}, span_{span}, path_{path}, parts_{split_at_dots(path)}, asked_{asked} {}

  [[nodiscard]] std::vector<Concrete> find(const Node& root) {
    root_ = &root;
    walk(&root, Kind{}, 0);
    if (found_.empty() && !reported_) {
      refuse({"E307", fmt::format("the path {} names nothing that is there", in_quotes(path_)), ""});
    }
    return std::move(found_);
  }

 private:
  void refuse(const Fault& fault) {
    reported_ = true;
    if (asked_ == Asked::in_earnest) reading_.refuse(span_, fault);
  }
  // The whole path as it was likely meant: with dots, and from the top.
  [[nodiscard]] std::optional<std::string> meant() const {
    const std::string dotted = with_dots(path_);
    for (const std::string& candidate : {dotted, "departments." + dotted, "customers." + dotted}) {
      if (candidate == path_ || may_add_anything(candidate)) continue;
      if (!Finder{reading_, candidate, span_, Asked::as_a_try}.find(*root_).empty()) return candidate;
    }
    return std::nullopt;
  }
  // `names`: those that are there; nullptr: the keys of `place` are.
  void refuse_part(std::string_view part, const std::vector<std::string>& known, const Node* names, Place place) {
    if (behind_star_) return;  // other names may have it
    const std::string where = so_far_.empty() ? "" : fmt::format(" in {}", fmt::join(so_far_, "."));
    Fault fault{"E307", fmt::format("there is no {}{}", in_quotes(part), where), ""};
    if (asked_ == Asked::as_a_try) return refuse(fault);
    reported_ = true;
    if (names != nullptr) suggest_by_label(fault, part, labels_in(*names));
    if (names == nullptr) {
      if (const auto key = key_meant(place, part); !key.empty()) fault.suggestions = {std::string{key}};
    }
    if (auto path = meant()) fault.suggestions = {std::move(*path)};
    reading_.refuse_name(span_, fault, part, known, names == nullptr ? "keys" : "names");
  }
  void step(const Node* node, const Kind& kind, std::size_t next, const std::string& name) {
    so_far_.push_back(name);
    const Node* child = node == nullptr ? nullptr : node->find(name);
    const Kind inner = kind_of_entry(kind, child, name);
    if (next == parts_.size()) {
      found_.push_back({so_far_});
    } else {
      walk(child, inner, next);
    }
    so_far_.pop_back();
  }
  void walk_all(const Node* node, const Kind& kind, std::size_t next) {
    const bool before = behind_star_;
    behind_star_ = true;
    for (const std::string& name : names_written(node)) step(node, kind, next + 1, name);
    behind_star_ = before;
  }
  void walk(const Node* node, const Kind& kind, std::size_t next);

  Reading& reading_;
  const Span& span_;
  std::string_view path_;
  std::vector<std::string> parts_;
  Asked asked_;
  const Node* root_ = nullptr;
  std::vector<std::string> so_far_;
  std::vector<Concrete> found_;
  bool behind_star_ = false;
  bool reported_ = false;
};

void Finder::walk(const Node* node, const Kind& kind, std::size_t next) {
  if (parts_[next] == "*" && kind.of != Kind::Of::keys) return walk_all(node, kind, next);
  if (kind.of == Kind::Of::keys) {
    if (find_key(kind.place, parts_[next]) != nullptr) return step(node, kind, next + 1, parts_[next]);
    return refuse_part(parts_[next], names_of_keys(kind.place), nullptr, kind.place);
  }
  // A name may have dots in it: the shortest that is there counts.
  std::string name;
  for (std::size_t end = next; end < parts_.size(); ++end) {
    name += (end == next ? "" : ".") + parts_[end];
    if (node != nullptr && !is_free_text(name) && node->find(name) != nullptr) return step(node, kind, end + 1, name);
  }
  const bool is_map = node != nullptr && node->is_map();
  const bool can_be_added = next + 1 == parts_.size() && (kind.of == Kind::Of::names || is_map);
  if (can_be_added) return step(node, kind, next + 1, parts_[next]);
  static const Node nothing;
  refuse_part(parts_[next], names_written(node), node == nullptr ? &nothing : node, kind.place);
}

// Keys whose default is a constant of the model.
struct Inherited {
  Place place;
  std::string_view key;
  std::string_view parameter;
};
constexpr std::array inherited = {
    Inherited{Place::department, "depends-on-suppliers", "depends-on-suppliers"},
    Inherited{Place::department, "mood", "mood-start"},
    Inherited{Place::department, "welfare", "welfare"},
    Inherited{Place::department, "surroundings", "surroundings"},
    Inherited{Place::department, "selection", "selection-ratio"},
    Inherited{Place::segment, "informed", "informed"},
};

}  // namespace

std::vector<Concrete> places_of(Reading& reading, const Node& root, std::string_view path, const Span& span) {
  return Finder{reading, path, span, Asked::in_earnest}.find(root);
}

Kind kind_of_entry(const Kind& map, const Node* written, std::string_view name) {
  if (map.of == Kind::Of::names && map.entries_are_keys) return {Kind::Of::keys, map.place, true, map.key};
  if (map.of != Kind::Of::keys) return {Kind::Of::value, map.place, true, map.key};
  const Key* key = find_key(map.place, name);
  if (key == nullptr) return {Kind::Of::value, map.place, true, nullptr};
  if (key->form == Form::named) return {Kind::Of::names, key->inside.value_or(map.place), key->inside.has_value(), key};
  const bool is_plain = written != nullptr && !written->is_map();
  if (key->inside && (key->form == Form::fields || !is_plain)) return {Kind::Of::keys, *key->inside, true, key};
  return {Kind::Of::value, map.place, true, key};
}

Kind kind_at(const Node& root, const std::vector<std::string>& names) {
  Kind kind;
  const Node* node = &root;
  for (const std::string& name : names) {
    node = node == nullptr ? nullptr : node->find(name);
    kind = kind_of_entry(kind, node, name);
  }
  return kind;
}

std::string_view parameter_behind(const Key& key) {
  const auto* place = std::find_if(inherited.begin(), inherited.end(), [&](const Inherited& entry) {
    return entry.place == key.in && entry.key == key.name;
  });
  return place == inherited.end() ? std::string_view{} : place->parameter;
}

std::string text_of_default(const Node& root, const std::vector<std::string>& names, const Kind& kind) {
  if (kind.key == nullptr || names.empty() || kind.key->name != names.back()) return {};
  const std::string_view parameter = kind.key->in == Place::parameters ? kind.key->name : parameter_behind(*kind.key);
  if (parameter.empty()) return std::string{kind.key->otherwise};
  const Node* parameters = root.find("parameters");
  const Node* of_chain = parameters == nullptr ? nullptr : parameters->find(parameter);
  return of_chain != nullptr ? in_one_line(*of_chain) : std::string{find_key(Place::parameters, parameter)->otherwise};
}

}  // namespace servicechain::scenarios
