#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Text as people see it: characters, not bytes.
namespace servicechain::scenarios {

// One character of UTF-8 text. `bytes` is 0 where the text is not UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
};
// Requires: text not empty.
[[nodiscard]] Character first_character(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

// The byte at which character `index` (from 0) starts; the length of the text when it is shorter.
[[nodiscard]] std::size_t byte_of_character(std::string_view text, std::size_t index);

// Columns on a terminal: Chinese, Japanese and Korean characters take two, combining marks none.
// Source: Unicode Standard Annex 11 (East Asian Width), wide and full-width ranges.
[[nodiscard]] std::size_t display_width(char32_t code);
[[nodiscard]] std::size_t display_width(std::string_view text);

// Every character as one that can be seen, and no harm to a terminal: a tab as →, a non-breaking space as ⍽, a control
// character as its picture (␇), a byte that is no UTF-8 as �. Ends of lines stay.
[[nodiscard]] std::string visible(std::string_view text);

// A character that looks right to people and is another one for the reader: full-width ： or ５, curly quotes,
// a non-breaking space.
struct Lookalike {
  std::size_t at;      // characters from the start
  std::string seen;    // full-width ：
  std::string wanted;  // :
};
[[nodiscard]] std::optional<Lookalike> find_lookalike(std::string_view text);

}  // namespace servicechain::scenarios
