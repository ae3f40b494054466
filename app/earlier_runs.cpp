#include "app/earlier_runs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/store/kept_store.h"
#include "analysis/store/results_store.h"
#include "app/report.h"

namespace servicechain::app {
namespace {

std::vector<const models::ServiceChain*> chains_of(const scenarios::Scenario& scenario,
                                                   const std::vector<std::string>& what_ifs) {
  std::vector<const models::ServiceChain*> chains{&scenario.chain};
  for (const std::string& name : what_ifs) {
    const auto found = std::find_if(scenario.what_ifs.begin(), scenario.what_ifs.end(),
                                    [&](const scenarios::WhatIf& what_if) { return what_if.name == name; });
    if (found != scenario.what_ifs.end()) chains.push_back(&found->chain);
  }
  return chains;
}

std::string listed(const std::vector<std::string>& words, std::string_view none) {
  return words.empty() ? std::string{none} : fmt::format("{}", fmt::join(words, ", "));
}

// "": nothing is.
std::string what_differs(const analysis::StoredRun& there, const analysis::RunIdentity& here, std::uint32_t seed) {
  if (there.identity.version != here.version) {
    return fmt::format("they were made by version {}, and this is {}", there.identity.version, here.version);
  }
  if (there.identity.scenario_text != here.scenario_text) return "the scenario file has changed since";
  if (there.identity.tables != here.tables) return "a file that the scenario reads has changed since";
  if (there.identity.sets != here.sets) {
    return fmt::format("they were made with --set {}, and now it is {}", listed(there.identity.sets, "nothing"),
                       listed(here.sets, "nothing"));
  }
  if (there.study.seed != seed) return fmt::format("their seed is {}, and now it is {}", there.study.seed, seed);
  return "";
}

}  // namespace

EarlierRuns earlier_runs_in(const std::filesystem::path& run_folder, const scenarios::Scenario& scenario,
                            std::uint32_t seed, const std::vector<std::string>& what_ifs) {
  const std::filesystem::path store = run_folder / "results.db";
  if (run_folder.empty() || !std::filesystem::exists(store)) return {};
  std::string difference = what_differs(analysis::read_results_store(store), identity_of(scenario), seed);
  analysis::SqliteFile file = analysis::open_results_store(store);
  std::vector<std::string> names{"base"};
  names.insert(names.end(), what_ifs.begin(), what_ifs.end());
  if (difference.empty()) {
    const std::vector<std::string> there = analysis::read_kept_names(file);
    if (there.empty()) {
      difference = "they were not kept one by one";
    } else if (there != names) {
      difference = fmt::format("they are of {}, and now {} is asked", fmt::join(there, ", "), fmt::join(names, ", "));
    }
  }
  if (difference.empty()) return {analysis::read_kept_runs(file, chains_of(scenario, what_ifs)), ""};
  return {std::nullopt,
          fmt::format("the runs in {} cannot be added to: {}. Without --more they are made anew", run_folder.string(),
                      difference)};
}

}  // namespace servicechain::app
