#include <algorithm>

#include "scenarios/reading/tree.h"

namespace servicechain::scenarios {

bool Node::is_nothing() const { return is_scalar() && !quoted && (text.empty() || text == "null" || text == "~"); }

const Node* Node::find(std::string_view name) const {
  const auto place = std::find_if(children.begin(), children.end(), [&](const Node& node) { return node.key == name; });
  return is_map() && place != children.end() ? &*place : nullptr;
}

Node* Node::find(std::string_view name) {
  const auto place = std::find_if(children.begin(), children.end(), [&](const Node& node) { return node.key == name; });
  return is_map() && place != children.end() ? &*place : nullptr;
}

bool same_content(const Node& a, const Node& b) {
  return a.kind == b.kind && a.key == b.key && a.text == b.text &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_content);
}

std::string in_one_line(const Node& node) {
  if (node.is_scalar()) return node.text;
  std::string line = node.is_map() ? "{" : "[";
  for (const Node& child : node.children) {
    if (line.size() > 1) line += ", ";
    if (node.is_map()) line += child.key + ": ";
    line += in_one_line(child);
  }
  return line + (node.is_map() ? "}" : "]");
}

}  // namespace servicechain::scenarios
