#pragma once

#include <optional>

#include "models/scores.h"
#include "models/service_chain.h"
#include "sim/time.h"

// E9 and E10: how service is perceived, and how satisfied that leaves its receiver; internal and external alike.
// Points, 0–100. models/README.md has the equations and their sources.
namespace servicechain::models {

// 100 exp(−(W_p − promise)⁺ / tolerated), W_p = (1 + longer) W. 100 without a promise.
// `longer`: ω_u, how much longer an unexplained wait feels.
[[nodiscard]] double speed_score(sim::Duration wait, std::optional<sim::Duration> promise, sim::Duration tolerated,
                                 double longer);

// P = Σ w_d score_d.
[[nodiscard]] double perceived(const Scores& scores, const ServqualWeights& weights);

// E at the first encounter: Σ w_d e_d, speed as expected scores 100, a dimension not named at the score met.
[[nodiscard]] double first_expectation(const Expectations& expects, const Scores& met, const ServqualWeights& weights);

// v(d): d for a gain, λ_loss d for a loss. Source: Tversky & Kahneman 1992 (the kink; linear on both sides).
[[nodiscard]] double felt_gap(double gap, double loss_aversion);

// S = clip(P + G ι v(P − E), 0, 100).
[[nodiscard]] double satisfaction(double perceived, double expected, double informed, const Parameters& parameters);

}  // namespace servicechain::models
