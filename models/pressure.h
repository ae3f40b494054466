#pragma once

#include "models/parameters.h"

// E1, E2 and E16: what a department has to do, against what its people can do.
namespace servicechain::models {

// E1: s = a λ̂ + (1 − a) B / D, hours of written work asked for in an hour on duty.
//   arrivals    λ̂, hours of work that came in an hour on duty
//   backlog     B, hours of work in the department
//   lead_time   D, hours in which it should be done
// Source: Anderson & Morrice 2000 (service supply chains).
[[nodiscard]] double demand_signal(double weight_of_arrivals, double arrivals, double backlog, double lead_time);

struct Strain {
  double demand;      // s
  double standard;    // θ*
  double input;       // k, mean of recent jobs
  double usual_load;  // ρ*: the load that is felt as normal
  double people;      // n
  double experience;  // ẽ/ẽ0
  double fatigue;     // φ
};
// E2: p = clip(s θ* k / (ρ* n (ẽ/ẽ0) F), 0.5, 2), F = φ^−dF. 1 is the usual pressure. Nobody there: 2; nothing usual to
// hold it against (ρ* = 0): 1.
[[nodiscard]] double pressure(const Strain& strain, double fatigue_slows);

// E16: n_target = s θ* / ρ*.
[[nodiscard]] double people_wanted(double demand, double standard, double usual_load);

// R9: the greatest factor by which people under E16 swing more than demand does, at any frequency; 1: never more.
// With D the lead time, τ the time in which people follow, and a the weight of arrivals, a fluid stage has
//   B' = λ − C, C' = (aλ + (1 − a)B/D − C)/τ,   gain(ω) = |C/λ|.
// Swings grow iff τ > D(1 + a)/2.
[[nodiscard]] double peak_gain(double weight_of_arrivals, double lead_time, double moves_in);

}  // namespace servicechain::models
