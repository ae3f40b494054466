#include "app/progress_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/words.h"

namespace servicechain::app {
namespace {

using scenarios::Progress;
using scenarios::Total;

constexpr double wrong_by = 1.0 / 6;

// The first pieces come all at once, one from each thread.
bool is_enough(std::uint32_t done, std::uint32_t total) { return done > 0 && done >= std::min(8U, (total + 4) / 5); }

std::string_view how_sure(Total total) {
  switch (total) {
    case Total::known: return "about";
    case Total::at_least: return "at least";
    case Total::rough: return "roughly";
  }
  return "";
}

std::string duration_words(double seconds) {
  if (seconds < 20) return fmt::format("{:.0f} s", seconds);
  if (seconds < 90) return fmt::format("{:.0f} s", std::round(seconds / 5) * 5);
  if (seconds < 90 * 60) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} hours", seconds / 3600);
}

std::string counted(Progress progress) {
  return fmt::format("{} of {}", analysis::number(progress.done, 0), analysis::number(progress.total, 0));
}

}  // namespace

void TimeLeft::take(Progress progress, Seconds now) {
  if (progress.done < progress_.done) *this = {};  // another count begins
  progress_ = progress;
  if (!start_) {
    start_ = now;
    done_before_ = progress.done;
  }
  const std::uint32_t done = progress.done - done_before_;
  if (!is_enough(done, progress.total - done_before_)) return;
  each_ = (now - *start_) / done;
  const Seconds left = each_ * (progress.total - progress.done);
  if (!end_ || std::abs((now + left - *end_).count()) > wrong_by * left.count()) end_ = now + left;
}

// What stands still does not come nearer to its end.
std::optional<Seconds> TimeLeft::at(Seconds now) const {
  if (!end_) return std::nullopt;
  return std::max(*end_ - now, each_ * (progress_.total - progress_.done) / 2);
}

std::string words_for(std::optional<Seconds> left, Total total) {
  if (!left) return "time left not known yet";
  if (left->count() >= 1) return fmt::format("{} {} left", how_sure(total), duration_words(left->count()));
  return total == Total::at_least ? "almost done, unless more are needed" : "almost done";
}

std::vector<std::string> lines_for(const Stretch& stretch, Progress progress, std::optional<Seconds> left) {
  if (progress.total == 0) return {std::string{stretch.doing}, ""};
  if (progress.done >= progress.total) return {std::string{stretch.afterwards}, ""};
  const std::string count = counted(progress);
  const std::string of_what = stretch.unit.empty() ? count : fmt::format("{} {}", count, stretch.unit);
  const std::string time = words_for(left, progress.total_is);
  return {fmt::format("{} {}, {}", stretch.doing, of_what, time), fmt::format("{}, {}", of_what, time),
          fmt::format("{} {}", stretch.doing, count), time, count, ""};
}

}  // namespace servicechain::app
