#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"
#include "scenarios/studies/rank_plan.h"

namespace servicechain::app {

// servicechain rank FILE [NAME ...]: which what-if, or which of their bundles within a budget, is best, and how sure.
struct Rank {
  static constexpr const char* name = "rank";

  ScenarioOptions source;
  OutputOptions console;
  scenarios::RankWish wish;
  bool bundles = false;
  std::optional<double> minutes;      // of the ranking
  std::optional<std::uint32_t> jobs;  // threads; nullopt: one for each processor
  std::string folder;                 // empty: none is written

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
