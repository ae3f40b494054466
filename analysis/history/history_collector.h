#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/history/history.h"
#include "analysis/observe/collector.h"
#include "models/lanes.h"
#include "models/observer.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// Counts one replication period by period, by the rules of the Collector, to which it hands everything on.
//
// Apart from the Collector, because only whoever keeps a run folder looks at it: a run without one pays nothing.
class HistoryCollector final : public models::Observer {
 public:
  // All must outlive it.
  HistoryCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, const HistoryGrid& grid,
                   Collector& collector);

  [[nodiscard]] bool wants_every_step() const override { return false; }
  void plain_visits(std::span<const models::PlainVisit> visits) override;
  void plain_visit_unfinished(const models::PlainVisit& visit) override;
  void job_arrived(models::LaneId lane, sim::Time now) override;
  void work_drawn(models::LaneId lane, sim::Time begins, sim::Duration length) override;
  void job_moved(const models::JobMoved& move) override;
  void visit_ended(const models::VisitEnded& visit) override;
  void wait_of_unfinished(const models::WaitOfUnfinished& wait) override;
  void request_sent(const models::RequestSent& request) override;
  void request_answered(const models::RequestAnswered& answer) override;
  void customer_arrived(models::SegmentId segment, sim::Time now) override;
  void customer_judged(models::SegmentId segment, sim::Time left, const models::Scores& scores) override;
  void customer_left(const models::CustomerLeft& customer) override;
  void customers_arrived(models::SegmentId segment, std::span<const sim::Time> at) override;
  void customers_left(std::span<const models::CustomerLeft> customers) override;
  void team_changed(const models::TeamChanged& team) override;
  void levels_changed(const models::LevelsChanged& levels) override;
  void customers_changed(const models::CustomersChanged& customers) override;
  [[nodiscard]] bool wants_more() override { return collector_.wants_more(); }

  // Call once, at the end.
  [[nodiscard]] History take(sim::Time run_ended);

 private:
  struct TeamNow {
    sim::Time since{};
    double on_duty = 0;  // those after hours included
    double working = 0;
    double held = 0;
  };
  // nullptr: in no period.
  [[nodiscard]] DepartmentPeriod* place_of(models::LaneId lane, sim::Time now);
  [[nodiscard]] SegmentPeriod* place_of(models::SegmentId segment, sim::Time now);
  [[nodiscard]] bool is_observed(sim::Time time) const { return time >= grid_.window.from && time < grid_.window.to; }
  [[nodiscard]] bool is_customers(models::LaneId lane) const {
    return lanes_[lane.index].kind.index < chain_.segments.size();  // segments are the first kinds
  }
  [[nodiscard]] DepartmentTrouble& trouble_of(models::LaneId lane) {
    return history_.department_troubles[lanes_[lane.index].department.index];
  }
  void count_finished(models::LaneId lane, sim::Time ended, double quality);
  void count_trouble(const models::VisitEnded& visit);
  void count_wait(models::LaneId lane, sim::Time ended, sim::Duration wait);
  void count(const models::CustomerLeft& customer);
  void count_staff(std::size_t team, const TeamNow& people, sim::Time until);
  void count_levels_until(std::size_t department, sim::Time now);

  const models::ServiceChain& chain_;    // -- constant
  std::span<const models::Lane> lanes_;  // -- constant
  const HistoryGrid& grid_;              // -- constant
  Collector& collector_;
  std::vector<TeamNow> teams_now_;                                 // -- state
  std::vector<std::optional<models::LevelsChanged>> levels_now_;   // -- state, by department
  History history_;                                                // -- state
};

}  // namespace servicechain::analysis
