#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/studies/experiment.h"

// What a line of progress says. Nothing here looks at a clock or a terminal.
namespace servicechain::app {

// A stretch of work.
struct Stretch {
  std::string_view doing;       // "simulating"
  std::string_view unit;        // "runs"; "": `doing` says of what
  std::string_view afterwards;  // what is done once all of them are
};
inline constexpr Stretch simulating{"simulating", "runs", "putting the numbers together"};
inline constexpr Stretch drawing_charts{"drawing charts", "", "writing the files"};

using Seconds = std::chrono::duration<double>;

// How long the rest of a stretch takes, if its pieces take as long as those that are done.
class TimeLeft {
 public:
  // The first one says when the stretch began.
  void take(scenarios::Progress progress, Seconds now);
  // nullopt: too little is done to tell. Counts down steadily, and is said anew where it was wrong by a sixth.
  [[nodiscard]] std::optional<Seconds> at(Seconds now) const;

 private:
  std::optional<Seconds> start_;       // -- constant, once begun
  std::uint32_t done_before_ = 0;      // -- constant, once begun
  scenarios::Progress progress_{};     // -- state: the latest
  Seconds each_{};                     // -- state: a piece took, on average
  std::optional<Seconds> end_;         // -- state: as last said
};

// "about 40 s left", "at least 3 min left", "almost done". nullopt: "time left not known yet".
[[nodiscard]] std::string words_for(std::optional<Seconds> left, scenarios::Total total);

// The line in full, and ever shorter for narrow terminals; the last is empty.
[[nodiscard]] std::vector<std::string> lines_for(const Stretch& stretch, scenarios::Progress progress,
                                                 std::optional<Seconds> left);

}  // namespace servicechain::app
