#pragma once

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>
#include <vector>

#include "analysis/observe/links.h"
#include "analysis/observe/totals.h"
#include "models/lanes.h"
#include "models/loyalty.h"
#include "models/observer.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// Counts one replication in its observed window. Every observation counts in the window in which it ends; a wait at
// its own end, which is the start of the work.
//
//   arrived      wait ended            ended
//      │── wait ──────│──── work ────────│
//              [from ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ to)        here: a wait and a time
//                         [from ┄┄┄┄┄┄ to)        here: a time only
//              [from ┄┄┄┄ to)                     here: a wait only
//
// Time averages are exact: who enters a line adds the whole rest of the window, who leaves it takes away the rest
// that is left.
class Collector : public models::Observer {
 public:
  // `lanes`: the chain's. `stop_asked`: nullptr or a flag that ends the run.
  // Chain and lanes must outlive the collector.
  Collector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window, const std::atomic<bool>* stop_asked);

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
  [[nodiscard]] bool wants_more() override;

  // Closes the window where the run ended, if that was earlier, and gives what was counted. Call once, at the end.
  [[nodiscard]] Observed take(sim::Time run_ended);

 private:
  static constexpr std::size_t at_once = 256;  // of what is told in blocks
  struct Crowd {  // jobs now, over the whole run
    std::int64_t in_line = 0;
    std::int64_t inside = 0;
  };
  struct TeamNow {
    sim::Time since{};
    double on_duty = 0;
    double working = 0;
    double held = 0;
    double overtime = 0;
  };
  // What follows from a customer's satisfaction. The last of a segment is kept: it often serves again.
  struct Judged {
    double points;
    double would_return = 0;
    bool complains = false;
    bool is_delighted = false;
    bool is_let_down = false;
  };
  [[nodiscard]] Judged judgement_of(const models::CustomerLeft& customer) const;

  [[nodiscard]] bool is_inside(sim::Time time) const { return time >= from_ && time < to_; }
  [[nodiscard]] std::int64_t rest_of_window(sim::Time now) const {
    return (to_ - (now < from_ ? from_ : now > to_ ? to_ : now)).count();
  }
  [[nodiscard]] std::int64_t inside_window(sim::Time begin, sim::Time end) const {
    return (std::min(end, to_) - std::max(begin, from_)).count();
  }
  void count_visit(const models::PlainVisit& visit);
  void count_visits_inside(std::span<const models::PlainVisit> visits);
  void count_served_inside(std::span<const models::CustomerLeft> customers);
  void count_opinions(SegmentTotals& totals, std::span<const models::CustomerLeft> customers);
  void count_stay(LaneTotals& totals, const models::PlainVisit& visit);
  void count_wait(models::LaneId lane, sim::Duration wait, bool waited);
  void count_team_until(std::size_t team, sim::Time now);
  void count_levels_until(std::size_t department, sim::Time now);
  void count_base_until(std::size_t segment, sim::Time now);

  const models::ServiceChain& chain_;    // -- constant
  std::span<const models::Lane> lanes_;  // -- constant
  const std::atomic<bool>* stop_asked_;  // -- constant
  sim::Time from_;                       // -- constant
  sim::Time to_;                         // -- constant
  LinkNumbers link_numbers_;             // -- constant
  SamplePlaces places_;                  // -- constant
  std::vector<models::ReturnOdds> returns_;  // -- constant, by segment
  std::vector<double> worth_;            // -- constant, by segment: money per visit
  std::vector<Judged> judged_;           // -- state, by segment
  std::vector<Crowd> crowds_;            // -- state, by lane
  std::vector<TeamNow> teams_now_;       // -- state
  std::vector<std::optional<models::LevelsChanged>> levels_now_;   // -- state, by department; empty where none has any
  std::vector<std::optional<models::CustomersChanged>> bases_now_;  // -- state, by segment
  std::vector<LevelTotals> bases_;       // -- state, by segment: customers
  Observed observed_;                    // -- state
};

}  // namespace servicechain::analysis
