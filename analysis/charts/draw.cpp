#include "analysis/charts/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "analysis/charts/painter.h"

namespace servicechain::analysis::charts {
namespace {

// Hands the charts out one by one; each thread has a painter of its own, made when it gets its first.
class Studio {
 public:
  Studio(std::vector<DrawnChart>& charts, std::span<const PictureSize> sizes, const DrawingOptions& options)
      : charts_{charts}, sizes_{sizes}, options_{options} {}

  void work() {
    std::optional<Painter> painter;
    for (std::size_t next = next_++; next < charts_.size() && !is_stopped(); next = next_++) {
      try {
        if (!painter) painter.emplace();
        draw(*painter, charts_[next]);
      } catch (const std::exception& failure) {
        charts_[next].svgs.clear();
        charts_[next].fault = failure.what();
        painter.reset();  // who knows in what state
      }
      tell();
    }
  }

 private:
  [[nodiscard]] bool is_stopped() const { return options_.stop_asked != nullptr && options_.stop_asked->load(); }

  void draw(Painter& painter, DrawnChart& drawn) const {
    drawn.specification = json_of(drawn.chart);
    for (const PictureSize& size : sizes_) drawn.svgs.push_back(painter.svg(drawn.chart, drawn.specification, size));
  }

  void tell() noexcept {
    const std::lock_guard lock{mutex_};
    ++done_;
    if (options_.on_progress) options_.on_progress(done_, charts_.size());
  }

  std::vector<DrawnChart>& charts_;     // -- state: each touched by one thread only
  std::span<const PictureSize> sizes_;  // -- constant
  const DrawingOptions& options_;       // -- constant
  std::atomic<std::size_t> next_ = 0;   // -- state
  std::mutex mutex_;                    // guards all below
  std::size_t done_ = 0;                // -- state
};

// Draws on so many threads, or on as many as the machine has to give.
void work_on(Studio& studio, std::size_t threads) {
  std::vector<std::jthread> helpers;
  try {
    for (std::size_t t = 1; t < threads; ++t) helpers.emplace_back([&studio] { studio.work(); });
  } catch (const std::system_error&) {
    // No further thread: the others do its work.
  }
  studio.work();
}

}  // namespace

std::vector<DrawnChart> draw(std::vector<Chart> charts, std::span<const PictureSize> sizes,
                             const DrawingOptions& options) {
  std::vector<DrawnChart> drawn;
  for (Chart& chart : charts) drawn.push_back({.chart = std::move(chart)});
  if (options.on_progress) options.on_progress(0, drawn.size());
  Studio studio{drawn, sizes, options};
  work_on(studio, std::min<std::size_t>(options.threads, drawn.size()));
  return drawn;
}

Undrawn undrawn(std::span<const DrawnChart> charts) {
  Undrawn missing;
  for (const DrawnChart& drawn : charts) {
    if (!drawn.svgs.empty()) continue;
    if (drawn.fault.empty()) missing.was_stopped = true;
    else missing.faults.push_back(fmt::format("the chart {} could not be drawn: {}", drawn.chart.name, drawn.fault));
  }
  return missing;
}

}  // namespace servicechain::analysis::charts
