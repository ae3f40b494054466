#include "analysis/evidence.h"

#include <algorithm>
#include <utility>

namespace servicechain::analysis {

Evidence::Evidence(Catalogue catalogue) : catalogue_{std::move(catalogue)}, samples_(most_sections) {
  for (std::vector<Sample>& section : samples_) section.resize(catalogue_.places.count());
}

void Evidence::make_room(std::uint32_t total) {
  if (pairs_.size() >= total) return;
  pairs_.resize(total);
  luck_.resize(total);
}

void Evidence::add(std::uint32_t replication, const Observed& observed) {
  std::vector<Pair>& pairs = pairs_[replication];
  for (const CatalogueEntry& entry : catalogue_.entries) {
    const MeanOf* mean = std::get_if<MeanOf>(&entry.how);
    pairs.push_back(mean != nullptr ? pair_of(*mean, observed.totals) : Pair{});
  }
  luck_[replication] = catalogue_.expected_luck.of(observed.totals);
  std::vector<Sample>& section = samples_[section_of(replication)];
  for (std::size_t s = 0; s < section.size(); ++s) section[s].merge(observed.samples[s]);
}

std::uint32_t Evidence::replications() const {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(pairs_, [](const std::vector<Pair>& replication) { return !replication.empty(); }));
}

std::vector<Pair> Evidence::pairs(std::size_t entry) const {
  std::vector<Pair> pairs;
  for (const std::vector<Pair>& replication : pairs_) {
    if (!replication.empty()) pairs.push_back(replication[entry]);
  }
  return pairs;
}

std::vector<KnownLuck> Evidence::luck() const {
  std::vector<KnownLuck> luck;
  for (std::size_t r = 0; r < pairs_.size(); ++r) {
    if (!pairs_[r].empty()) luck.push_back(luck_[r]);
  }
  return luck;
}

std::vector<Sample> Evidence::samples(const PercentileOf& percentile) const {
  std::vector<Sample> sections(samples_.size());
  for (std::size_t s = 0; s < samples_.size(); ++s) {
    for (std::size_t sample : percentile.samples) sections[s].merge(samples_[s][sample]);
  }
  return sections;
}

}  // namespace servicechain::analysis
