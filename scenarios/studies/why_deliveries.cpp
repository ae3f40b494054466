#include "scenarios/studies/why_deliveries.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "analysis/estimates/estimates.h"
#include "analysis/observe/links.h"

namespace servicechain::scenarios {
namespace {

using analysis::Deliveries;

// A ratio over the runs; nothing where nothing was delivered. `of`: a run's pair.
analysis::Estimate right_in_time(std::span<const Deliveries> runs, double confidence,
                                 const std::function<analysis::Pair(const Deliveries&)>& of) {
  std::vector<analysis::Pair> pairs;
  for (const Deliveries& run : runs) pairs.push_back(of(run));
  const auto spread = analysis::ratio_spread(pairs);
  if (!spread) return {};
  analysis::Estimate estimate = analysis::estimate_of(*spread, confidence, "t over replications (ratio)");
  if (estimate.range) estimate.range = analysis::Range{std::max(0.0, estimate.range->low), std::min(1.0, estimate.range->high)};
  return estimate;
}

}  // namespace

void add_deliveries(analysis::Why& answer, const models::ServiceChain& chain, std::span<const Deliveries> runs) {
  const analysis::LinkNumbers numbers{chain};
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    const models::Department& department = chain.departments[d];
    const auto share = std::ranges::find(answer.shares, department.name, &analysis::WhyShare::department);
    share->right_in_time = right_in_time(runs, answer.confidence, [d](const Deliveries& run) { return run.by_department[d]; });
    for (std::uint32_t n = 0; n < department.needs.size(); ++n) {
      const std::string of = fmt::format("departments.{}.needs.{}", department.name, chain[department.needs[n].supplier].name);
      const auto link = std::ranges::find(answer.links, of, &analysis::WhyLink::of);
      if (link == answer.links.end()) continue;
      const std::uint32_t number = numbers.of({d}, {n});
      link->right_in_time = right_in_time(runs, answer.confidence, [number](const Deliveries& run) { return run.by_link[number]; });
    }
  }
}

}  // namespace servicechain::scenarios
