#include "models/run/engine.h"

// behaviour: rework (E8b). A job whose work went wrong, with chance 1 − x, carries the defect on. The next department
// finds it with chance δ when somebody takes the job, and sends it back to the head of the sender's line; whoever asked
// for an answer finds it when the answer comes. What is not found goes on, and out of the door.
//
//   sender ──▶ finder: found? ──▶ head of the sender's line ──▶ work again ──▶ the same finder
//                │ not found, or sent back too often
//                └─▶ goes on, defect and all
namespace servicechain::models::run {

// After the work: right or wrong. Work that is done again decides anew, for what was found.
void Engine::judge_work(JobIndex job) {
  if (!chain_.behaviour.rework) return;
  JobFile& file = file_of(job);
  if (!file.is_redo) file.times_sent_back = 0;
  const bool was_wrong_before = file.is_defective && !file.is_redo;
  const double u = luck_.uniform(jobs_[job].identity, plan_of(job).defect, file.visit);
  file.is_defective = was_wrong_before || u < 1 - file.quality;
  file.made_by = jobs_[job].lane;
  file.made_with = jobs_[job].has_carried ? std::optional{jobs_[job].carried} : std::nullopt;
}

// What its receiver takes for right: the quality; with rework, sound or not.
double Engine::right_of(JobIndex job, double quality) const {
  if (!chain_.behaviour.rework) return quality;
  return file_of(job).is_defective ? 0 : 1;
}

// Whether the department or asker `finder` finds the defect and may still send it back.
bool Engine::finds_defect(JobIndex job, sim::Purpose finder) {
  JobFile& file = file_of(job);
  if (!chain_.behaviour.rework || !file.is_defective || !file.made_by) return false;
  const double u = luck_.uniform(sim::identity(jobs_[job].identity, file.times_sent_back), finder, file.visit);
  if (u >= chain_.quality.found_by_next) return false;
  if (chain_.quality.tries_at_most && file.times_sent_back >= *chain_.quality.tries_at_most) {
    ++defects_let_pass_;
    return false;
  }
  return true;
}

// A person took the job and saw that it is wrong.
void Engine::send_back(JobIndex job) {
  const LaneId finder = jobs_[job].lane;
  move(job, Place::work);  // a look at it takes no time
  leave_department(job, Ending::sent_back);
  file_of(job).returns_to = finder;
  redo(job);
}

// To the head of the line of who did it.
void Engine::redo(JobIndex job) {
  JobFile& file = file_of(job);
  ++file.times_sent_back;
  jobs_[job].lane = *file.made_by;
  jobs_[job].has_carried = file.made_with.has_value();
  jobs_[job].carried = file.made_with.value_or(0);
  agenda_.push_back({Task::What::redo, job});
}

void Engine::do_again(JobIndex job) {
  arrive_at(job);
  file_of(job).is_redo = true;
  return_to_line(job);
}

}  // namespace servicechain::models::run
