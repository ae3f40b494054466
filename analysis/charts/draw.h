#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/charts/chart.h"

// Many charts at once, on threads. Each is described once, for all its sizes and for a page.
namespace servicechain::analysis::charts {

struct DrawingOptions {
  std::uint32_t threads = 1;                                            // at most; the pictures do not depend on it
  const std::atomic<bool>* stop_asked = nullptr;                        // no further chart is begun; nullptr: never
  // By any of the threads, one at a time; may be empty. Requires: it throws nothing, as nobody is there to catch it.
  std::function<void(std::size_t done, std::size_t of)> on_progress{};
};

struct DrawnChart {
  Chart chart;
  std::string specification{};      // as the chart kit reads it
  std::vector<std::string> svgs{};  // by size; none: it was not drawn
  std::string fault{};              // why not, if the kit failed on it; "": it did not, or was stopped before
};

// In the order of the charts. A fault in one leaves the others as they are.
[[nodiscard]] std::vector<DrawnChart> draw(std::vector<Chart> charts, std::span<const PictureSize> sizes,
                                           const DrawingOptions& options);

// What is missing among them.
struct Undrawn {
  std::vector<std::string> faults;  // "the chart kpis could not be drawn: …"
  bool was_stopped = false;
};
[[nodiscard]] Undrawn undrawn(std::span<const DrawnChart> charts);

}  // namespace servicechain::analysis::charts
