#pragma once

#include <string>
#include <string_view>

#include "analysis/report/document.h"

namespace servicechain::analysis::report {

// Whether the page's charts answer to the pointer and the keyboard, by the chart kit inside it (1.2 MB). Without, they
// are pictures, and there is no script at all.
enum class Charts { still, alive };

// One HTML file that opens from a disk. No outside address, and a policy inside that forbids it and any script but its
// own. Names are escaped: anybody may have written them. The same document gives the same bytes.
[[nodiscard]] std::string html_of(const Document& document, Charts charts);

}  // namespace servicechain::analysis::report
