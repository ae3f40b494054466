#pragma once

#include "models/parameters.h"

// E6: under pressure people work harder, and tire of it.
namespace servicechain::models {

// h = clip(p^b, 0.8, h_max).
[[nodiscard]] double intensity(double pressure, const Parameters& parameters);

// dφ/dt = (h − φ)/τ_φ; exact for a constant pressure. 1: rested.
[[nodiscard]] double tired(double fatigue, double pressure, double step_h, const Parameters& parameters);

}  // namespace servicechain::models
