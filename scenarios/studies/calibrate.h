#pragma once

#include <cstdint>
#include <stdexcept>
#include <vector>

#include "analysis/study.h"
#include "models/calibration.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// A coupling needs the usual load of a department that has none. What the written numbers show is refused when the file is
// read (E407); this is what only the trial runs show.
class CannotCalibrate final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What counts as usual in the base as written, for it and for every what-if: from ten pilot runs of the base on so many
// threads, with luck of their own. Where neither the base nor a what-if of the file needs it there are no pilots, and it
// is empty. One for a whole study: put it into the plan of everything that is run in it.
// Fails: CannotCalibrate.
[[nodiscard]] models::Baselines usual_of(const Scenario& scenario, std::uint32_t seed, std::uint32_t threads);

// The same as rows, for people.
[[nodiscard]] std::vector<analysis::UsualValue> rows_of(const models::Baselines& usual);

}  // namespace servicechain::scenarios
