#include "models/run/line.h"

#include <algorithm>
#include <tuple>

namespace servicechain::models::run {

Line::Line(Order order, std::uint32_t levels)
    : order_{order}, levels_(order == Order::priority ? std::max(levels, 1u) : 1u) {}

Line::Level& Line::level_of(const SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job) {
  return levels_.size() == 1 ? levels_[0] : levels_[files[jobs[job].file].level];
}

void Line::link_after(SlotPool<Job>& jobs, Level& level, JobIndex job, JobIndex previous) {
  const JobIndex next = previous == nobody ? level.head : jobs[previous].links.next;
  jobs[job].links = {next, previous};
  (previous == nobody ? level.head : jobs[previous].links.next) = job;
  (next == nobody ? level.tail : jobs[next].links.previous) = job;
}

void Line::unlink(SlotPool<Job>& jobs, Level& level, JobIndex job) {
  const auto [next, previous] = jobs[job].links;
  (previous == nobody ? level.head : jobs[previous].links.next) = next;
  (next == nobody ? level.tail : jobs[next].links.previous) = previous;
}

void Line::join(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job) {
  ++size_;
  if (is_linked()) {
    Level& level = level_of(jobs, files, job);
    link_after(jobs, level, job, order_ == Order::last_come ? nobody : level.tail);
    return;
  }
  places_.push_back(job);
  put(jobs, places_.size() - 1, job);
  if (is_heap()) sift_up(jobs, files, places_.size() - 1);
}

void Line::join_at_head(SlotPool<Job>& jobs, SlotPool<JobFile>& files, JobIndex job) {
  ++size_;
  if (!is_linked()) files[jobs[job].file].is_at_head = true;
  link_after(jobs, level_of(jobs, files, job), job, nobody);
}

void Line::rejoin(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job) {
  ++size_;
  Level& level = level_of(jobs, files, job);
  const auto stands_before = [&](JobIndex other) {
    const auto rank = [&](JobIndex j) { return std::tuple{jobs[j].arrived, files[jobs[j].file].number}; };
    return order_ == Order::last_come ? rank(other) > rank(job) : rank(other) < rank(job);
  };
  JobIndex previous = nobody;
  for (JobIndex other = level.head; other != nobody && stands_before(other); other = jobs[other].links.next) {
    previous = other;
  }
  link_after(jobs, level, job, previous);
}

void Line::leave(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex job) {
  if (is_linked() || files[jobs[job].file].is_at_head) {
    --size_;
    unlink(jobs, level_of(jobs, files, job), job);
  } else {
    remove_place(jobs, files, jobs[job].links.previous);
  }
}

JobIndex Line::take(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, double u) {
  for (Level& level : levels_) {
    if (level.head == nobody) continue;
    const JobIndex job = level.head;
    --size_;
    unlink(jobs, level, job);
    return job;
  }
  const std::size_t place = is_heap() ? 0 : static_cast<std::size_t>(u * static_cast<double>(places_.size()));
  const JobIndex job = places_[place];
  remove_place(jobs, files, place);
  return job;
}

std::uint32_t Line::best_level() const {
  std::uint32_t level = 0;
  while (level + 1 < levels_.size() && levels_[level].head == nobody) ++level;
  return level;
}

bool Line::comes_before(const SlotPool<Job>& jobs, const SlotPool<JobFile>& files, JobIndex a, JobIndex b) {
  const JobFile& file_a = files[jobs[a].file];
  const JobFile& file_b = files[jobs[b].file];
  return std::tuple{file_a.sort_key, jobs[a].arrived, file_a.number} <
         std::tuple{file_b.sort_key, jobs[b].arrived, file_b.number};
}

void Line::put(SlotPool<Job>& jobs, std::size_t place, JobIndex job) {
  places_[place] = job;
  jobs[job].links = {nobody, static_cast<JobIndex>(place)};
}

void Line::sift_up(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place) {
  const JobIndex job = places_[place];
  while (place > 0 && comes_before(jobs, files, job, places_[(place - 1) / 2])) {
    put(jobs, place, places_[(place - 1) / 2]);
    place = (place - 1) / 2;
  }
  put(jobs, place, job);
}

void Line::sift_down(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place) {
  const JobIndex job = places_[place];
  for (;;) {
    std::size_t child = 2 * place + 1;
    if (child >= places_.size()) break;
    if (child + 1 < places_.size() && comes_before(jobs, files, places_[child + 1], places_[child])) ++child;
    if (!comes_before(jobs, files, places_[child], job)) break;
    put(jobs, place, places_[child]);
    place = child;
  }
  put(jobs, place, job);
}

void Line::remove_place(SlotPool<Job>& jobs, const SlotPool<JobFile>& files, std::size_t place) {
  --size_;
  const JobIndex last = places_.back();
  places_.pop_back();
  if (place == places_.size()) return;
  put(jobs, place, last);
  if (!is_heap()) return;
  sift_up(jobs, files, place);
  sift_down(jobs, files, jobs[last].links.previous);
}

}  // namespace servicechain::models::run
