#pragma once

#include <optional>
#include <vector>

#include "models/ids.h"
#include "models/service_chain.h"

namespace servicechain::models {

// A department and a kind of job that can come there: the finest place where work is counted.
struct Lane {
  DepartmentId department;
  KindId kind;
  [[nodiscard]] friend constexpr auto operator<=>(const Lane&, const Lane&) = default;
};

// Every lane that a job can reach, ascending by department, then kind. LaneId is the place in it.
[[nodiscard]] std::vector<Lane> lanes_of(const ServiceChain& chain);

// One person's own work on a job of the lane.
[[nodiscard]] const sim::Law& work_of(const ServiceChain& chain, const Lane& lane);

[[nodiscard]] std::optional<LaneId> find_lane(const std::vector<Lane>& lanes, Lane lane);

}  // namespace servicechain::models
