#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/charts/chart.h"

namespace servicechain::analysis {

// What `why`, `sweep`, `tornado` and `trace` leave on the disk.
struct SensitivityFolder {
  std::string name;  // of the command: "sweep"
  std::string csv;
  std::string json;
  std::vector<charts::Chart> charts;
  std::string scenario;               // the file's text
  std::string scenario_name{};
  std::vector<std::string> sets{};    // --set, as given
};

// Writes DIR with NAME.csv, NAME.json, every chart in charts/ as SVG, PNG, PDF and as a value
// (kept_chart.h), and scenario.yaml, as run folders are written: whole or not at
// all. An existing DIR is replaced only if it holds nothing but what such a folder holds.
// Fails: std::system_error with the path.
void write_sensitivity_folder(const std::filesystem::path& dir, const SensitivityFolder& content);

// Before hours of runs: fails with std::system_error where write_sensitivity_folder would refuse the folder. `command`: "sweep".
void check_sensitivity_folder(const std::filesystem::path& dir, const std::string& command);

}  // namespace servicechain::analysis
