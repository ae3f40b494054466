#include "models/run/sharing.h"

#include "models/run/engine.h"

// order: shared. The team's `slots` say how many people share themselves out; nobody in particular has a job.
namespace servicechain::models::run {

void Engine::share_in(JobIndex job, sim::Duration length) {
  const std::uint32_t department = department_of(job);
  Sharing& sharing = stations_[department].sharing;
  sharing.advance(now_);
  sharing.start_work(job, ++serial_, length);
  share_out(department);
}

void Engine::share_gone(std::uint32_t department) {
  Sharing& sharing = stations_[department].sharing;
  sharing.advance(now_);
  sharing.give_up_share();
  // More at work than on duty: whoever ends a job leaves, if others are there for the rest.
  const auto on_duty = static_cast<double>(teams_[department].slots);
  if (on_duty > 0 && sharing.people() > on_duty) sharing.set_people(sharing.people() - 1);
  share_out(department);
}

// Sets how many people share, and when the next job is done. Under at-closing: finish, those who are needed for the
// jobs inside stay until these are done.
void Engine::share_out(std::uint32_t department) {
  Station& station = stations_[department];
  const Team& team = teams_[department];
  Sharing& sharing = station.sharing;
  sharing.advance(now_);
  const auto on_duty = static_cast<double>(team.slots);
  const bool may_stay = team.at_closing == AtClosing::finish && !team.is_suspended && team.persons.empty();
  station.staying = may_stay ? std::min(sharing.people(), static_cast<double>(sharing.shares())) : 0;
  sharing.set_people(std::max(on_duty, station.staying));
  const sim::Time end = sharing.next_end();
  station.sharing_stamp = end <= options_.until ? put(end, Type::shared_end, department) : 0;
  report_later(teams_[department]);
}

}  // namespace servicechain::models::run
