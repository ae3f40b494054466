#pragma once

#include "app/exit_code.h"

namespace servicechain::app {

// Reads the command line, runs the one command it names, and says how that went.
[[nodiscard]] ExitCode answer(int count, const char* const* words);

}  // namespace servicechain::app
