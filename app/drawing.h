#pragma once

#include <cstdint>

#include "analysis/charts/draw.h"
#include "app/console.h"
#include "app/interruption.h"
#include "app/progress.h"

namespace servicechain::app {

// Charts are being drawn: on so many threads, with a progress line, until Ctrl-C.
class Drawing {
 public:
  Drawing(const Console& console, std::uint32_t threads)
      : line_{console, interruption_.asked()},
        options_{.threads = threads,
                 .stop_asked = &interruption_.asked(),
                 .on_progress = [this](std::size_t done, std::size_t of) {
                   line_.show({static_cast<std::uint32_t>(done), static_cast<std::uint32_t>(of)});
                 }} {
    line_.begin(drawing_charts);
  }
  [[nodiscard]] const analysis::charts::DrawingOptions& options() const { return options_; }

 private:
  Interruption interruption_;
  ProgressLine line_;
  analysis::charts::DrawingOptions options_;  // -- constant
};

}  // namespace servicechain::app
