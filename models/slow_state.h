#pragma once

// Slow states (fatigue, mood, standards, averages) move towards a target that holds for a while, in exact steps:
//   z ← target + (z − target) exp(−Δ/τ)
// so that for a constant target the result does not depend on how the time is cut. Times in any one unit.
namespace servicechain::models {

// Where z is after `step`, on its way to `target` with the time constant `moves_in`. Requires: moves_in > 0.
[[nodiscard]] double moved(double z, double target, double step, double moves_in);

// The mean of z over that step: what another state that hangs on z takes for its own target.
[[nodiscard]] double mean_on_the_way(double z, double target, double step, double moves_in);

}  // namespace servicechain::models
