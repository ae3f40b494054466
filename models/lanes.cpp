#include "models/lanes.h"

#include <algorithm>
#include <set>

#include "models/kinds.h"

namespace servicechain::models {

namespace {

// Follows every way a job can take, lane by lane.
class Explorer {
 public:
  explicit Explorer(const ServiceChain& chain) : chain_{chain} {}

  [[nodiscard]] std::vector<Lane> lanes() {
    for (std::uint32_t s = 0; s < chain_.segments.size(); ++s) {
      for (const HandOn::Share& entry : chain_.segments[s].enters) reach({entry.to, kind_of(SegmentId{s})});
    }
    for (std::uint32_t d = 0; d < chain_.departments.size(); ++d) {
      for (const Routine& routine : chain_.departments[d].routines) {
        reach({{d}, kind_of_routine(chain_, routine.name)});
      }
      for (const Need& need : chain_.departments[d].needs) {
        if (std::holds_alternative<PerWeek>(need.how_often)) reach({need.supplier, kind_of(chain_, DepartmentId{d})});
      }
    }
    while (!open_.empty()) {
      const Lane lane = open_.back();
      open_.pop_back();
      follow(lane);
    }
    return {found_.begin(), found_.end()};
  }

 private:
  void reach(Lane lane) {
    if (found_.insert(lane).second) open_.push_back(lane);
  }

  void follow(Lane lane) {
    const Department& department = chain_[lane.department];
    for (const HandOn::Share& share : department.passes_to.of(lane.kind).shares) reach({share.to, lane.kind});
    if (const auto* divert = std::get_if<Divert>(&department.in_tray.when_full); divert && department.in_tray.places) {
      reach({divert->to, lane.kind});
    }
    for (const Need& need : department.needs) {
      const auto* per_job = std::get_if<PerJob>(&need.how_often);
      if (per_job && per_job->times.of(lane.kind) > 0) {
        reach({need.supplier, kind_of(chain_, lane.department)});
      }
    }
  }

  const ServiceChain& chain_;
  std::set<Lane> found_;
  std::vector<Lane> open_;
};

}  // namespace

std::vector<Lane> lanes_of(const ServiceChain& chain) { return Explorer{chain}.lanes(); }

const sim::Law& work_of(const ServiceChain& chain, const Lane& lane) {
  const Department& department = chain[lane.department];
  const bool is_routine = !asker_of(chain, lane.kind) && !segment_of(chain, lane.kind);
  if (is_routine) {
    for (const Routine& routine : department.routines) {
      if (routine.work && kind_of_routine(chain, routine.name) == lane.kind) return *routine.work;
    }
  }
  return department.work.of(lane.kind);
}

std::optional<LaneId> find_lane(const std::vector<Lane>& lanes, Lane lane) {
  const auto place = std::ranges::lower_bound(lanes, lane);
  if (place == lanes.end() || *place != lane) return std::nullopt;
  return LaneId{static_cast<std::uint32_t>(place - lanes.begin())};
}

}  // namespace servicechain::models
