#pragma once

#include <span>
#include <string_view>

namespace servicechain::scenarios {

// A word of answers and files that is neither a key nor a measure, in a line. The list "Words" of the top README has the
// same lines.
struct Word {
  std::string_view word;  // "request, answer": several, with commas between
  std::string_view says;
};
[[nodiscard]] std::span<const Word> glossary();

}  // namespace servicechain::scenarios
