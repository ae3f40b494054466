#pragma once

#include "models/parameters.h"

// E3 and E4: under pressure people cut corners, and what they get used to becomes the standard.
// Source: Oliva & Sterman 2001, "Cutting corners and working overtime: quality erosion in the service industry",
// Management Science 47(7).
namespace servicechain::models {

// E3: θ = θ* p^α, own work time relative to the written work.
[[nodiscard]] double working_standard(double standard, double pressure, const Parameters& parameters);

// E4: dθ*/dt = (θ − θ*)/τ, τ_dn where θ < θ*, τ_up otherwise; exact for a constant pressure:
// θ* ← θ* exp((p^α − 1) Δ/τ).
[[nodiscard]] double eroded_standard(double standard, double pressure, double step_h, const Parameters& parameters);

}  // namespace servicechain::models
