#pragma once

#include "models/service_chain.h"

// E13 to E15: customers who stay, leave, tell others, and answer to price.
namespace servicechain::models {

// E13: logit r = logit(r4) + k_r (S − S4) + switching + loyalty, as 1/(1 + exp(−(at_zero + per_point S))).
// k_r: 100 instead of 75 points makes the odds of staying six times as large for companies and public bodies (Jones &
// Sasser 1995: ln 6/25 a point), 0.0205 a point for persons (Sears: Rucci, Kirn & Quinn 1998). Clients and public
// bodies are tied (`client-tie`).
struct ReturnOdds {
  double at_zero;
  double per_point;
  [[nodiscard]] double chance_at(double satisfaction) const;
};
[[nodiscard]] ReturnOdds return_odds(const Segment& segment);

// Customers lost a year, of each: −ln r.
[[nodiscard]] double loss_per_year(double chance_of_staying);

// E14: what customers say of it, 1 at the usual satisfaction, less than 0 where they warn of it:
//   1 + (v_p (S̄ − S̄0)⁺ − v_n (S̄0 − S̄)⁺ + v_staff (m − m0)⁺/100) / v0,  v_n = v_p · (v_n/v_p).
// Source of the shape: Anderson 1998. `staff_joy`: (m − m0)⁺. Nobody talks (v0 = 0): 0.
[[nodiscard]] double net_sentiment(double satisfaction, double usual, double staff_joy, const Parameters& parameters);

// Those who come and go, as rates a year. K: the market.
//   dN/dt = scale (p + q · sentiment · N/K)(K − N)⁺ − loss · N
// Sentiment 1, scale 1 and no loss: Bass 1969. Those won are never fewer than none.
struct BaseFlow {
  double market;       // K
  double advertising;  // p
  double imitation;    // q
  double sentiment;
  double scale;
  double loss;
  [[nodiscard]] double won(double customers) const;
};
// N after `years`, by the classic Runge–Kutta step: over a day, exact to rounding.
[[nodiscard]] double moved_base(double customers, const BaseFlow& flow, double years);

// Scale at which those won balance those lost at `customers` and sentiment 1. No room in the market: 0.
[[nodiscard]] double balancing_scale(double customers, const BaseFlow& flow);

// E15: (price/reference)^ε; 1 without either. Source: Bijmolt et al. 2005.
[[nodiscard]] double price_response(std::optional<double> price, std::optional<double> reference, double elasticity);

// Inside an organisation: what an answer is paid, price · (1 − d_int).
[[nodiscard]] double transfer_price(const Need& need, const Parameters& askers);

}  // namespace servicechain::models
