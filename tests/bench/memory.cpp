#include "tests/bench/memory.h"

#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <optional>

#include "analysis/observe/collector.h"
#include "models/lanes.h"
#include "models/simulate.h"
#include "tests/bench/engine.h"
#include "tests/bench/many_departments.h"

namespace servicechain::bench {
namespace {

// Asked for and not given back, as the C library counts.
double allocated_bytes() {
  const struct mallinfo2 info = ::mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd);
}

double resident_bytes() {
  std::ifstream pages{"/proc/self/statm"};
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  pages >> size >> resident;
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

struct Bytes {
  double allocated = allocated_bytes();
  double resident = resident_bytes();
};

// Looks at the memory when the run is over and the engine still there.
class EndWatcher final : public models::Observer {
 public:
  [[nodiscard]] bool wants_every_step() const override { return false; }
  void plain_visit_unfinished(const models::PlainVisit&) override {
    if (!at_end_) at_end_.emplace();
    ++inside_;
  }
  [[nodiscard]] Bytes at_end() const { return at_end_.value_or(Bytes{}); }
  [[nodiscard]] std::uint64_t inside() const { return inside_; }

 private:
  std::optional<Bytes> at_end_;  // -- state
  std::uint64_t inside_ = 0;     // -- state: jobs
};

}  // namespace

DepartmentMemory memory_per_department(const models::ServiceChain& row, std::uint32_t copies, sim::Time until) {
  const double before = allocated_bytes();
  const models::ServiceChain chain = side_by_side(row, copies);
  const double described = allocated_bytes();
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  const analysis::Collector collector{chain, lanes, {sim::start_of_run, until}, nullptr};
  const double counted = allocated_bytes();
  EndWatcher watcher;
  static_cast<void>(models::simulate(chain, options_until(until), watcher));
  const auto departments = static_cast<double>(chain.departments.size());
  return {.description = (described - before) / departments,
          .running = (watcher.at_end().allocated - counted) / departments,
          .counting = (counted - described) / departments};
}

LineMemory memory_per_waiting_job(const models::ServiceChain& chain, sim::Time until) {
  EndWatcher watcher;
  static_cast<void>(models::simulate(chain, options_until(sim::start_of_run), watcher));  // its code comes into memory
  ::malloc_trim(0);
  const Bytes before;
  static_cast<void>(models::simulate(chain, options_until(until), watcher));
  const auto waiting = static_cast<double>(watcher.inside());
  return {.waiting = watcher.inside(),
          .resident = (watcher.at_end().resident - before.resident) / waiting,
          .allocated = (watcher.at_end().allocated - before.allocated) / waiting};
}

}  // namespace servicechain::bench
