#pragma once

#include <string_view>

namespace servicechain::analysis {

// The page's typography: readable on a phone, at 200 % zoom, by keyboard and on paper. Every pair of colours has a
// contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
[[nodiscard]] std::string_view page_style();

}  // namespace servicechain::analysis
