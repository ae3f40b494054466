#pragma once

#include <string>

namespace servicechain::analysis::report {

// The same PDF file, saying that it is in English and that a reader's window shows its title: what Cairo 1.16 cannot say.
// Requires: a file as Cairo writes it, with one table of its objects.
// Source: PDF 1.7 (ISO 32000-1), 7.5.6 (a file grows by what is written after its end), 12.2, 14.9.2.
[[nodiscard]] std::string in_english(std::string pdf);

}  // namespace servicechain::analysis::report
