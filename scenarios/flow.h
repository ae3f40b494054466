#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/lanes.h"
#include "models/service_chain.h"

// How work goes round in a chain, lane by lane (a department and a kind of job).
namespace servicechain::scenarios {

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
[[nodiscard]] FlowMap flows_of(const models::ServiceChain& chain);

// A lane whose jobs never leave, however they are passed on. nullopt: none.
[[nodiscard]] std::optional<std::uint32_t> find_endless(const FlowMap& map, const models::ServiceChain& chain);

// A ring in which each job makes as many new ones or more, so that work multiplies for ever.
struct Ring {
  std::vector<Flow> flows;  // the last comes back to the first
  double growth;            // jobs after one round for each one before: the product along this ring
};
[[nodiscard]] std::optional<Ring> find_multiplying(const FlowMap& map);

// Whether the greatest eigenvalue of a non-negative, irreducible matrix (row i: flows from i) is below 1. Bracketed by
// the least and greatest (Mx)_i/x_i for positive x, improved by steps with I + M, which no period can stall.
// Source: Collatz 1942, Wielandt 1950.
[[nodiscard]] bool dies_out(const std::vector<Flow>& flows, std::uint32_t count);

}  // namespace servicechain::scenarios
