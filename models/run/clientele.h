#pragma once

#include <cstdint>
#include <vector>

#include "models/loyalty.h"
#include "models/observer.h"
#include "models/pilot.h"
#include "models/run/blueprint.h"

namespace servicechain::models::run {

// The customers there are, segment by segment, whether they come today or not (E13 to E15): each visit leaves a
// satisfaction behind, which replaces that customer's earlier one in the mean of all; once a day some are lost and some
// are won, and those there are come as often as before. Only segments that come at a rate react, and only those whose
// number is known: `base`, or `rate` ÷ `visits`.
class Clientele {
 public:
  Clientele(const ServiceChain& chain, RunKind kind);

  void customer_left(std::uint32_t segment, double satisfaction);
  // `staff_joy`: by segment, (m − m0)⁺ of those who serve it.
  void end_day(sim::Time now, const std::vector<double>& staff_joy);

  // On the arrivals as written.
  [[nodiscard]] double arrival_factor(std::uint32_t segment) const;
  [[nodiscard]] CustomersChanged level(std::uint32_t segment, sim::Time now) const;
  [[nodiscard]] bool reacts(std::uint32_t segment) const { return states_[segment].reacts; }
  // Sums since the last call of forget_pilot.
  [[nodiscard]] const std::vector<PilotSegment>& pilot() const { return pilot_; }
  void forget_pilot() { pilot_.assign(pilot_.size(), {}); }

 private:
  struct State {
    bool reacts = false;         // -- constant
    ReturnOdds odds{};           // -- constant
    BaseFlow flow{};             // -- constant but for sentiment and loss
    double per_customer = 0;     // -- constant: factor on the arrivals as written, for each customer
    double usual = 0;            // -- constant: S̄ in the file as written
    double customers = 0;        // -- state: N
    double satisfaction = 0;     // -- state: S̄
  };
  [[nodiscard]] State first_state(const Segment& segment) const;

  const ServiceChain& chain_;         // -- constant
  bool is_pilot_;                     // -- constant
  std::vector<State> states_;         // -- state, by segment
  std::vector<PilotSegment> pilot_;   // -- state
  sim::Time since_{};                 // -- state: start of this day
};

// The customers of a segment at the start: `base`, or its rate over its visits. nullopt: nobody knows.
[[nodiscard]] std::optional<double> customers_at_start(const Segment& segment);
// E13 and E14 as they are at the start, at that satisfaction; scale is left to the calibration.
[[nodiscard]] BaseFlow usual_flow(const Segment& segment, double satisfaction);

}  // namespace servicechain::models::run
