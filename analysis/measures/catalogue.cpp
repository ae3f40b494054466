#include "analysis/measures/catalogue.h"

#include <string>
#include <utility>

#include "analysis/measures/measure_rows.h"
#include "analysis/observe/links.h"
#include "models/kinds.h"

namespace servicechain::analysis {
namespace {

using Members = std::vector<std::uint32_t>;
using Samples = std::vector<std::size_t>;

// Who is measured, under which name.
struct Place {
  std::string of;
  std::string kind;
  Subject subject;
  Members members;
};

void add_percentiles(Catalogue& catalogue, const Place& place, std::string_view name, const Samples& samples) {
  for (const PercentileName& percentile : percentile_names) {
    Measure measure{place.of, place.kind, std::string{name}.append(percentile.suffix), "h"};
    catalogue.entries.push_back({std::move(measure), PercentileOf{samples, percentile.share}});
  }
}

// `samples_of(name)`: the durations behind a mean; empty where it has no percentiles.
template <class Definitions, class SamplesOf>
void add_measures(Catalogue& catalogue, const Place& place, const Definitions& definitions, SamplesOf samples_of) {
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    Measure measure{place.of, place.kind, std::string{definitions[d].name}, std::string{definitions[d].unit}};
    catalogue.entries.push_back({std::move(measure), MeanOf{place.subject, place.members, d}});
    const Samples samples = samples_of(definitions[d].name);
    if (!samples.empty()) add_percentiles(catalogue, place, definitions[d].name, samples);
  }
}

void add_lanes(Catalogue& catalogue, const Place& place) {
  const SamplePlaces& places = catalogue.places;
  add_measures(catalogue, place, lane_definitions(), [&](std::string_view name) {
    Samples samples;
    for (std::uint32_t lane : place.members) {
      if (name == "wait") samples.push_back(places.lane_wait(lane));
      if (name == "time") samples.push_back(places.lane_time(lane));
    }
    return samples;
  });
}

void add_team(Catalogue& catalogue, const std::string& of, std::uint32_t team) {
  add_measures(catalogue, {of, "all", Subject::team, {team}}, team_definitions(),
               [](std::string_view) { return Samples{}; });
}

void add_link(Catalogue& catalogue, const std::string& of, std::uint32_t link) {
  const std::size_t sample = catalogue.places.link_time(link);
  add_measures(catalogue, {of, "all", Subject::link, {link}}, link_definitions(),
               [&](std::string_view name) { return name == "time" ? Samples{sample} : Samples{}; });
}

void add_segments(Catalogue& catalogue, const Place& place) {
  const SamplePlaces& places = catalogue.places;
  add_measures(catalogue, place, segment_definitions(), [&](std::string_view name) {
    Samples samples;
    for (std::uint32_t segment : place.members) {
      if (name == "wait") samples.push_back(places.segment_wait(segment));
      if (name == "time") samples.push_back(places.segment_time(segment));
    }
    return samples;
  });
}

void add_department(Catalogue& catalogue, const models::ServiceChain& chain, models::DepartmentId id) {
  const models::Department& department = chain[id];
  const std::string of = "departments." + department.name;
  Members lanes;
  for (std::uint32_t lane = 0; lane < catalogue.lanes.size(); ++lane) {
    if (catalogue.lanes[lane].department == id) lanes.push_back(lane);
  }
  add_lanes(catalogue, {of, "all", Subject::lanes, lanes});
  add_team(catalogue, of, id.index);
  for (std::uint32_t lane : lanes) {
    add_lanes(catalogue, {of, models::name_of(chain, catalogue.lanes[lane].kind), Subject::lanes, {lane}});
  }
  const LinkNumbers numbers{chain};
  for (std::uint32_t need = 0; need < department.needs.size(); ++need) {
    const std::string& supplier = chain[department.needs[need].supplier].name;
    add_link(catalogue, of + ".needs." + supplier, numbers.of(id, {need}));
  }
}

template <class Each>
Each sum_of(const std::vector<Each>& all, const Members& members) {
  Each sum;
  for (std::uint32_t member : members) sum += all[member];
  return sum;
}

}  // namespace

Catalogue catalogue_of(const models::ServiceChain& chain) {
  std::vector<models::Lane> lanes = models::lanes_of(chain);
  const SamplePlaces places{lanes.size(), LinkNumbers{chain}.count(), chain.segments.size()};
  ExpectedLuck expected_luck{chain, lanes};
  Catalogue catalogue{std::move(lanes), places, {}, std::move(expected_luck)};
  const auto departments = static_cast<std::uint32_t>(chain.departments.size());
  for (std::uint32_t d = 0; d < departments; ++d) add_department(catalogue, chain, {d});
  for (std::uint32_t p = 0; p < chain.pools.size(); ++p) {
    add_team(catalogue, "pools." + chain.pools[p].name, departments + p);
  }
  Members all;
  for (std::uint32_t s = 0; s < chain.segments.size(); ++s) all.push_back(s);
  add_segments(catalogue, {"customers", "all", Subject::segments, all});
  for (std::uint32_t s : all) {
    add_segments(catalogue, {"customers." + chain.segments[s].name, "all", Subject::segments, {s}});
  }
  return catalogue;
}

Pair pair_of(const MeanOf& mean, const Totals& totals) {
  const std::size_t d = mean.definition;
  switch (mean.subject) {
    case Subject::lanes: return lane_definitions()[d].pair(sum_of(totals.lanes, mean.members), totals.window);
    case Subject::team: return team_definitions()[d].pair(totals.teams[mean.members.front()], totals.window);
    case Subject::link: return link_definitions()[d].pair(totals.links[mean.members.front()], totals.window);
    case Subject::segments: return segment_definitions()[d].pair(sum_of(totals.segments, mean.members), totals.window);
  }
  return {};
}

std::optional<std::size_t> find_entry(const Catalogue& catalogue, std::string_view of, std::string_view name) {
  for (std::size_t e = 0; e < catalogue.entries.size(); ++e) {
    const Measure& measure = catalogue.entries[e].measure;
    if (measure.of == of && measure.name == name && measure.kind == "all") return e;
  }
  return std::nullopt;
}

}  // namespace servicechain::analysis
