#pragma once

#include <cstdint>
#include <vector>

#include "models/run/job.h"
#include "models/service_chain.h"

namespace servicechain::models::run {

// The jobs that wait at a department, in its order. Three forms:
//   linked levels   first-come, last-come, priority, shared (while nobody is on duty): one list for each priority
//   heap            shortest-job, due-date: by sort key, then arrival, then job number
//   bag             random: any of them
// A job at the head (answered, handed over) goes before all others, under `priority` before those of its own level.
class Line {
 public:
  Line(Order order, std::uint32_t levels);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }

  void join(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job);
  void join_at_head(SlotPool<Job>& jobs, SlotPool<JobFile>& files, JobIndex job);
  // A preempted job: to its place by arrival.
  void rejoin(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job);
  void leave(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job);

  // Takes the next one. `u` chooses under order: random, where it must be in (0, 1). Requires: not empty.
  [[nodiscard]] JobIndex take(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, double u);

  // The next one, under an order that goes with preempting. Requires: not empty.
  [[nodiscard]] JobIndex first() const { return levels_[best_level()].head; }
  // The level of the first in line. Requires: not empty.
  [[nodiscard]] std::uint32_t best_level() const;
  // Every job that waits; for the end of a run and for what a deadlock holds up.
  template <class Visit>
  void each(const SlotPool<Job>& jobs, Visit visit) const {
    for (const Level& level : levels_) {
      for (JobIndex job = level.head; job != nobody; job = jobs[job].links.next) visit(job);
    }
    for (JobIndex job : places_) visit(job);
  }

 private:
  struct Level {
    JobIndex head = nobody;
    JobIndex tail = nobody;
  };

  [[nodiscard]] bool is_linked() const { return order_ != Order::random && !is_heap(); }
  [[nodiscard]] bool is_heap() const { return order_ == Order::shortest_job || order_ == Order::due_date; }
  [[nodiscard]] Level& level_of(const SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job);
  static void link_after(SlotPool<Job>& jobs, Level& level, JobIndex job, JobIndex previous);
  static void unlink(SlotPool<Job>& jobs, Level& level, JobIndex job);
  [[nodiscard]] static bool comes_before(const SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex a, JobIndex b);
  void sift_up(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place);
  void sift_down(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place);
  void put(SlotPool<Job>& jobs, std::size_t place, JobIndex job);
  void remove_place(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place);

  Order order_;                   // -- constant
  std::vector<Level> levels_;     // -- state; heap and bag: those at the head
  std::vector<JobIndex> places_;  // -- state, heap and bag
  std::size_t size_ = 0;          // -- derived
};

}  // namespace servicechain::models::run
