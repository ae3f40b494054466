#pragma once

#include "models/parameters.h"

// E5 and E7: how people's state shows in the pace and the quality of their own work. Every field is exactly 1 where its
// coupling is off, and then so is its factor.
namespace servicechain::models {

struct PeopleState {
  double standard = 1;     // θ, own work time relative to the written
  double intensity = 1;    // h
  double experience = 1;   // ẽ/ẽ0
  double skill = 1;        // 1 + SDp z
  double fatigue = 1;      // φ
  double mood = 1;         // m/m0
  double contact = 1;      // how much their mood reaches those they serve, 0–1
  double utilisation = 0;  // share of their time that is taken; for tipping
};

// E5 without the input: S = T0 θ / (h (ẽ/ẽ0) F), F = φ^−dF; as a factor on the written work.
[[nodiscard]] double time_factor(const PeopleState& people, const Parameters& parameters);

// E5: k = 1 + κ (u0 − u): poor input takes longer. u: the input index, u0: its usual value. At least 0.1.
[[nodiscard]] double input_factor(double usual, double index, double bad_input_slows);

// E7: c = c0 θ^eT [(ẽ/ẽ0)(1 + SDp z)]^eS φ^−eF (m/m0)^(eM·contact), and with tipping
// × (1 − χ (utilisation − 0.925)⁺/0.075); within [0.01, max(0.999, c0)]. All factors 1: c0 as written.
// Sources: eF Salyers et al. 2017; eM Rucci, Kirn & Quinn 1998; tipping Kuntz et al. 2015; the rest are choices.
[[nodiscard]] double capability(double c0, const PeopleState& people, const Parameters& parameters);

// The part of E7 that experience and skill have: [(ẽ/ẽ0)(1 + SDp z)]^eS.
[[nodiscard]] double know_how(const PeopleState& people, const Parameters& parameters);

// The part of E9's courtesy that haste has: min(1, θ)^eT.
[[nodiscard]] double unhurried(const PeopleState& people, const Parameters& parameters);

}  // namespace servicechain::models
