#pragma once

#include <chrono>

#include "app/console.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::app {

// One line on standard error that says how far the runs are and how long they still take. Nothing unless it is watched.
class ProgressLine {
 public:
  explicit ProgressLine(const Console& console);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(scenarios::Progress progress);

 private:
  using Clock = std::chrono::steady_clock;

  bool live_;                // -- constant
  Clock::time_point start_;  // -- constant
  Clock::time_point shown_;  // -- state
};

}  // namespace servicechain::app
