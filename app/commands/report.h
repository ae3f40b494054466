#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/data_table.h"
#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain report RUN -f xlsx,csv: what a run folder holds, for other programs, written into it.
struct Report {
  static constexpr const char* name = "report";

  std::string folder;
  std::vector<std::string> formats{"xlsx"};
  bool with_mark = false;        // CSV: a byte-order mark
  bool with_semicolons = false;  // CSV: semicolons and decimal commas
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;

 private:
  // Returns: what was written.
  [[nodiscard]] std::vector<std::filesystem::path> write_csv(const std::vector<analysis::DataTable>& tables) const;
};

}  // namespace servicechain::app
