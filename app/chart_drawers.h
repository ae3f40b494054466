#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/charts/draw.h"
#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/labels.h"
#include "analysis/report/attached.h"
#include "analysis/store/results_store.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "scenarios/scenario.h"

// The charts in a folder, drawn one by one: of a run, or of another command.
namespace servicechain::app {

constexpr const char* chain_map = "chain-map";
constexpr const char* all_charts = "all";

// What is asked of a folder.
struct ChartWish {
  std::string folder;
  std::string chart;                   // its name, or all_charts
  std::string what_if{};               // "": the one that does best
  std::vector<std::string> histories{};  // [MEASURE=]FILE[:COLUMN]
  analysis::charts::PictureSize size;
  bool has_pictures = false;           // PNG or PDF: letters become dots or outlines here, not where the file is read
};

// What one chart gives for each format.
struct Piece {
  std::string name;
  std::string svg;
  std::string title;
  std::string csv;
};

// Of a run folder.
class RunDrawer {
 public:
  // Fails: std::system_error with the path, when the results store cannot be read.
  RunDrawer(ChartWish wish, const Console& terminal);

  // Its scenario can be read; else why not has been told.
  [[nodiscard]] bool is_ready() const { return scenario_.has_value(); }
  // What is laid beside the run. nullopt: done; else what was wrong has been told.
  [[nodiscard]] std::optional<ExitCode> take_histories();
  // All of them at once, on threads. What cannot be drawn is told.
  [[nodiscard]] ExitCode prepare(const std::vector<std::string>& names, std::uint32_t threads);
  // Several where one is drawn for each of several own histories. Requires: it was prepared. None: why not has been told.
  [[nodiscard]] std::vector<Piece> draw(const std::string& name);

 private:
  // What a file of a chart is called, and its data table: with names, whatever the picture says.
  struct Named {
    std::string file;
    std::string csv;
  };

  [[nodiscard]] std::vector<analysis::charts::Chart> charts_called(const std::string& name);
  [[nodiscard]] std::vector<Piece> draw_chain_map();
  [[nodiscard]] bool lacks_letters_of(const analysis::charts::Chart& chart);
  void tell(const std::string& why) const;

  ChartWish wish_;           // -- constant
  const Console& terminal_;  // -- constant
  analysis::StoredRun stored_;
  std::optional<scenarios::Scenario> scenario_;
  analysis::Shown shown_;                              // on pictures
  models::ServiceChain named_;                         // in data tables
  std::optional<analysis::charts::Painter> painter_;   // -- state: made when first needed
  std::vector<analysis::charts::DrawnChart> drawn_{};  // -- state: once prepared
  std::vector<Named> named_charts_{};                  // -- state: the same charts
};

// Of the folder of another command: why, rank, sweep, tornado, trace.
class KeptDrawer {
 public:
  KeptDrawer(ChartWish wish, const Console& terminal);

  [[nodiscard]] std::vector<std::string> names() const;
  // One; none: why not has been told.
  [[nodiscard]] std::vector<Piece> draw(const std::string& name);

 private:
  ChartWish wish_;           // -- constant
  const Console& terminal_;  // -- constant
  std::vector<analysis::report::AttachedChart> charts_;
  analysis::charts::Painter painter_;
};

}  // namespace servicechain::app
