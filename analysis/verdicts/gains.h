#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/summary.h"
#include "analysis/study.h"

namespace servicechain::analysis {

// The difference of one measure that a what-if makes.
struct Effect {
  Measure measure;
  Estimate raw;           // what-if minus base, at the study's confidence
  double chance_of_luck;  // p value
  double base;            // the base's point
  std::string place{};    // as it is said; empty: place_of its measure
};

// Which of them are real when all are looked at together: Holm's step-down rule (Scandinavian Journal of Statistics 6,
// 1979) keeps the chance of a single false statement below 1 − confidence.
[[nodiscard]] std::vector<bool> real_by_holm(std::span<const double> chances_of_luck, double confidence);

// Whether anybody feels a change: at least that part of today's value, and of the times of departments at least ten
// seconds besides, however short they are today.
[[nodiscard]] bool is_felt(const Measure& measure, double change, double today, double part = 0.01);

// "Who gains: …" and "Who loses: …": segments by their satisfaction, departments by the wait in their line. Changes
// that nobody feels are left out, however real.
[[nodiscard]] std::vector<std::string> gains_and_losses(std::span<const Effect> effects, double confidence);

// "Careful: …" where a department that the what-if changes gets better by itself while customers become less happy.
// Both must be real by Holm's rule. `paths`: what the what-if changes.
[[nodiscard]] std::vector<std::string> local_improvement_alarms(std::span<const Effect> effects,
                                                                std::span<const std::string> paths, double confidence);

}  // namespace servicechain::analysis
