#include "scenarios/changes/change.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/scan.h"

namespace servicechain::scenarios {
namespace {

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ".")); }

// Makes one edit, at one place after the other.
class Editor {
 public:
  Editor(Reading& reading, Node& root, const Edit& edit) : reading_{reading}, root_{root}, edit_{edit} {}

  [[nodiscard]] std::vector<Change> make() {
    for (const Concrete& place : places_of(reading_, root_, edit_.path, edit_.path_span)) change_at(place.names);
    return std::move(changes_);
  }

 private:
  void change_at(const std::vector<std::string>& names);
  void put(Node& parent, const Kind& kind, const Node& change);
  void merge(Node& map, const Kind& kind, const Node& change);
  void remove(Node& parent);
  void relate(Node* written, Node& parent, const Kind& kind, const Relative& relative, const Node& change);
  [[nodiscard]] bool relate_all(Node& node, const Relative& relative, Form form, const Node& change);
  void replace(Node& parent, const Kind& kind, const Node& change);
  [[nodiscard]] std::string before(const Node* written, const Kind& kind) const;
  void refuse(const Fault& fault, const Node& change) { reading_.refuse(change.span, fault); }

  Reading& reading_;
  Node& root_;
  const Edit& edit_;
  std::vector<std::string> names_;  // of the place being changed
  std::vector<Change> changes_;
};

Node empty_map(const std::string& key, const Span& span) {
  Node map;
  map.kind = NodeKind::map;
  map.key = key;
  map.key_span = span;
  map.span = span;
  return map;
}

// The map at the last but one name; maps that are not written yet are made on the way.
void Editor::change_at(const std::vector<std::string>& names) {
  Node* map = &root_;
  Kind kind;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    Node* child = map->find(names[i]);
    kind = kind_of_entry(kind, child, names[i]);
    if (child == nullptr) {
      map->children.push_back(empty_map(names[i], edit_.path_span));
      child = &map->children.back();
    }
    if (child->is_nothing()) child->kind = NodeKind::map;
    map = child;
  }
  if (!map->is_map()) {
    return reading_.refuse(
        edit_.path_span,
        {"E307", fmt::format("{} has no parts", joined({names.begin(), names.end() - 1})), "change it as a whole"});
  }
  names_ = names;
  put(*map, kind, *edit_.change);
}

std::string Editor::before(const Node* written, const Kind& kind) const {
  if (written != nullptr) return in_one_line(*written);
  const std::string usual = text_of_default(root_, names_, kind);
  return usual.empty() ? "not written" : usual;
}

void Editor::put(Node& parent, const Kind& parent_kind, const Node& change) {
  Node* written = parent.find(names_.back());
  const Kind kind = kind_of_entry(parent_kind, written, names_.back());
  if (change.is_scalar() && !change.quoted && trimmed(change.text) == "remove") return remove(parent);
  const Form form = kind.key == nullptr ? Form::text : kind.key->form;
  const auto relative = change.is_scalar() ? read_relative(change.text, form) : std::nullopt;
  if (const auto words = change.is_scalar() && form != Form::text ? in_words(change.text) : std::nullopt)
    return refuse(*words, change);
  const bool adds = relative && relative->way == Relative::Way::add;
  if (const auto unclear = adds && counts_thousands(form) ? two_meanings(change.text) : std::nullopt)
    return refuse(*unclear, change);
  if (relative) return relate(written, parent, kind, *relative, change);
  const bool is_structure = kind.of != Kind::Of::value;
  if (is_structure && !change.is_map() && kind.key != nullptr &&
      (kind.key->form == Form::fields || kind.key->form == Form::named)) {
    return refuse({"E309", fmt::format("{} has keys of its own", in_quotes(joined(names_))),
                   "change one of them, or write {key: value, …} or remove"},
                  change);
  }
  if (!is_structure && change.is_map() && form != Form::pattern && form != Form::text) {
    for (const Node& entry : change.children) {
      if (!entry.is_scalar() || entry.quoted || !read_relative(entry.text, form)) continue;
      return refuse({"E309", fmt::format("{{…}} takes the place of the whole, so {} has nothing to start from", entry.text),
                     fmt::format("write {}.{}: {}", joined(names_), entry.key, entry.text)},
                    entry);
    }
  }
  if (!is_structure || !change.is_map()) return replace(parent, kind, change);
  if (written == nullptr) {
    parent.children.push_back(empty_map(names_.back(), edit_.path_span));
    written = &parent.children.back();
  }
  if (written->is_nothing()) written->kind = NodeKind::map;
  merge(*written, kind, change);
}

void Editor::merge(Node& map, const Kind& kind, const Node& change) {
  if (change.children.empty()) changes_.push_back({joined(names_), "{}", "not written", "{}"});
  for (const Node& entry : change.children) {
    if (is_free_text(entry.key)) continue;
    names_.push_back(entry.key);
    put(map, kind, entry);
    names_.pop_back();
  }
}

void Editor::remove(Node& parent) {
  const auto place = std::find_if(parent.children.begin(), parent.children.end(),
                                  [&](const Node& child) { return child.key == names_.back(); });
  if (place == parent.children.end()) {
    return reading_.refuse(
        edit_.path_span,
        {"E307", fmt::format("{} is not written, so it cannot be removed", in_quotes(joined(names_))), ""});
  }
  changes_.push_back({joined(names_), "remove", in_one_line(*place), "removed"});
  parent.children.erase(place);
}

// One value, or every value of a map by hours or by kind. false after a problem.
bool Editor::relate_all(Node& node, const Relative& relative, Form form, const Node& change) {
  if (node.is_scalar()) {
    const auto text = changed(node.text, relative, form);
    if (!good(text)) {
      refuse(fault(text), change);
      return false;
    }
    node.text = *good(text);
    node.span = change.span;
    return true;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](Node& child) { return is_free_text(child.key) || relate_all(child, relative, form, change); });
}

void Editor::relate(Node* written, Node& parent, const Kind& kind, const Relative& relative, const Node& change) {
  if (kind.of != Kind::Of::value) {
    return refuse({"E309", fmt::format("{} is no number", in_quotes(joined(names_))), "change one of its keys"},
                  change);
  }
  const std::string old = before(written, kind);
  if (written == nullptr) {
    const std::string usual = text_of_default(root_, names_, kind);
    if (usual.empty()) {
      return refuse(
          {"E309",
           fmt::format("{} is not written, so {} has nothing to start from", in_quotes(joined(names_)), change.text),
           "write a value"},
          change);
    }
    Node node = change;
    node.key = names_.back();
    node.key_span = edit_.path_span;
    node.text = usual;
    parent.children.push_back(std::move(node));
    written = &parent.children.back();
  }
  if (!relate_all(*written, relative, kind.key == nullptr ? Form::text : kind.key->form, change)) return;
  changes_.push_back({joined(names_), change.text, old, in_one_line(*written)});
}

void Editor::replace(Node& parent, const Kind& kind, const Node& change) {
  Node* written = parent.find(names_.back());
  changes_.push_back({joined(names_), in_one_line(change), before(written, kind), in_one_line(change)});
  Node node = change;
  node.key = names_.back();
  node.key_span = edit_.path_span;
  if (written != nullptr) {
    *written = std::move(node);
  } else {
    parent.children.push_back(std::move(node));
  }
}

}  // namespace

std::vector<Change> apply(Reading& reading, Node& root, const Edit& edit) { return Editor{reading, root, edit}.make(); }

}  // namespace servicechain::scenarios
