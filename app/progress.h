#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "app/console.h"
#include "app/progress_words.h"

namespace servicechain::app {

// One line on standard error while long work goes on, drawn anew several times a second and cleared in the end. Silent
// where nobody watches: no terminal, or --quiet. What is done within half a second is never announced.
// Nothing else may be written to the terminal as long as it lives, but by `note`.
class ProgressLine {
 public:
  // `stop_asked`: by Ctrl-C; must outlive this.
  ProgressLine(const Console& console, const std::atomic<bool>& stop_asked);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void begin(const Stretch& stretch);
  // By any thread.
  void show(scenarios::Progress progress);
  // A remark that stays.
  void note(std::string_view message);

 private:
  using Clock = std::chrono::steady_clock;

  void keep_drawing(const std::stop_token& end);
  void draw();
  void clear();

  const Console& console_;               // -- constant
  const std::atomic<bool>& stop_asked_;  // -- constant
  Clock::time_point start_;              // -- constant
  std::mutex mutex_;                     // guards all below
  Stretch stretch_{};                    // -- state
  scenarios::Progress progress_{};       // -- state
  TimeLeft left_;                        // -- state
  std::string shown_;                    // -- state: on the terminal
  std::condition_variable_any wake_;
  std::jthread drawer_;                  // where somebody watches
};

}  // namespace servicechain::app
