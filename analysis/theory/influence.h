#pragma once

#include <optional>
#include <string>
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

}  // namespace servicechain::analysis::theory
