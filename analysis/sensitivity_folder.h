#pragma once

#include <filesystem>
#include <string>

namespace servicechain::analysis {

// What a sweep or a tornado leaves on the disk.
struct SensitivityFolder {
  std::string name;  // "sweep", "tornado"
  std::string csv;
  std::string json;
  std::string svg;       // empty: no chart
  std::string scenario;  // the file's text
};

// Writes DIR with NAME.csv, NAME.json, charts/NAME.svg and scenario.yaml, as run folders are written: whole or not at
// all. An existing DIR is replaced only if it holds nothing but what such a folder holds.
// Fails: std::system_error with the path.
void write_sensitivity_folder(const std::filesystem::path& dir, const SensitivityFolder& content);

}  // namespace servicechain::analysis
