#include "analysis/map/chain_arcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/map/map_text.h"
#include "analysis/words.h"
#include "models/kinds.h"
#include "sim/time.h"

namespace servicechain::analysis {
namespace {

using models::DepartmentId;
using models::KindId;
using models::SegmentId;

constexpr double hours_a_week = 168;

std::string a_week_in_words(double count) { return rounded(count, 3); }

MapArc need_arc(const MapMaterial& material, DepartmentId asker, const models::Need& need) {
  const std::string of = fmt::format("{}.needs.{}", material.path(asker), material.chain[need.supplier].name);
  MapArc arc{MapArc::Kind::need, fmt::format("map-need-{}-{}", need.supplier.index, asker.index), need.supplier.index,
             asker.index};
  arc.per_week = material.a_week(of, "requests", "all");
  arc.tooltip = fmt::format("{} works for {}", material.label(need.supplier), material.label(asker));
  if (arc.per_week) arc.tooltip += fmt::format(" · {} requests a week", a_week_in_words(*arc.per_week));
  if (!need.promise) return arc;
  arc.tooltip += " · promised within " + time_in_words(sim::hours(*need.promise));
  const MeasureRow* on_time = material.base.find(of, "on-time");
  if (on_time == nullptr || !on_time->estimate.mean) return arc;
  arc.on_time = on_time;
  arc.label = rounded(*on_time->estimate.mean * 100, 2) + "%";
  arc.tooltip += " · on time " + briefly(*on_time);
  return arc;
}

// Along every department a kind of job can reach: who passes it on to whom, and where it leaves.
class Routes {
 public:
  explicit Routes(const MapMaterial& material) : material_{material}, chain_{material.chain} {
    for (std::uint32_t i = 0; i < models::count_of_kinds(chain_); ++i) follow({i});
  }

  void add_to(std::vector<MapArc>& arcs) const {
    for (const auto& [ends, volume] : hand_ons_) arcs.push_back(hand_on_arc(ends.first, ends.second, volume));
    for (const auto& [ends, visit] : visits_) arcs.push_back(visit_arc(ends.first, ends.second, visit));
  }

 private:
  struct Visit {
    std::optional<double> served_per_week;
    double entering_share = 0;
    bool leaves = false;
  };

  std::vector<DepartmentId> starts_of(KindId kind) const {
    std::vector<DepartmentId> starts;
    if (const auto segment = models::segment_of(chain_, kind)) {
      for (const models::HandOn::Share& share : chain_[*segment].enters) starts.push_back(share.to);
    } else if (const auto asker = models::asker_of(chain_, kind)) {
      for (const models::Need& need : chain_[*asker].needs) starts.push_back(need.supplier);
    }
    return starts;
  }

  void follow(KindId kind) {
    std::vector<DepartmentId> to_see = starts_of(kind);
    const std::set<DepartmentId> entered{to_see.begin(), to_see.end()};
    const std::string kind_name = models::name_of(chain_, kind);
    const auto segment = models::segment_of(chain_, kind);
    std::set<DepartmentId> seen;
    while (!to_see.empty()) {
      const DepartmentId here = to_see.back();
      to_see.pop_back();
      if (!seen.insert(here).second) continue;
      const models::HandOn& hand_on = chain_[here].passes_to.of(kind);
      const std::optional<double> volume = material_.a_week(material_.path(here), "throughput", kind_name);
      for (const models::HandOn::Share& share : hand_on.shares) {
        add_volume(hand_ons_[{here, share.to}], volume, share.share);
        to_see.push_back(share.to);
      }
      if (segment && (hand_on.leaves > 0 || entered.contains(here))) {
        visits_[{here, *segment}] = {volume, share_entering(*segment, here), hand_on.leaves > 0};
        if (volume) *visits_[{here, *segment}].served_per_week *= hand_on.leaves;
      }
    }
  }

  double share_entering(SegmentId segment, DepartmentId here) const {
    for (const models::HandOn::Share& share : chain_[segment].enters) {
      if (share.to == here) return share.share;
    }
    return 0;
  }

  static void add_volume(std::optional<double>& total, std::optional<double> volume, double share) {
    if (volume) total = total.value_or(0) + *volume * share;
  }

  MapArc hand_on_arc(DepartmentId from, DepartmentId to, std::optional<double> volume) const {
    MapArc arc{MapArc::Kind::hand_on, fmt::format("map-hand-on-{}-{}", from.index, to.index), from.index, to.index, volume};
    arc.tooltip = fmt::format("{} passes work on to {}", material_.label(from), material_.label(to));
    if (volume) arc.tooltip += fmt::format(" · {} jobs a week", a_week_in_words(*volume));
    return arc;
  }

  MapArc visit_arc(DepartmentId from, SegmentId segment, const Visit& visit) const {
    const std::optional<double> arriving = material_.a_week(material_.path(segment), "arrivals", "all");
    MapArc arc{MapArc::Kind::visit, fmt::format("map-visit-{}-{}", from.index, segment.index), from.index,
               chain_.departments.size() + segment.index, visit.served_per_week};
    arc.comes_in = visit.entering_share > 0;
    arc.leaves = visit.leaves;
    arc.tooltip = fmt::format("{} and {}", material_.label(from), material_.label(segment));
    if (arc.comes_in && arriving) {
      arc.tooltip += fmt::format(" · {} come in here a week", a_week_in_words(*arriving * visit.entering_share));
    }
    if (visit.leaves && visit.served_per_week) {
      arc.tooltip += fmt::format(" · {} go home served a week", a_week_in_words(*visit.served_per_week));
    }
    if (!visit.leaves && arriving) arc.per_week = *arriving * visit.entering_share;
    return arc;
  }

  const MapMaterial& material_;
  const models::ServiceChain& chain_;
  std::map<std::pair<DepartmentId, DepartmentId>, std::optional<double>> hand_ons_;
  std::map<std::pair<DepartmentId, SegmentId>, Visit> visits_;
};

}  // namespace

std::optional<double> MapMaterial::a_week(const std::string& of, std::string_view name, std::string_view kind) const {
  const std::optional<double> per_h = base.mean(of, name, kind);
  return per_h ? std::optional{*per_h * hours_a_week} : std::nullopt;
}

std::string MapMaterial::named(std::string_view word, const std::string& of, std::string_view name) const {
  const MeasureRow* row = base.find(of, name);
  if (row == nullptr || !row->estimate.mean) return {};
  return fmt::format("{} {}", word, briefly(*row));
}

std::vector<MapArc> arcs_of(const MapMaterial& material) {
  std::vector<MapArc> arcs;
  for (std::uint32_t i = 0; i < material.chain.departments.size(); ++i) {
    for (const models::Need& need : material.chain.departments[i].needs) arcs.push_back(need_arc(material, {i}, need));
  }
  Routes{material}.add_to(arcs);
  std::stable_sort(arcs.begin(), arcs.end(), [](const MapArc& a, const MapArc& b) {
    return std::pair{a.from, a.to} < std::pair{b.from, b.to};
  });
  return arcs;
}

}  // namespace servicechain::analysis
