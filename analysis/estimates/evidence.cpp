#include "analysis/estimates/evidence.h"

#include <algorithm>
#include <utility>

#include "analysis/store/packing.h"

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

std::string Evidence::packed_replication(std::uint32_t replication) const {
  Packer packer;
  for (std::size_t e = 0; e < catalogue_.entries.size(); ++e) {
    if (!std::holds_alternative<MeanOf>(catalogue_.entries[e].how)) continue;
    packer.real(pairs_[replication][e].total);
    packer.real(pairs_[replication][e].weight);
  }
  const KnownLuck& luck = luck_[replication];
  packer.real(luck.arrivals);
  packer.whole(luck.work.size());
  for (const double hours : luck.work) packer.real(hours);
  return packer.bytes();
}

std::string Evidence::packed_section(std::size_t section) const {
  Packer packer;
  for (const Sample& sample : samples_[section]) sample.pack(packer);
  return packer.bytes();
}

bool Evidence::add_packed_replication(std::uint32_t replication, std::string_view bytes) {
  Unpacker from{bytes};
  std::vector<Pair> pairs;
  for (const CatalogueEntry& entry : catalogue_.entries) {
    Pair pair;
    if (std::holds_alternative<MeanOf>(entry.how)) {
      pair.total = from.real();
      pair.weight = from.real();
    }
    pairs.push_back(pair);
  }
  KnownLuck luck{from.real(), std::vector<double>(from.count())};
  for (double& hours : luck.work) hours = from.real();
  const bool fits = from.is_at_end() && luck.work.size() == catalogue_.expected_luck.departments();
  if (!fits || has(replication)) return false;
  make_room(replication + 1);
  pairs_[replication] = std::move(pairs);
  luck_[replication] = std::move(luck);
  return true;
}

bool Evidence::add_packed_section(std::size_t section, std::string_view bytes) {
  if (section >= samples_.size()) return false;
  Unpacker from{bytes};
  std::vector<Sample> samples;
  for (std::size_t place = 0; place < catalogue_.places.count() && from.is_sound(); ++place) {
    samples.push_back(Sample::unpack(from));
  }
  if (!from.is_at_end()) return false;
  samples_[section] = std::move(samples);
  return true;
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
