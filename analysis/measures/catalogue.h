#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/estimates/control_variate_luck.h"
#include "analysis/measures/measure.h"
#include "analysis/observe/pair.h"
#include "analysis/observe/totals.h"
#include "models/lanes.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// What a mean is taken of: lanes (of one department, together), a team, a link, segments (together).
enum class Subject { lanes, team, link, segments };

struct MeanOf {
  Subject subject;
  std::vector<std::uint32_t> members;
  std::size_t definition;  // a place in the subject's measures
};
// A percentile of several samples together.
struct PercentileOf {
  std::vector<std::size_t> samples;  // as SamplePlaces says
  double share;
};

struct CatalogueEntry {
  Measure measure;
  std::variant<MeanOf, PercentileOf> how;
};

// Every measure of one chain in a fixed order: departments with their links, pools, all customers, segments.
// Kinds of jobs that cannot reach a department are left out.
struct Catalogue {
  std::vector<models::Lane> lanes;
  SamplePlaces places;
  std::vector<CatalogueEntry> entries;
  ExpectedLuck expected_luck;
};

[[nodiscard]] Catalogue catalogue_of(const models::ServiceChain& chain);

[[nodiscard]] Pair pair_of(const MeanOf& mean, const Totals& totals);

// The place of the measure with kind `all`. nullopt: there is none.
[[nodiscard]] std::optional<std::size_t> find_entry(const Catalogue& catalogue, std::string_view of,
                                                    std::string_view name);

}  // namespace servicechain::analysis
