#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/measures/catalogue.h"
#include "analysis/observe/pair.h"
#include "analysis/observe/sample.h"
#include "analysis/observe/totals.h"

namespace servicechain::analysis {

inline constexpr std::uint32_t most_sections = 10;

// All that is kept of the replications of one chain: a pair per replication and mean, and durations pooled by section
// (groups of replications). Replications may be added in any order: the evidence is the same.
class Evidence {
 public:
  explicit Evidence(Catalogue catalogue);

  // Room for replications below `total`; what was added stays.
  void make_room(std::uint32_t total);
  // Requires: each replication at most once, and room for it. Threads may add replications of different sections at
  // the same time.
  void add(std::uint32_t replication, const Observed& observed);
  [[nodiscard]] static std::size_t section_of(std::uint32_t replication) { return replication % most_sections; }

  // What was added of one replication, and what all of them added to one section, as bytes; and added again from
  // them. They hold what the catalogue says and nothing else: false when the bytes do not fit it.
  [[nodiscard]] std::string packed_replication(std::uint32_t replication) const;
  [[nodiscard]] std::string packed_section(std::size_t section) const;
  [[nodiscard]] bool add_packed_replication(std::uint32_t replication, std::string_view bytes);
  [[nodiscard]] bool add_packed_section(std::size_t section, std::string_view bytes);

  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] std::uint32_t replications() const;
  [[nodiscard]] bool has(std::uint32_t replication) const {
    return replication < pairs_.size() && !pairs_[replication].empty();
  }
  // One for each replication that was added, in their order. Empty pairs for a percentile.
  [[nodiscard]] std::vector<Pair> pairs(std::size_t entry) const;
  // One for each replication that was added, in their order.
  [[nodiscard]] std::vector<KnownLuck> luck() const;
  // The durations behind a percentile, by section.
  [[nodiscard]] std::vector<Sample> samples(const PercentileOf& percentile) const;

 private:
  Catalogue catalogue_;                       // -- constant
  std::vector<std::vector<Pair>> pairs_;      // -- state: [replication][entry]; empty: not added
  std::vector<KnownLuck> luck_;               // -- state: by replication
  std::vector<std::vector<Sample>> samples_;  // -- state: [section][place]; the last may be empty
};

}  // namespace servicechain::analysis
