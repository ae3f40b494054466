#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain demo: City Shoes, which travels inside the program, with all its what-ifs.
struct Demo {
  static constexpr const char* name = "demo";

  ExperimentOptions experiment;
  ReportOptions output{.folder = "servicechain-demo", .requirements = {}};
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
