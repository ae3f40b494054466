#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/theory/prediction.h"
#include "analysis/theory/traffic.h"

// How much each department's own capability c weighs in the quality of each department's jobs, at the rest point of E8:
//   g(x) = V g(c),  V = (I − ΛM)⁻¹ (I − Λ)   (yield: (I − W)⁻¹)
// M: weights of what a job is given, from suppliers and carried in, for each kind of job apart.
namespace servicechain::analysis::theory {

struct Influence {
  // Rows: departments, in order, then all customers (what reaches them); columns: departments. Rows add to 1 (but for
  // yield). Empty where there is none.
  std::vector<std::vector<double>> shares;
  std::vector<double> quality;  // per lane: x at rest
  Basis basis;
};
[[nodiscard]] Influence influence_of(const models::ServiceChain& chain, const Traffic& traffic);

// Where the quality of a lane's work goes first.
enum class Exit {
  felt,          // whoever feels it takes it from there
  carried_on,    // to the next lane, with the job
  as_an_answer,  // to whoever asked
};
struct Route {
  std::uint32_t from;   // lane
  Exit exit;
  std::uint32_t to;     // lane: of Exit::carried_on; else `from`
  double weight;        // of the lane's own c in what is felt, as far as it goes this way
};

// With a = (I − ΛM)⁻ᵀ felt, the weight of each lane in what is felt, a_j = felt_j + Σ_i a_i λ_i M_ij: each of these parts
// times (1 − λ_j) is a route. `felt`: by lane. Empty where the equations have no solution or are too many.
[[nodiscard]] std::vector<Route> routes_of(const models::ServiceChain& chain, const Traffic& traffic,
                                           std::span<const double> felt);

}  // namespace servicechain::analysis::theory
