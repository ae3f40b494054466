#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace servicechain::analysis {

struct SelectionPlan {
  double confidence;           // P: the chance of a right pick that is wanted
  double smallest_difference;  // δ > 0: differences below it do not matter
  std::uint32_t first_stage;   // n₀ ≥ 2: observations of each before the first goes out
};

// The continuation constant of Selection, for k candidates.
//
//   η = ½ [(2 (1 − P) / (k − 1))^(−2 / (n₀ − 1)) − 1]
//
// solves Kim & Nelson's g(η) = (1 − P)/(k − 1) for their c = 1, where g(η) = ½ (1 + 2η)^(−(n₀ − 1)/2) bounds the
// chance that one worse candidate throws the best out: Bonferroni over the k − 1 of them, which needs no independence.
// Requires: k ≥ 2, ½ ≤ P < 1, n₀ ≥ 2.
[[nodiscard]] double continuation_constant(std::size_t candidates, const SelectionPlan& plan);

// Which of k has the greatest mean, with as few observations as its lead needs: the fully sequential procedure KN with
// elimination, valid where all are observed under the same luck.
//
//   S²_il = variance of the n₀ first differences X_i − X_l        h² = 2 η (n₀ − 1)
//   W_il(r) = max{0, δ/(2r) (h² S²_il / δ² − r)}
//   after r ≥ n₀ observations i goes out if for some l still in    mean_i(r) < mean_l(r) − W_il(r)
//
// until one is left, at the latest when every W is 0. For normal observations, independent from one to the next, the
// best is picked with chance P or more if it leads by δ or more. Where others are within δ of it, one of them may be.
// Equal means (in 12 digits) after the last observation: the first of them.
//
// Source: Kim & Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS
// 11(3), 2001, 251–273.
class Selection {
 public:
  Selection(std::size_t candidates, const SelectionPlan& plan);

  // Takes no part: out after 0. The guarantee stays that for k. Requires: nothing was added yet.
  void leave_out(std::size_t candidate);
  // One observation of each candidate; those of who is out are not looked at. Nothing more happens once it is decided.
  void add(std::span<const double> values);

  [[nodiscard]] bool is_decided() const { return in_.size() == 1; }
  [[nodiscard]] std::uint32_t observations() const { return observations_; }
  // Ascending.
  [[nodiscard]] const std::vector<std::size_t>& still_in() const { return in_; }
  // The one with the greatest mean of those still in.
  [[nodiscard]] std::size_t leader() const;
  // nullopt: still in.
  [[nodiscard]] std::optional<std::uint32_t> out_after(std::size_t candidate) const { return out_after_[candidate]; }
  // After how many observations it is decided at the latest. nullopt: during the first stage.
  [[nodiscard]] std::optional<std::uint32_t> decided_by() const;

 private:
  void end_first_stage();
  void screen();
  [[nodiscard]] double lead(std::size_t i, std::size_t l) const;   // mean_i − mean_l
  [[nodiscard]] double reach(std::size_t i, std::size_t l) const;  // h² S²_il / δ²

  SelectionPlan plan_;                                   // -- constant
  double h_squared_;                                     // -- constant
  std::uint32_t observations_ = 0;                       // -- state: r
  std::vector<double> sums_;                             // -- state, by candidate
  std::vector<std::vector<double>> first_;               // -- state: [observation][candidate], until n₀
  std::vector<double> reaches_;                          // -- state: [i · k + l], from n₀ on
  std::vector<std::size_t> in_;                          // -- state
  std::vector<std::optional<std::uint32_t>> out_after_;  // -- state, by candidate
};

}  // namespace servicechain::analysis
