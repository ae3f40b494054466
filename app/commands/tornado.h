#pragma once

#include <string>

#include "analysis/sensitivity/tornado.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"
#include "scenarios/scenario.h"

namespace servicechain::app {

// servicechain tornado FILE [--by 10%]: which numbers of the scenario move the answer most, and are they known?
struct Tornado {
  static constexpr const char* name = "tornado";

  ScenarioOptions source;
  ExperimentOptions experiment;
  OutputOptions console;
  std::string by = "10%";
  std::string measure;  // empty: what the file decides on
  std::string folder;   // empty: none is written

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;

 private:
  [[nodiscard]] analysis::Tornado carry_out(const scenarios::Scenario& scenario, const Console& terminal) const;
};

}  // namespace servicechain::app
