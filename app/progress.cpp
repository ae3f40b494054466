#include "app/progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace servicechain::app {
namespace {

using std::chrono::duration;
using std::chrono::milliseconds;

constexpr auto between_lines = milliseconds{200};
constexpr const char* clear_line = "\r\033[K";

std::string time_left(duration<double> elapsed, scenarios::Progress progress) {
  const double seconds = elapsed.count() * (progress.total - progress.done) / progress.done;
  if (seconds < 1) return "almost done";
  if (seconds < 90) return fmt::format("about {:.0f} s left", seconds);
  return fmt::format("about {:.0f} min left", seconds / 60);
}

}  // namespace

ProgressLine::ProgressLine(const Console& console)
    : live_{console.is_live()}, start_{Clock::now()}, shown_{start_ - between_lines} {}

ProgressLine::~ProgressLine() {
  if (live_) std::fputs(clear_line, stderr);
}

void ProgressLine::show(scenarios::Progress progress) {
  const auto now = Clock::now();
  if (!live_ || progress.done == 0 || now - shown_ < between_lines) return;
  shown_ = now;
  fmt::print(stderr, "{}{} of {} runs, {}", clear_line, progress.done, progress.total,
             time_left(now - start_, progress));
  std::fflush(stderr);
}

}  // namespace servicechain::app
