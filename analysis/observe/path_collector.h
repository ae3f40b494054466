#pragma once

#include <cstdint>
#include <vector>

#include "analysis/observe/collector.h"
#include "analysis/observe/path.h"

namespace servicechain::analysis {

// A collector that also keeps the path of its replication, step by step over the whole run, warm-up included.
//
// Who comes in adds the rest of the step and one to every step after it; who leaves takes both away:
//
//   step   │     0     │     1     │     2     │
//   inside       ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁            came in step 0, left in step 1
//
// Whole nanoseconds until the end: exact, and the same in any order of the calls. Cost: two divisions a stay.
class PathCollector final : public Collector {
 public:
  PathCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window,
                const std::atomic<bool>* stop_asked, const PathGrid& grid);

  void plain_visits(std::span<const models::PlainVisit> visits) override;
  void plain_visit_unfinished(const models::PlainVisit& visit) override;
  void job_moved(const models::JobMoved& move) override;
  void customer_left(const models::CustomerLeft& customer) override;
  void customers_left(std::span<const models::CustomerLeft> customers) override;

  [[nodiscard]] Path path() const;

 private:
  struct Step {
    Nanoseconds parts = 0;  // of the jobs that came in (or left: negative) within it
    std::int64_t jobs = 0;  // that came in within the step before, less those that left then
  };
  void count(models::LaneId lane, sim::Time now, std::int64_t jobs);
  void count(const models::CustomerLeft& customer);

  std::span<const models::Lane> lanes_;   // -- constant
  PathGrid grid_;                         // -- constant
  std::vector<std::vector<Step>> steps_;  // -- state: [department][step]
  std::vector<Pair> satisfaction_;        // -- state: [step]
};

}  // namespace servicechain::analysis
