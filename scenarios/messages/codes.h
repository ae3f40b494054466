#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace servicechain::scenarios {

// Where the lines of an example stand. The rest of a whole scenario is thought around them; `history` is a file of the
// user's own numbers.
enum class Within { file, top, department, segment, history };

// What the code of a message stands for: `explain`, the list in README.md and the tests use this one table.
struct Code {
  std::string_view name;     // "E301"; E… errors, W… warnings
  std::string_view meaning;  // a few words, for lists
  std::string_view says;     // why it is wrong, and what to do
  Within within;
  std::string_view wrong;  // lines that give this code
  std::string_view right;  // the same lines, mended
};

// Ascending by name. Add a code to the part where its number belongs.
[[nodiscard]] const std::vector<Code>& codes();
[[nodiscard]] const Code* find_code(std::string_view name);

// The page of a code: what it means, a wrong and a right example.
[[nodiscard]] std::string page_of(const Code& code);

// A line for each code, under the headings of their families.
[[nodiscard]] std::string list_of_codes();

// The list as README.md has it.
[[nodiscard]] std::string table_of_codes();

// -- The parts of the table, each in its own file --------------------------------------------------------------------

[[nodiscard]] std::span<const Code> codes_of_reading();    // E1xx
[[nodiscard]] std::span<const Code> codes_of_values();     // E2xx
[[nodiscard]] std::span<const Code> codes_of_names();      // E3xx
[[nodiscard]] std::span<const Code> codes_of_chains();     // E40x, W40x: how departments are joined
[[nodiscard]] std::span<const Code> codes_of_histories();  // E50x: the user's own numbers
[[nodiscard]] std::span<const Code> codes_of_loads();      // W41x and above: what can be run, but goes wrong

}  // namespace servicechain::scenarios
