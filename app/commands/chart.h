#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/chart_drawers.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain chart RUN NAME: one chart of a run folder, or of the folder of why, rank, sweep, tornado, trace, as a file; `chart --list`.
struct Chart {
  static constexpr const char* name = "chart";

  std::string folder;
  std::string chart;                          // "what-ifs"
  bool list = false;
  std::vector<std::string> formats;           // svg, png, pdf, csv; none: as the name of `output` says, else svg
  std::string output;                         // file, folder or "-"; empty: RUN/charts
  std::string size = "slide";
  std::string what_if;
  std::vector<std::string> histories;         // [MEASURE=]FILE[:COLUMN]
  std::optional<std::uint32_t> jobs;          // threads that draw
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;

 private:
  [[nodiscard]] std::string what_is_wrong() const;
  [[nodiscard]] std::vector<std::string> asked() const;
  [[nodiscard]] std::filesystem::path place_of(const std::string& called, const std::string& format) const;
  [[nodiscard]] ChartWish wish() const;
  template <typename AnyDrawer>
  [[nodiscard]] ExitCode write(AnyDrawer&& drawer, const std::vector<std::string>& names, const Console& terminal) const;
};

}  // namespace servicechain::app
