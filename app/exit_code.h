#pragma once

namespace servicechain::app {

// How the program ends. One each, never a mask.
enum class ExitCode : int {
  done = 0,
  requirement_false = 1,  // done, but a --require does not hold
  wrong_option = 2,
  scenario_has_errors = 3,
  undecided = 4,  // ran, but the asked precision was not reached, or a line grew without limit
  file_trouble = 5,
  stopped = 6,  // by the user; partial results are kept and marked
  internal_fault = 70,
};

// What is worse than an open question stays.
[[nodiscard]] constexpr ExitCode undecided_unless_worse(ExitCode code) {
  return code == ExitCode::done || code == ExitCode::requirement_false ? ExitCode::undecided : code;
}

}  // namespace servicechain::app
