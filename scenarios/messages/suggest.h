#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace servicechain::scenarios {

// How many letters must be added, taken away, changed or swapped with their neighbour; small or capital, and hyphen,
// underscore or blank, being equal.
// Source: Damerau 1964, in the restricted form (optimal string alignment).
[[nodiscard]] std::size_t letters_apart(std::string_view a, std::string_view b);

// The known names nearest to a misspelt one: one if it is alone nearest, else the candidates (at most 5), else none.
[[nodiscard]] std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& known);

// did you mean "warehouse"?
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& names);

}  // namespace servicechain::scenarios
