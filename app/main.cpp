#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <system_error>

#include "app/command_line.h"
#include "app/console.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/memory.h"

namespace {

using servicechain::app::ExitCode;
using servicechain::app::fit_for_terminal;

ExitCode answer_or_explain(int count, const char* const* words) {
  try {
    return servicechain::app::answer(count, words);
  } catch (const servicechain::scenarios::CannotCalibrate& trouble) {
    fmt::print(stderr, "servicechain: {}\n", fit_for_terminal(trouble.what()));
    return ExitCode::scenario_has_errors;
  } catch (const std::system_error& trouble) {
    fmt::print(stderr, "servicechain: {}\n", fit_for_terminal(trouble.what()));
    return ExitCode::file_trouble;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "servicechain: this should not have happened, and is a fault of the program: {}\n", fit_for_terminal(fault.what()));
    return ExitCode::internal_fault;
  }
}

}  // namespace

int main(int count, char** words) {
  servicechain::scenarios::keep_freed_memory();
  return static_cast<int>(answer_or_explain(count, words));
}
