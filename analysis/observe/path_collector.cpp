#include "analysis/observe/path_collector.h"

namespace servicechain::analysis {

PathCollector::PathCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window,
                             const std::atomic<bool>* stop_asked, const PathGrid& grid)
    : Collector{chain, lanes, window, stop_asked},
      lanes_{lanes},
      grid_{grid},
      steps_(chain.departments.size(), std::vector<Step>(grid.steps + 1)),
      satisfaction_(grid.steps) {}

void PathCollector::count(models::LaneId lane, sim::Time now, std::int64_t jobs) {
  const sim::Duration since = now - sim::start_of_run;
  const auto step = static_cast<std::size_t>(since / grid_.step);
  if (step >= grid_.steps) return;
  std::vector<Step>& steps = steps_[lanes_[lane.index].department.index];
  const sim::Duration rest = grid_.step * static_cast<std::int64_t>(step + 1) - since;
  steps[step].parts += Nanoseconds{jobs} * rest.count();
  steps[step + 1].jobs += jobs;
}

void PathCollector::plain_visits(std::span<const models::PlainVisit> visits) {
  for (const models::PlainVisit& visit : visits) {
    count(visit.lane, visit.arrived, 1);
    count(visit.lane, visit.ended, -1);
  }
  Collector::plain_visits(visits);
}

// It is still inside when the run ends.
void PathCollector::plain_visit_unfinished(const models::PlainVisit& visit) {
  count(visit.lane, visit.arrived, 1);
  Collector::plain_visit_unfinished(visit);
}

void PathCollector::job_moved(const models::JobMoved& move) {
  const int inside = (move.to != models::Place::outside) - (move.from != models::Place::outside);
  if (inside != 0) count(move.lane, move.at, inside);
  Collector::job_moved(move);
}

void PathCollector::count(const models::CustomerLeft& customer) {
  const auto step = static_cast<std::size_t>((customer.left - sim::start_of_run) / grid_.step);
  if (step >= grid_.steps) return;
  satisfaction_[step].total += customer.satisfaction;
  satisfaction_[step].weight += 1;
}

void PathCollector::customer_left(const models::CustomerLeft& customer) {
  count(customer);
  Collector::customer_left(customer);
}

void PathCollector::customers_left(std::span<const models::CustomerLeft> customers) {
  for (const models::CustomerLeft& customer : customers) count(customer);
  Collector::customers_left(customers);
}

Path PathCollector::path() const {
  Path path{{}, satisfaction_};
  const double step_ns = static_cast<double>(grid_.step.count());
  for (const std::vector<Step>& steps : steps_) {
    std::vector<double> inside;
    std::int64_t jobs = 0;
    for (std::size_t s = 0; s < grid_.steps; ++s) {
      jobs += steps[s].jobs;
      inside.push_back(static_cast<double>(jobs) + static_cast<double>(steps[s].parts) / step_ns);
    }
    path.inside.push_back(std::move(inside));
  }
  return path;
}

}  // namespace servicechain::analysis
