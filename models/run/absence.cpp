#include <algorithm>
#include <tuple>

#include "models/run/engine.h"

// Random absence: here the persons of a team are told apart, each with an own clock to the next absence.
namespace servicechain::models::run {

namespace {
const sim::Purpose next_absence = sim::purpose("absence/every");
const sim::Purpose length_of_absence = sim::purpose("absence/lasts");

sim::Identity identity_of(const DepartmentPlan& plan, std::uint32_t person) {
  return sim::identity(plan.identity, person);
}
}  // namespace

void Engine::set_up_absence(Team& team) {
  team.first_person = static_cast<std::uint32_t>(persons_.size());
  team.persons.resize(static_cast<std::size_t>(team.duty->greatest()));
  for (std::uint32_t p = 0; p < team.persons.size(); ++p) {
    persons_.emplace_back(team.index, p);
    plan_absence(team, p);
  }
}

// Who is on duty by the timetable. Idle people leave first, then those who are held, then those at work, the highest
// number first; those with a job in hand come back first, then the lowest number.
void Engine::roster(Team& team) {
  std::vector<std::uint32_t> on;
  std::vector<std::uint32_t> off;
  for (std::uint32_t p = 0; p < team.persons.size(); ++p) (team.persons[p].is_rostered ? on : off).push_back(p);
  const auto has_job_away = [&](std::uint32_t p) {
    return std::ranges::any_of(team.away, [&](JobIndex job) { return file_of(job).person == p; });
  };
  std::ranges::stable_sort(on, {}, [&](std::uint32_t p) {
    return std::tuple{team.persons[p].in_hand > 0, team.persons[p].working_on > 0, -static_cast<int>(p)};
  });
  std::ranges::stable_sort(off, {}, [&](std::uint32_t p) {
    return std::tuple{team.persons[p].in_hand == 0, !has_job_away(p), p};
  });
  auto excess = static_cast<std::int64_t>(on.size()) - team.rostered;
  for (std::size_t i = 0; excess > 0 && i < on.size(); ++i, --excess) team.persons[on[i]].is_rostered = false;
  for (std::size_t i = 0; excess < 0 && i < off.size(); ++i, ++excess) team.persons[off[i]].is_rostered = true;
  for (std::uint32_t p = 0; p < team.persons.size(); ++p) count_time(team, p);
}

// A new stretch until the person's next absence.
void Engine::plan_absence(Team& team, std::uint32_t person) {
  Person& who = team.persons[person];
  const sim::Identity identity = identity_of(blueprint_.departments[team.index], person);
  who.to_next = sim::draw(team.absence->every, luck_.uniform(identity, next_absence, who.absences));
  who.is_counting = false;
  count_time(team, person);
}

// Starts or stops the person's clock, as what it counts begins or ends.
void Engine::count_time(Team& team, std::uint32_t person) {
  Person& who = team.persons[person];
  const AbsenceClock clock = team.absence->counts;
  const bool counts = !who.is_absent && !who.is_due &&
                      (clock == AbsenceClock::clock || (clock == AbsenceClock::on_duty && who.is_rostered) ||
                       (clock == AbsenceClock::working && who.working_on > 0));
  if (counts == who.is_counting) return;
  who.is_counting = counts;
  if (counts) {
    who.counted_from = now_;
    const sim::Time due = sim::later(now_, who.to_next);
    who.stamp = due <= options_.until ? put(due, Type::absence, team.first_person + person) : 0;
  } else {
    who.to_next = std::max(sim::Duration{}, who.to_next - (now_ - who.counted_from));
    who.stamp = 0;
  }
}

void Engine::count_working(JobIndex job, int change) {
  Team& team = teams_[file_of(job).team];
  if (team.persons.empty() || is_shared(department_of(job))) return;
  const std::uint32_t person = file_of(job).person;
  team.persons[person].working_on += static_cast<std::uint32_t>(change);
  count_time(team, person);
}

void Engine::begin_absence(std::uint32_t number) {
  const auto [index, person] = persons_[number];
  Team& team = teams_[index];
  Person& who = team.persons[person];
  who.stamp = 0;
  who.is_counting = false;
  if (team.absence->starts == AbsenceStart::when_idle && who.in_hand > 0) {
    who.is_due = true;
  } else {
    go_away(team, person);
  }
}

void Engine::leave_if_due(Team& team, std::uint32_t person) {
  Person& who = team.persons[person];
  if (!who.is_due || who.in_hand > 0) return;
  who.is_due = false;
  go_away(team, person);
}

// The jobs in hand wait for their person. Shared jobs are in nobody's hand: fewer people share themselves out.
void Engine::go_away(Team& team, std::uint32_t person) {
  Person& who = team.persons[person];
  who.is_absent = true;
  const std::vector<JobIndex> in_hand = team.hands;
  for (JobIndex job : in_hand) {
    if (file_of(job).person == person && !is_shared(team.index)) set_aside(job);
  }
  who.is_counting = false;
  const sim::Identity identity = identity_of(blueprint_.departments[team.index], person);
  const sim::Duration length = sim::draw(team.absence->lasts, luck_.uniform(identity, length_of_absence, who.absences));
  ++who.absences;
  who.stamp = put(sim::later(now_, length), Type::return_to_work, team.first_person + person);
  people_changed(team);
}

void Engine::end_absence(std::uint32_t number) {
  const auto [index, person] = persons_[number];
  Team& team = teams_[index];
  team.persons[person].is_absent = false;
  team.persons[person].stamp = 0;
  plan_absence(team, person);
  people_changed(team);
}

}  // namespace servicechain::models::run
