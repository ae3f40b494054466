#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/verdicts/conclusions.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/replications.h"

// How many replications are run, where the file leaves it to what they show.
namespace servicechain::scenarios {

// What came of it.
struct Course {
  std::uint32_t planned = 0;                             // replications that were to be reached in the end
  std::string words;                                     // why it stopped then, a sentence; "" for a number
  bool left_open = false;                                // not as precise as asked, or a verdict is not settled
  double looks_error = 1;                                // as in analysis::Question
  std::vector<std::optional<analysis::Settled>> settled; // by what-if: settled before the last replication
};

// Exactly so many.
[[nodiscard]] Course run_number(Replications& runs, std::uint32_t replications);

// Until all headline measures of every chain are as precise as decide.precision asks, in two checks one after the
// other; decide.replications at most.
[[nodiscard]] Course run_until_precise(Replications& runs, const Scenario& scenario);

// Until every what-if's verdict is settled, at looks fixed beforehand; decide.replications at most. A what-if that is
// settled takes no further part, and keeps what it was settled on. Requires: chain 0 is the base.
[[nodiscard]] Course run_until_settled(Replications& runs, const analysis::Question& question,
                                       const Scenario& scenario);

// Whether more runs could change what the verdict says.
[[nodiscard]] bool is_settled(analysis::VerdictKind verdict);

// What a precision is asked of: the decided measure, and the customers' satisfaction, wait and lost share.
struct HeadlineMeasure {
  std::string of;
  std::string name;
  [[nodiscard]] friend bool operator==(const HeadlineMeasure&, const HeadlineMeasure&) = default;
};
[[nodiscard]] std::vector<HeadlineMeasure> headline_measures(const Decision& decision);

// The measure, of any chain, that is furthest from what was asked; nullopt: all are precise.
struct Imprecise {
  std::string words;                                // "the wait of all customers is known to ±4%, asked were ±2%"
  std::optional<std::uint32_t> replications_needed;  // about; nullopt: there is no range at all
};
[[nodiscard]] std::optional<Imprecise> most_imprecise(const Replications& runs, const Scenario& scenario);

}  // namespace servicechain::scenarios
