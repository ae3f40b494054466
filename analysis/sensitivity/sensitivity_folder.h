#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/charts/chart.h"

namespace servicechain::analysis {

// What a sweep, a tornado and their like leave on the disk.
struct SensitivityFolder {
  std::string name;  // "sweep", "tornado"
  std::string csv;
  std::string json;
  std::vector<charts::Chart> charts;
  std::string scenario;  // the file's text
};

// Writes DIR with NAME.csv, NAME.json, every chart in charts/ as SVG, PNG and PDF, and scenario.yaml, as run folders are written: whole or not at
// all. An existing DIR is replaced only if it holds nothing but what such a folder holds.
// Fails: std::system_error with the path.
void write_sensitivity_folder(const std::filesystem::path& dir, const SensitivityFolder& content);

}  // namespace servicechain::analysis
