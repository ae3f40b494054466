#pragma once

#include <string>
#include <string_view>

#include "analysis/report/document.h"

namespace servicechain::analysis::report {

// One HTML file that opens from a disk. Its charts answer to the pointer and the keyboard, by the chart kit inside it
// (1.2 MB); without charts there is no script at all. No outside address, and a policy inside that forbids it and any
// script but its own. Names are escaped: anybody may have written them. The same document gives the same bytes.
[[nodiscard]] std::string html_of(const Document& document);

}  // namespace servicechain::analysis::report
