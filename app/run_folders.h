#pragma once

#include <string>

namespace servicechain::app {

// Not of a run, but of why, rank, sweep, tornado or trace.
[[nodiscard]] bool is_of_another_command(const std::string& folder);

// Why that is not the folder of a run, and what to do. "": it is.
// Fails: std::system_error with the path, where a chart in it cannot be read.
[[nodiscard]] std::string why_no_run_folder(const std::string& folder);

}  // namespace servicechain::app
