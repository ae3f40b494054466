#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/charts/kept_chart.h"
#include "analysis/charts/painter.h"
#include "analysis/report/figure.h"
#include "analysis/store/results_store.h"
#include "analysis/tables/data_table.h"

// Charts of other commands in the report of a run: `report RUN --with FOLDER`.
namespace servicechain::analysis::report {

struct AttachedChart {
  std::filesystem::path file;
  charts::KeptChart kept;
};

// What a folder of why, sweep, tornado or trace holds, in the order of kept_chart_kinds(); none: it is not such a folder.
// Fails: std::system_error with the path, where a file is not as this program writes it.
[[nodiscard]] std::vector<AttachedChart> read_chart_folder(const std::filesystem::path& folder);
// Its names only.
[[nodiscard]] std::vector<std::string> charts_in_folder(const std::filesystem::path& folder);

// Draws it. Fails: likewise.
[[nodiscard]] std::string svg_of(charts::Painter& painter, const AttachedChart& chart, const charts::PictureSize& size);

struct Attached {
  std::vector<AttachedChart> charts;  // each with an id of its own
  std::vector<std::string> cautions;  // which of the folders are of another version of the scenario than the run
  std::string refused;                // why a folder is not for this run's report; "": all are
};
// For the report of that run. A chart of another version of the scenario says so in its source line.
[[nodiscard]] Attached attached_to(const StoredRun& run, const std::vector<std::string>& folders);

// Fails: as svg_of.
[[nodiscard]] std::vector<Figure> attached_figures(const Attached& attached, const charts::PictureSize& size);
// "why-gap", "sweep": their data tables.
[[nodiscard]] std::vector<DataTable> attached_tables(const Attached& attached);

}  // namespace servicechain::analysis::report
