#include "app/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace servicechain::app {
namespace {

using std::chrono::milliseconds;

constexpr auto before_the_first_line = milliseconds{500};
constexpr auto between_lines = milliseconds{250};

std::size_t columns_of_the_terminal() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// The last column stays free: some terminals begin a new line when it is filled.
std::string fitting(std::vector<std::string> lines) {
  const std::size_t columns = columns_of_the_terminal();
  for (std::string& line : lines) {
    if (line.size() < columns) return std::move(line);
  }
  return "";
}

}  // namespace

ProgressLine::ProgressLine(const Console& console, const std::atomic<bool>& stop_asked)
    : console_{console}, stop_asked_{stop_asked}, start_{Clock::now()} {
  if (console.is_live()) drawer_ = std::jthread{[this](const std::stop_token& end) { keep_drawing(end); }};
}

ProgressLine::~ProgressLine() {
  if (!drawer_.joinable()) return;
  drawer_.request_stop();
  drawer_.join();
  clear();
}

void ProgressLine::begin(const Stretch& stretch) {
  const std::lock_guard lock{mutex_};
  stretch_ = stretch;
  progress_ = {};
  left_ = {};
}

void ProgressLine::show(scenarios::Progress progress) {
  const std::lock_guard lock{mutex_};
  progress_ = progress;
  left_.take(progress, Clock::now() - start_);
}

void ProgressLine::note(std::string_view message) {
  const std::lock_guard lock{mutex_};
  clear();
  console_.note(message);
}

void ProgressLine::keep_drawing(const std::stop_token& end) {
  std::unique_lock lock{mutex_};
  const auto is_over = [&end] { return end.stop_requested(); };
  if (wake_.wait_for(lock, end, before_the_first_line, is_over)) return;
  do draw();
  while (!wake_.wait_for(lock, end, between_lines, is_over));
}

// Written over the old line, then cleared to its end: a line that is cleared first flickers.
void ProgressLine::draw() {
  const std::string line = fitting(stop_asked_ ? std::vector<std::string>{"stopping: what is under way is brought to an end", "stopping", ""}
                                               : lines_for(stretch_, progress_, left_.at(Clock::now() - start_)));
  if (line == shown_) return;
  std::fprintf(stderr, "\r%s\033[K", line.c_str());
  std::fflush(stderr);
  shown_ = line;
}

void ProgressLine::clear() {
  if (shown_.empty()) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  shown_.clear();
}

}  // namespace servicechain::app
