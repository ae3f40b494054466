#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/calibration.h"
#include "scenarios/scenario.h"

namespace servicechain::scenarios {

// What counts as usual in the base as written, for it and for every what-if: from ten pilot runs of the base on so many
// threads, with luck of their own. Where neither the base nor a what-if of the file needs it there are no pilots, and it
// is empty. One for a whole study: put it into the plan of everything that is run in it.
[[nodiscard]] models::Baselines usual_of(const Scenario& scenario, std::uint32_t seed, std::uint32_t threads);

// Sentences for people: where what is usual could not be found.
[[nodiscard]] std::vector<std::string> describe_overload(const models::Baselines& usual);

}  // namespace servicechain::scenarios
