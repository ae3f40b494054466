#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/service_chain.h"

// The supplier–customer graph (Boost.Graph lives behind this).
namespace servicechain::models {

using Arrow = std::pair<std::uint32_t, std::uint32_t>;  // from department to department

// For each of `count` nodes, the number of its strongly connected component; and for each component, whether it holds
// a ring (two nodes or more, or an arrow to itself). Arrows between components point to smaller numbers.
struct Components {
  std::vector<std::uint32_t> of_node;
  std::vector<bool> is_ring;
};
[[nodiscard]] Components components(std::uint32_t count, const std::vector<Arrow>& arrows);

// All of `count` nodes, each after all those from which an arrow leads to it. Requires: no ring.
[[nodiscard]] std::vector<std::uint32_t> upstream_first(std::uint32_t count, const std::vector<Arrow>& arrows);

// Hand-ons and diversions: where a job may go next.
[[nodiscard]] std::vector<Arrow> hand_on_arrows(const ServiceChain& chain);

// Arrows along which one department can be kept waiting by another: needs that are waited for, and hand-ons into an
// in-tray that blocks. The second list holds those that keep a person's hands full.
struct WaitingArrows {
  std::vector<Arrow> all;
  std::vector<Arrow> with_hands_full;
};
[[nodiscard]] WaitingArrows waiting_arrows(const ServiceChain& chain);

// Whether jobs can come to wait for each other in a ring for good.
[[nodiscard]] bool can_deadlock(const ServiceChain& chain);

}  // namespace servicechain::models
