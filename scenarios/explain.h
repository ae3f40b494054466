#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace servicechain::scenarios {

// What a key of the scenario file, a constant of the model, a measure (wait.p95) or a message's code (E301) means, in a
// few lines; `codes`: all codes.
// nullopt: it is none of them.
[[nodiscard]] std::optional<std::string> explain(std::string_view word);

// Keys, constants, measures and codes, ascending, each once.
[[nodiscard]] std::vector<std::string> explained_words();

}  // namespace servicechain::scenarios
