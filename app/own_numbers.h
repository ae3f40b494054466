#pragma once

#include <string>
#include <variant>
#include <vector>

#include "analysis/history/own_history.h"
#include "analysis/study.h"
#include "app/console.h"
#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace servicechain::app {

// The option --history [MEASURE=]FILE[:COLUMN], several times.
void add_history_option(CLI::App& command, std::vector<std::string>& histories);

// What these files hold; what was understood is told. Without a measure it is what the run decides on. An exit code:
// something was wrong, and has been told.
// Fails: std::system_error with the path when a file cannot be read.
using OwnNumbers = std::variant<std::vector<analysis::OwnHistory>, ExitCode>;
[[nodiscard]] OwnNumbers read_histories(const std::vector<std::string>& histories, const analysis::Study& study,
                                        const Console& terminal);

}  // namespace servicechain::app
