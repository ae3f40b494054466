#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "models/pilot.h"
#include "models/service_chain.h"

// What counts as usual: from pilots of the file as written, for the base and every what-if alike. So switching a
// coupling on does not move the base, and what a what-if changes is not calibrated away.
namespace servicechain::models {

struct Baselines {
  std::map<std::string, DepartmentBaseline> departments;  // by name
  std::map<std::string, SegmentBaseline> segments;
  // More work than people can do, and nobody who waits gives up, or never an idle moment: no usual pressure exists.
  std::vector<std::string> overloaded;
};

// Whether some coupling of the chain measures against what is usual.
[[nodiscard]] bool needs_baselines(const ServiceChain& chain);

// Whether some coupling measures pressure, and so needs ρ*, which a department with more work than people can do has none of.
[[nodiscard]] bool needs_usual_load(const ServiceChain& chain);

// D = mean B / mean λ̂ and ρ* = mean of s/n, so that mean pressure is 1; u0 and S_ref are means; ẽ0 follows from the
// constants. Requires: pilots of this chain, at least one.
[[nodiscard]] Baselines baselines_of(const ServiceChain& chain, std::span<const Pilot> pilots);

// The chain with them, by name; whom they do not know stays without.
[[nodiscard]] ServiceChain with_baselines(ServiceChain chain, const Baselines& baselines);

}  // namespace servicechain::models
