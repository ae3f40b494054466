#pragma once

#include "models/parameters.h"

// E12: people leave, are replaced, and learn.
namespace servicechain::models {

// ν = ν0 exp(−k_ν (m − m0)), the share of people who leave in a year. Source of k_ν: Harter et al. 2002, by algebra.
[[nodiscard]] double quits_per_year(double mood, const Parameters& parameters);

// ν0 τ_L / (1 + ν0 τ_L): newcomers among the people of a department at rest.
[[nodiscard]] double usual_share_of_newcomers(const Parameters& parameters);

// ẽ = (e + π0 r)/(e + r), the output of e experienced people and r newcomers, per head. Nobody: 1.
[[nodiscard]] double experience(double experienced, double newcomers, const Parameters& parameters);

// Of applicants of whom the share `ratio` is hired, the mean skill of those hired, in standard deviations of skill:
// r_val φ(z_c)/SR, φ(z_c) the normal density where the share SR lies above. Source: Naylor & Shine 1965 (the formula),
// Sackett et al. 2022 (r_val). Requires: 0 < ratio ≤ 1.
[[nodiscard]] double skill_of_hired(double ratio, const Parameters& parameters);

}  // namespace servicechain::models
