#include "scenarios/changes/difference.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/changes/path.h"

namespace servicechain::scenarios {
namespace {

using Way = Difference::Way;

class Comparison {
 public:
  Comparison(const Node& before, const Node& after) : before_{before}, after_{after} {}

  [[nodiscard]] std::vector<Difference> all() {
    compare_maps(before_, after_, Kind{});
    return std::move(found_);
  }

 private:
  void compare_maps(const Node& before, const Node& after, const Kind& kind);
  void compare(const Node* before, const Node* after, const Kind& map, const std::string& name);
  void tell(Way way, std::string before, std::string after) {
    found_.push_back({way, path_, std::move(before), std::move(after)});
  }

  const Node& before_;
  const Node& after_;
  std::vector<std::string> path_;
  std::vector<Difference> found_;
};

Node empty_map() {
  Node node;
  node.kind = NodeKind::map;
  return node;
}

// A department of twenty keys in one line is not read by anybody: the first few.
std::string shortened(const Node& node) {
  constexpr std::size_t most = 240;
  const std::string line = in_one_line(node);
  if (line.size() <= most) return line;
  std::size_t end = std::min(line.rfind(", ", most), most);
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0u) == 0x80u) --end;
  return line.substr(0, end) + (line[end] == ',' ? ", …" : "…");
}

// The same entries in any order; lists in their own.
bool same_meaning(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.children.size() != b.children.size()) return false;
  if (a.is_scalar()) return a.text == b.text;
  if (a.is_list()) return std::equal(a.children.begin(), a.children.end(), b.children.begin(), same_meaning);
  return std::all_of(a.children.begin(), a.children.end(), [&](const Node& child) {
    const Node* other = b.find(child.key);
    return is_free_text(child.key) || (other != nullptr && same_meaning(child, *other));
  });
}

void Comparison::compare_maps(const Node& before, const Node& after, const Kind& kind) {
  for (const Node& child : before.children) {
    if (!is_free_text(child.key)) compare(&child, after.find(child.key), kind, child.key);
  }
  for (const Node& child : after.children) {
    if (!is_free_text(child.key) && before.find(child.key) == nullptr) compare(nullptr, &child, kind, child.key);
  }
}

void Comparison::compare(const Node* before, const Node* after, const Kind& map, const std::string& name) {
  path_.push_back(name);
  const Node& any = before != nullptr ? *before : *after;
  const Kind kind = kind_of_entry(map, &any, name);
  const bool is_named_entry = map.of == Kind::Of::names;
  const bool are_maps = (before == nullptr || before->is_map() || before->is_nothing()) &&
                        (after == nullptr || after->is_map() || after->is_nothing());
  const bool goes_deeper =
      kind.of != Kind::Of::value && are_maps && !(is_named_entry && (before == nullptr || after == nullptr));
  static const Node nothing = empty_map();
  if (goes_deeper) {
    compare_maps(before != nullptr ? *before : nothing, after != nullptr ? *after : nothing, kind);
  } else if (before != nullptr && after != nullptr) {
    if (!same_meaning(*before, *after)) tell(Way::changed, shortened(*before), shortened(*after));
  } else {
    const Node& root = before == nullptr ? before_ : after_;
    const std::string usual = is_named_entry ? "" : text_of_default(root, path_, kind);
    const bool is_default = any.is_scalar() && any.text == usual;
    if (!is_default && usual.empty()) {
      tell(before == nullptr ? Way::added : Way::removed, before == nullptr ? "" : shortened(any),
           before == nullptr ? shortened(any) : "");
    } else if (!is_default) {
      tell(Way::changed, before == nullptr ? usual : shortened(any), before == nullptr ? shortened(any) : usual);
    }
  }
  path_.pop_back();
}

bool same_what_ifs(const Scenario& before, const Scenario& after) {
  return std::equal(before.what_ifs.begin(), before.what_ifs.end(), after.what_ifs.begin(), after.what_ifs.end(),
                    [](const WhatIf& a, const WhatIf& b) { return a.name == b.name && a.chain == b.chain; });
}

}  // namespace

std::vector<Difference> differences(const Told& before, const Told& after) {
  return Comparison{before.root, after.root}.all();
}

bool mean_the_same(const Scenario& before, const Scenario& after) {
  return before.chain == after.chain && before.time == after.time && before.decide == after.decide &&
         same_what_ifs(before, after);
}

std::string describe(const std::vector<Difference>& differences) {
  std::string text;
  for (const Difference& each : differences) {
    const std::string path = fmt::format("{}", fmt::join(each.path, " › "));
    switch (each.way) {
      case Way::changed: text += fmt::format("{}: {} → {}\n", path, each.before, each.after); break;
      case Way::added: text += fmt::format("{} is there now: {}\n", path, each.after); break;
      case Way::removed: text += fmt::format("{} is gone; it was: {}\n", path, each.before); break;
    }
  }
  return text;
}

}  // namespace servicechain::scenarios
