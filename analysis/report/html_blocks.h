#pragma once

#include <string>
#include <string_view>

#include "analysis/report/document.h"

// The pieces of a page.
namespace servicechain::analysis::report {

// A name or sentence with its own direction of writing.
[[nodiscard]] std::string words(std::string_view text);
[[nodiscard]] std::string html_of(const Block& block);
// What the layout's printed pages measure, as CSS.
[[nodiscard]] std::string_view page_size_style(Layout layout);

}  // namespace servicechain::analysis::report
