#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/messages/problem.h"

namespace servicechain::scenarios {

// Where something stands, in characters from 1. `end` is the column after the last character; where something goes
// on over several lines, one character of the first.
struct Span {
  std::uint32_t source = 0;  // 0: the file; k: the k-th --set
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end = 1;
};

enum class NodeKind : std::uint8_t { scalar, map, list };

// A piece of the file as written: no number, no yes and no date is guessed here. YAML and JSON give the same tree.
struct Node {
  NodeKind kind = NodeKind::scalar;
  bool quoted = false;  // a scalar in quotes
  std::string key;      // of an entry of a map
  std::string text;     // of a scalar
  Span key_span;
  Span span;
  std::vector<Node> children;  // of a map or a list, in the order of the file

  [[nodiscard]] bool is_scalar() const { return kind == NodeKind::scalar; }
  [[nodiscard]] bool is_map() const { return kind == NodeKind::map; }
  [[nodiscard]] bool is_list() const { return kind == NodeKind::list; }
  // Nothing was written: `staff:` with nothing behind it, or JSON's null.
  [[nodiscard]] bool is_nothing() const;
  [[nodiscard]] const Node* find(std::string_view name) const;
  [[nodiscard]] Node* find(std::string_view name);
};

// The same words in the same order, wherever they stand.
[[nodiscard]] bool same_content(const Node& a, const Node& b);

// In one line, as it could stand in a file: {Mon-Fri: 6, Sat: 9}.
[[nodiscard]] std::string in_one_line(const Node& node);

// More than these is refused.
inline constexpr std::size_t most_bytes = std::size_t{64} << 20u;
inline constexpr std::size_t most_nodes = 5'000'000;
inline constexpr std::size_t most_depth = 32;

// The one place that knows YAML. `file` is the name for messages. The value is there even with problems, as far as
// it could be read; nullopt when nothing could.
[[nodiscard]] Read<Node> read_tree(std::string_view text, const std::string& file);

}  // namespace servicechain::scenarios
