#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/lanes.h"
#include "models/service_chain.h"

// How work goes round in a chain, lane by lane (a department and a kind of job).
namespace servicechain::analysis::theory {

// From one lane to another: a hand-on with its share, or requests with their number per job.
struct Flow {
  std::uint32_t from;
  std::uint32_t to;
  double jobs;  // at `to` for each one at `from`
  bool is_request;
};

struct FlowMap {
  std::vector<models::Lane> lanes;
  std::vector<Flow> flows;  // ascending by `from`
};
// In-trays are taken to have room for all.
[[nodiscard]] FlowMap flows_of(const models::ServiceChain& chain);

// A lane whose jobs never leave, however they are passed on. nullopt: none.
[[nodiscard]] std::optional<std::uint32_t> find_endless(const FlowMap& map, const models::ServiceChain& chain);

// A ring in which each job makes as many further ones or more, so that work multiplies for ever.
struct Ring {
  std::vector<Flow> flows;  // the last comes back to the first
  double growth;            // jobs after one round for each one before: the product along this ring
};
[[nodiscard]] std::optional<Ring> find_multiplying(const FlowMap& map);

// Jobs at each lane for so many that come from outside: y = x + Mᵀ y, row i of M the flows from i. Rings of lanes are
// solved by LU (Eigen), the rest one lane after the other.
// Returns: nullopt where work multiplies for ever (the spectral radius of M is 1 or more).
[[nodiscard]] std::optional<std::vector<double>> jobs_from(const FlowMap& map, const std::vector<double>& outside);

}  // namespace servicechain::analysis::theory
