#pragma once

#include <cstdint>
#include <vector>

#include "models/service_chain.h"
#include "sim/random.h"

namespace servicechain::models::run {

// The people of a department who leave, are replaced and learn (E12). Each has luck of their own, by the number in
// which they came, so that a what-if that keeps people longer keeps these people longer.
//
//   newcomer ──learns──▶ experienced          leaves ──▶ replaced at once: as usual (chance ν0/ν)
//       └───── leaves ◀──────┘                      └──▶ vacancy ──after τ_hire──▶ newcomer
//
// As many normal quits as people expect are made good before they happen; only those beyond leave a gap.
class Crew {
 public:
  Crew(const Department& department, std::uint32_t places, const sim::Luck& luck);

  // A stretch of time in which mood stood so. Counts those who left in it.
  std::uint32_t pass(double hours, double mood, const sim::Luck& luck);
  // Another number of places: newcomers come, or the last to come go.
  void resize(std::uint32_t places, const sim::Luck& luck);

  [[nodiscard]] double people() const { return static_cast<double>(members_.size()); }
  [[nodiscard]] double places() const { return places_; }
  [[nodiscard]] double experience() const;  // ẽ
  [[nodiscard]] double skill() const;       // z, mean, in SD above those hired as usual

 private:
  struct Member {
    std::uint32_t number;
    double hazard_left;   // until they leave; falls by ν a year
    double to_learn_h;    // 0: experienced
    double skill;
  };
  [[nodiscard]] double luck_of(sim::Purpose what_for, std::uint32_t number, const sim::Luck& luck) const {
    return luck.uniform(identity_, what_for, number);
  }
  void hire(const sim::Luck& luck);
  void replace(std::uint32_t number, double usual_share, const sim::Luck& luck);

  const Department* department_;    // -- constant
  sim::Identity identity_;          // -- constant
  double skill_of_hired_;           // -- constant: of those who come, against the usual
  double places_;                   // -- constant but for resize
  std::uint32_t came_ = 0;          // -- state: people so far
  std::vector<Member> members_;     // -- state
  std::vector<double> vacancies_h_; // -- state: time until each is filled
};

}  // namespace servicechain::models::run
