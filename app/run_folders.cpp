#include "app/run_folders.h"

#include <fmt/format.h>

#include <filesystem>

#include "analysis/report/attached.h"
#include "app/output_place.h"

namespace servicechain::app {

namespace fs = std::filesystem;

namespace {

// As -o of run takes it.
std::string name_to_make(const std::string& folder) {
  if (folder.empty() || fs::exists(folder)) return "DIR";
  return as_word(complaint_about_output(folder, {}).empty() ? folder : folder + "/");
}

}  // namespace

bool is_of_another_command(const std::string& folder) {
  return !folder.empty() && !fs::exists(fs::path{folder} / "results.db") && !analysis::report::charts_in_folder(folder).empty();
}

std::string why_no_run_folder(const std::string& folder) {
  if (!fs::is_directory(folder)) {
    return fmt::format("{} is no run folder; make one with: servicechain run FILE -o {}", folder, name_to_make(folder));
  }
  if (!is_of_another_command(folder)) return "";
  const std::string command = analysis::report::read_chart_folder(folder).front().kept.origin.command;
  return fmt::format("{} holds the charts of {}, not a run; a report of a run takes them in: servicechain report RUN --with {}",
                     folder, command, as_word(folder));
}

}  // namespace servicechain::app
