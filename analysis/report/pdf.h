#pragma once

#include <string>

#include "analysis/report/document.h"

namespace servicechain::analysis::report {

// Bytes of a PDF file: A4 upright, slides 16:9 (13.33 by 7.5 inches). Letters are letters, charts are vectors; the source line and
// the number of the page stand at the foot of each; chapters are bookmarks. Without a date of its own: the same document
// gives the same bytes. What a page shows only when asked (Folded, the numbers of a chart) is left out.
[[nodiscard]] std::string pdf_of(const Document& document);

}  // namespace servicechain::analysis::report
