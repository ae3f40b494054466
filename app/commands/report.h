#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/report/attached.h"
#include "analysis/report/document.h"
#include "analysis/store/results_store.h"
#include "analysis/tables/data_table.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain report RUN -f html,pdf,xlsx,csv: what a run folder holds, for a meeting and for other programs.
struct Report {
  static constexpr const char* name = "report";

  std::string folder;
  std::vector<std::string> formats;  // none: as the name of `output` says, else html
  std::string output;                // a file, or a folder; "": the run folder
  std::string layout = "full";
  std::vector<std::string> with;     // folders of other commands
  bool with_mark = false;            // CSV: a byte-order mark
  bool with_semicolons = false;      // CSV: semicolons and decimal commas
  std::vector<std::string> histories;  // [MEASURE=]FILE[:COLUMN]
  std::optional<std::uint32_t> jobs; // threads that draw
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;

 private:
  // "": nothing.
  [[nodiscard]] std::string what_is_wrong() const;
  [[nodiscard]] std::vector<std::string> asked_formats() const;
  [[nodiscard]] bool is_asked(std::string_view format) const;
  [[nodiscard]] std::filesystem::path place_of(std::string_view format) const;
  [[nodiscard]] std::vector<std::filesystem::path> write_csv(const std::vector<analysis::DataTable>& tables) const;
  struct Written {
    std::vector<std::filesystem::path> files;  // none: why has been told
    ExitCode code = ExitCode::done;
  };
  [[nodiscard]] Written write_documents(const analysis::StoredRun& run, const analysis::report::Attached& attached,
                                        const Console& terminal) const;
  [[nodiscard]] std::vector<analysis::charts::PictureSize> sizes_in(analysis::report::Layout asked) const;
};

}  // namespace servicechain::app
