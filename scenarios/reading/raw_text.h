#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/messages/problem.h"

// The file before it is read as a tree: bytes and lines.
namespace servicechain::scenarios {

// Without the byte-order mark that some editors write.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

// What makes the whole text unreadable: size, encoding, control characters. nullopt: nothing does.
[[nodiscard]] std::optional<Problem> find_unreadable(std::string_view text, const std::string& file);

// Line `number` (from 1) without its end; empty beyond the last.
[[nodiscard]] std::string_view line_of(std::string_view text, std::size_t number);

// What the parser said, and where (lines and columns from 1).
struct Complaint {
  std::string context;  // "while parsing a block mapping"
  std::string what;     // "did not find expected key"
  std::size_t context_line;
  std::size_t line;
  std::size_t column;
};
// The same in plain words, with the likely cause found in the text.
[[nodiscard]] Problem reworded(const Complaint& complaint, std::string_view text, const std::string& file);

}  // namespace servicechain::scenarios
