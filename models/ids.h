#pragma once

#include "sim/id.h"

namespace servicechain::models {

using DepartmentId = sim::Id<struct DepartmentTag>;  // a place in ServiceChain::departments
using SegmentId = sim::Id<struct SegmentTag>;        // a place in ServiceChain::segments
using PoolId = sim::Id<struct PoolTag>;              // a place in ServiceChain::pools
using NeedId = sim::Id<struct NeedTag>;              // a place in Department::needs

// A kind of job says who it is for: a customer segment, the department that asked, or a routine of the department.
// One numbering for all three (see kinds.h): segments first, then departments, then routines by name.
using KindId = sim::Id<struct KindTag>;

// A department and a kind of job together: the finest place where work is counted (see lanes.h).
using LaneId = sim::Id<struct LaneTag>;

}  // namespace servicechain::models
