#pragma once

#include <string>
#include <string_view>

#include "analysis/report/document.h"

// Who holds a printed paper has no program at hand.
namespace servicechain::analysis::report {

// Without the clause, the sentence or the bracket around each command ("`servicechain tornado` says which.",
// ": `--more 30`"), without the numbers of messages (" (W611)"), and without the backticks of any other word.
[[nodiscard]] std::string without_commands(std::string_view text);

// All words of a document so, and no hints for a screen; what says nothing else is left out.
[[nodiscard]] Document on_paper(Document document);

}  // namespace servicechain::analysis::report
