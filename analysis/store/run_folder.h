#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/charts/draw.h"
#include "analysis/store/results_store.h"
#include "analysis/study.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

struct RunFolderContent {
  const models::ServiceChain& chain;  // the base
  const Study& study;
  RunIdentity identity;
  std::string about;     // the scenario's own words; "" without
  std::string language;  // whose labels the map shows
  double wall_time_s = 0;
  std::vector<TableFile> table_files{};  // that the scenario reads, to read it again
  const KeptRuns* kept = nullptr;  // to add further replications to; nullptr: they are not kept
  std::optional<charts::DrawingOptions> drawing{};  // of the charts; nullopt: the map alone is drawn
  Vocabulary vocabulary = Vocabulary::plain;        // of the page and its charts
};

struct WrittenRun {
  charts::Undrawn undrawn{};        // what of the charts could not be drawn; all else is there
  std::vector<std::string> gone{};  // what was made of the run before, and is not made by a run: "report.pdf"
};

// Writes DIR with run.json, scenario.yaml, results.db, measures.csv, differences.csv, replications.csv, start-up.csv,
// series.csv, staff-use.csv, wait-curves.csv, troubles.csv, control-charts.csv, when-noticed.csv, links.csv,
// charts/NAME.svg (16:9) and report.html. The same run gives the same bytes, but for the wall time in run.json.
//
// The folder is written beside its final name and renamed, so that a run that is killed leaves the old one or none.
// Fails: std::system_error with the path, and nothing is left behind. An existing DIR is replaced only if it is a run
// folder with nothing in it but what such a folder holds; what `rank` wrote there stays.
WrittenRun write_run_folder(const std::filesystem::path& dir, const RunFolderContent& content);

// Before hours of runs: fails with std::system_error where write_run_folder would refuse the folder.
void check_run_folder(const std::filesystem::path& dir);

}  // namespace servicechain::analysis
