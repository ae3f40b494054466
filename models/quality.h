#pragma once

#include <span>

#include "models/service_chain.h"

namespace servicechain::models {

// What a job is given: the quality of one input, 0–1, and how much it matters (low 1, medium 2, high 4).
struct Input {
  double quality;
  double matters;
};

// E8: the quality of the job done, 0–1.
//   geometric   ln x = (1 − λ) ln c + λ Σ m_j ln x_j        complements: one bad input cannot be made good by another
//   linear         x = (1 − λ) c    + λ Σ m_j x_j
//   power(ρ)     x^ρ = (1 − λ) c^ρ  + λ Σ m_j x_j^ρ         ρ → −∞: the weakest link
//   yield       ln x = ln c + Σ (matters_j / 2) ln x_j      λ not used
// m_j: the weights, normalised over the inputs present. No input: x = c.
// c: own capability; depends: λ. models/README.md has the sources.
[[nodiscard]] double quality_of_job(const QualityRule& rule, double c, double depends, std::span<const Input> inputs);

// The input index u of E5: the inputs alone, combined by the same rule (yield: as geometric). Requires: some input
// with a weight above 0.
[[nodiscard]] double input_index(const QualityRule& rule, std::span<const Input> inputs);

// Whether any input weighs.
[[nodiscard]] bool has_input(std::span<const Input> inputs);

}  // namespace servicechain::models
