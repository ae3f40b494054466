#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/tables/table_titles.h"

namespace servicechain::scenarios {

// What a key of the scenario file, a word that a key takes, a law, a constant of the model, a measure (wait.p95), a title
// that answers print or a message's code (E301) means, in a few lines; `codes`: all codes.
// nullopt: it is none of them.
[[nodiscard]] std::optional<std::string> explain(std::string_view word);

// What the answers call a measure: titles of columns, and names in plain words.
[[nodiscard]] std::vector<analysis::PrintedTitle> printed_titles();

// All words that are explained, ascending, each once.
[[nodiscard]] std::vector<std::string> explained_words();

}  // namespace servicechain::scenarios
