#pragma once

#include <span>

#include "models/parameters.h"

// E11: what people's mood moves towards, in points.
namespace servicechain::models {

struct MoodDrivers {
  double pressure = 1;            // p
  double fatigue = 1;             // φ
  double welfare = 50;            // points
  double service_gap = 0;         // P_int − E_int, points: what they are given, against what they expect
  double satisfaction_gain = 0;   // S_ext − S_ref, points: of their customers, against the usual
};

// m* = m0 − d_p (p − 1)⁺ − d_φ (φ − 1) + d_R (welfare − R0) + d_Q v(P_int − E_int) + d_C (S_ext − S_ref), in 0–100.
// Signs: Crawford et al. 2010 (demands), Hogreve et al. 2017 (inside service), Zablah et al. 2016 (customers).
[[nodiscard]] double own_mood_target(const MoodDrivers& drivers, const Parameters& parameters);

// Another department's mood, and how closely the two work together.
struct Neighbour {
  double mood;
  double weight;
};
// Contagion: m* ← (1 − w) m* + w Σ A_j m_j, A_j the weights, normalised. Nobody near: m*. Source: Barsade 2002.
[[nodiscard]] double with_contagion(double target, double contagion, std::span<const Neighbour> neighbours);

}  // namespace servicechain::models
