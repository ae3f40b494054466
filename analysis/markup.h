#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text from a scenario on its way into SVG and HTML. Names are hostile input: anybody may have written the file.
namespace servicechain::analysis {

// Fit for an element's text or a quoted attribute: & < > " ' written as references. What XML cannot hold (control
// characters, broken UTF-8) and what would turn the direction of the text around becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

// The same for what escapes by itself (JSON, a drawing library): nothing that XML cannot hold or that turns the direction
// of the text around; & < > " ' as they are.
[[nodiscard]] std::string fit_for_print(std::string_view text);

// At most so many characters, the last an ellipsis where something was cut. Not escaped yet.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_characters);

// How wide the text is in a common sans-serif typeface, in em: a Chinese character 1, a small letter about a half.
// An estimate that errs on the wide side, so that drawings are the same on machines with other fonts.
[[nodiscard]] double width_em(std::string_view text);

}  // namespace servicechain::analysis
