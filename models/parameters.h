#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace servicechain::models {

// The five dimensions of service (SERVQUAL); weights sum to 1.
struct ServqualWeights {
  double right = 0.32;         // reliability
  double speed = 0.22;         // responsiveness
  double information = 0.19;   // assurance
  double courtesy = 0.16;      // empathy
  double surroundings = 0.11;  // tangibles
  [[nodiscard]] friend bool operator==(const ServqualWeights&, const ServqualWeights&) = default;
};

// How sure a constant is; the marks reach the user.
enum class Evidence {
  published,   // P: the number was read in a public copy of the source
  abstract,    // A: direction or number read in the abstract only
  derived,     // D: by algebra, checked numerically
  remembered,  // M: standard, not seen on a page
  chosen,      // X: a design choice, no published value is claimed
};

// The constants of the model (models/README.md has the equations). A department or a segment may have its own.
// Times in hours, shares 0–1, satisfaction in points 0–100.
struct Parameters {
  double corner_cutting = -0.64;              // α
  double standard_falls_in_h = 18.83 * 168;   // τ_dn
  double standard_rises_in_h = 8.14e6 * 168;  // τ_up
  double overtime = 0.25;                     // b
  double most_intensity = 1.25;               // h_max
  double fatigue_builds_in_h = 4 * 168;       // τ_φ
  double fatigue_slows = 1;                   // dF
  double haste_hurts_quality = 0.5;           // eT
  double newness_hurts_quality = 0.3;         // eS
  double fatigue_hurts_quality = 0.26;        // eF
  double mood_lifts_quality = 0.244;          // eM
  double tipping = 0;                         // χ
  double bad_input_slows = 0.3;               // κ
  double weight_of_arrivals = 0.5;            // a
  ServqualWeights servqual_weights;           // w_d
  double loss_aversion = 2.25;                // λ_loss
  double disappointment = 0.5;                // G
  double expectation_learns = 0.10;           // k_E per encounter
  double wait_feels_longer = 0.36;            // ω_u, unexplained
  double mood_start = 75;                     // m0
  double satisfaction_reference = 80;         // Sref0
  double mood_moves_in_h = 13 * 168;          // τ_m
  double overload_hurts_mood = 25;            // d_p
  double fatigue_hurts_mood = 25;             // d_φ
  double welfare_lifts_mood = 1;              // d_R
  double service_lifts_mood = 0.3;            // d_Q
  double customers_lift_mood = 0.15;          // d_C
  double contagion = 0;                       // w
  double newcomer_output = 0.5;               // π0
  double newcomers_learn_in_h = 26 * 168;     // τ_L
  double vacancy_filled_in_h = 8 * 168;       // τ_hire
  double quits_per_year = 0.25;               // ν0
  double mood_holds_staff = 0.02;             // k_ν per point
  double selection_validity = 0.42;           // r_val
  double selection_ratio = 0.5;               // SR
  double training_effect = 0.62;              // d_train, SD
  double output_spread = 0.32;                // SDp: low .19, medium .32, high .48
  double stays = 0.75;                        // r4 at S4, a year
  double stays_at = 75;                       // S4, points
  std::optional<double> satisfaction_holds_customers;  // k_r; nullopt: by the segment's type
  double client_tie = 1.0;                    // switching, logit
  double loyalty_programme = 0;               // loyalty, logit; 0.3 is usual where there is one
  double bad_news_travels = 1.5;              // v_n / v_p
  double advertising = 0.03;                  // p, a year
  double imitation = 0.38;                    // q, a year
  double price_elasticity = -2.62;            // ε
  double internal_discount = 0.2;             // d_int
  double works_without = 0.5;                 // quality of no answer
  double carried_in_matters = 2;              // weight: medium
  double perception_noise = 0;                // s_ε, points
  double welfare_reference = 50;              // R0, points
  double talk = 0.1;                          // v0
  double good_news = 0.01;                    // v_p
  double staff_talk = 0;                      // v_staff
  std::optional<double> market;               // K, customers; nullopt: 4 × base
  double capacity_moves_in_h = 20 * 24;       // τ_c
  double complains_below = 50;                // points
  [[nodiscard]] friend bool operator==(const Parameters&, const Parameters&) = default;
};

}  // namespace servicechain::models
