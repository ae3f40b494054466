#include "models/run/climate.h"

#include <algorithm>
#include <cmath>

#include "models/fatigue.h"
#include "models/pressure.h"
#include "models/slow_state.h"
#include "models/standard.h"
#include "models/turnover.h"

namespace servicechain::models::run {
namespace {

constexpr Behaviour all_off{.inherited_quality = false};
// Of one who holds a department to what it promises, in its hours on duty: a promise of a day or more is cut to its
// share of the week.
double promised_h(const Department& department) {
  const sim::Duration promise = department.promise.value_or(sim::one_day);
  return promise < sim::one_day ? sim::hours(promise) : sim::hours(promise) * department.open.regular_week_h() / 168;
}

}  // namespace

Climate::Climate(const ServiceChain& chain, const Blueprint& blueprint, const sim::Luck& luck, RunKind kind)
    : chain_{chain},
      on_{kind == RunKind::pilot ? all_off : chain.behaviour},
      luck_{luck},
      is_pilot_{kind == RunKind::pilot},
      departments_of_team_(chain.departments.size() + chain.pools.size()),
      near_(chain.departments.size()),
      serves_segment_(chain.segments.size()),
      heard_by_(chain.departments.size()),
      pilot_(is_pilot_ ? chain.departments.size() : 0) {
  std::vector<bool> faces_customers(chain.departments.size());
  for (const LanePlan& lane : blueprint.lane_plans) {
    work_of_lane_.emplace_back(lane.department, sim::mean_h(*lane.work));
    for (const Route& route : lane.routes) {
      hand_ons_.emplace_back(lane.department, blueprint.lane_plans[route.to.index].department);
    }
    const bool can_leave = lane.routes.empty() || lane.routes.back().upto < 1;
    if (!lane.segment || !can_leave) continue;
    faces_customers[lane.department] = true;
    serves_segment_[*lane.segment].push_back(lane.department);
  }
  std::ranges::sort(hand_ons_);
  hand_ons_.erase(std::unique(hand_ons_.begin(), hand_ons_.end()), hand_ons_.end());
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    departments_of_team_[d] = {d};
    for (std::uint32_t pool : blueprint.departments[d].pools) departments_of_team_[pool].push_back(d);
    states_.push_back(first_state(d));
  }
  for (std::uint32_t team = 0; team < departments_of_team_.size(); ++team) {
    teams_.push_back({.team = {team}, .now = {}, .on_duty = 0, .working = 0, .held = 0, .overtime = 0});
  }
  find_neighbours();
  if (on_.mood || is_pilot_) find_hearers(faces_customers);
  for (std::uint32_t d = 0; d < states_.size(); ++d) settle(d);
}

Climate::State Climate::first_state(std::uint32_t index) const {
  const Department& here = department(index);
  State state;
  state.standard = on_.corner_cutting ? here.standard : 1;
  state.mood = here.mood.value_or(here.parameters.mood_start);
  state.capability = here.right_first_time;
  const auto* staff = std::get_if<sim::Timetable>(&here.staff);
  if (staff) state.places = std::round(staff->greatest());
  state.wanted = state.places;
  if (is_pilot_) return state;
  if (staff && on_.turnover && state.places > 0) {
    state.crew = Crew{here, static_cast<std::uint32_t>(state.places), luck_};
  }
  if (here.baseline) state.satisfaction = WeeklyMean{here.baseline->satisfaction};
  if (here.baseline && here.baseline->usual_load) {
    state.gauge = Gauge{*here.baseline};
    state.usual_load = *here.baseline->usual_load;
    state.lead_time_h = here.baseline->lead_time_h;
  } else {
    constexpr double usual_load_of_the_unknown = 0.85;
    state.usual_load = usual_load_of_the_unknown;
    state.lead_time_h = promised_h(here);
  }
  return state;
}

// Who asks whom, and who passes on to whom: both ways, by how much it matters.
void Climate::find_neighbours() {
  const auto join = [&](std::uint32_t a, std::uint32_t b, double weight) {
    if (a == b) return;
    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
      const auto place = std::ranges::find(near_[from], to, &std::pair<std::uint32_t, double>::first);
      if (place == near_[from].end()) {
        near_[from].emplace_back(to, weight);
      } else {
        place->second += weight;
      }
    }
  };
  for (std::uint32_t d = 0; d < chain_.departments.size(); ++d) {
    for (const Need& need : department(d).needs) join(d, need.supplier.index, need.matters);
  }
  for (const auto& [from, to] : hand_ons_) join(from, to, department(to).parameters.carried_in_matters);
  for (auto& neighbours : near_) std::ranges::sort(neighbours);
}

// Whoever serves customers hears of those it served last; the others of those whom they serve through others: who asks
// them, or is passed their work, and so on.
void Climate::find_hearers(const std::vector<bool>& faces_customers) {
  const auto count = static_cast<std::uint32_t>(chain_.departments.size());
  std::vector<std::vector<std::uint32_t>> gives_to(count);
  for (const auto& [from, to] : hand_ons_) gives_to[from].push_back(to);
  for (std::uint32_t asker = 0; asker < count; ++asker) {
    for (const Need& need : department(asker).needs) gives_to[need.supplier.index].push_back(asker);
  }
  for (std::uint32_t d = 0; d < count; ++d) {
    std::vector<bool> reached(count);
    std::vector<std::uint32_t> open{d};
    reached[d] = true;
    while (!open.empty() && !faces_customers[d]) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (std::uint32_t next : gives_to[at]) {
        if (reached[next]) continue;
        reached[next] = true;
        open.push_back(next);
      }
    }
    for (std::uint32_t served_last = 0; served_last < count; ++served_last) {
      if (reached[served_last]) heard_by_[served_last].push_back(d);
    }
  }
}

void Climate::job_came(LaneId lane, sim::Time now) {
  const auto [where, hours] = work_of_lane_[lane.index];
  states_[where].gauge.work_came(hours, now);
}

void Climate::job_left(LaneId lane, sim::Time now) {
  const auto [where, hours] = work_of_lane_[lane.index];
  states_[where].gauge.work_left(hours, now);
}

void Climate::team_changed(const TeamChanged& team) {
  TeamChanged& before = teams_[team.team.index];
  const double busy = team.working + team.held - before.working - before.held;
  for (std::uint32_t d : departments_of_team_[team.team.index]) {
    states_[d].gauge.people_changed(team.on_duty - before.on_duty, busy, team.now);
  }
  before = team;
}

void Climate::work_starts(std::uint32_t index, double input) {
  if (is_pilot_) {
    pilot_[index].input += input;
    ++pilot_[index].inputs;
  } else if (on_.bad_input_slows && department(index).baseline) {
    const double k = input_factor(department(index).baseline->input, input, department(index).parameters.bad_input_slows);
    states_[index].input.add(k, 1);
  }
}

void Climate::answered(std::uint32_t asker, double gap, double matters) {
  if (on_.mood && matters > 0) states_[asker].gap.add(gap * matters, matters);
}

void Climate::customer_left(std::uint32_t served_last, double satisfaction) {
  for (std::uint32_t d : heard_by_[served_last]) {
    if (is_pilot_) {
      pilot_[d].satisfaction += satisfaction;
      ++pilot_[d].customers;
    } else {
      states_[d].satisfaction.add(satisfaction, 1);
    }
  }
}

void Climate::end_day(sim::Time now) {
  const double step_h = sim::hours(now - since_);
  since_ = now;
  moods_before_.clear();
  for (const State& state : states_) moods_before_.push_back(state.mood);
  for (std::uint32_t d = 0; d < states_.size(); ++d) {
    State& state = states_[d];
    const bool was_on_duty = state.gauge.close(now);
    if (is_pilot_) {
      if (was_on_duty) sum_up(d);
      continue;
    }
    move(d, step_h, moods_before_);
    for (WeeklyMean* mean : {&state.input, &state.gap, &state.satisfaction}) mean->close(now);
  }
  if (is_pilot_) return;
  for (std::uint32_t d = 0; d < states_.size(); ++d) settle(d);
}

void Climate::sum_up(std::uint32_t index) {
  const Gauge& gauge = states_[index].gauge;
  if (gauge.people() <= 0) return;
  PilotDepartment& sums = pilot_[index];
  ++sums.days;
  sums.arrivals += gauge.arrivals();
  sums.backlog += gauge.backlog();
  sums.people += gauge.people();
  sums.utilisation += gauge.utilisation();
  sums.arrivals_per_person += gauge.arrivals() / gauge.people();
  sums.backlog_per_person += gauge.backlog() / gauge.people();
}

// The day that is over, under the pressure that held in it.
void Climate::move(std::uint32_t index, double step_h, const std::vector<double>& moods) {
  State& state = states_[index];
  const Department& here = department(index);
  const Parameters& constants = here.parameters;
  const double tired_before = state.fatigue;
  if (on_.fatigue) state.fatigue = tired(state.fatigue, state.pressure, step_h, constants);
  if (on_.mood) {
    const double fatigue = on_.fatigue ? mean_on_the_way(tired_before, intensity(state.pressure, constants), step_h,
                                                         constants.fatigue_builds_in_h)
                                       : 1;
    state.mood = moved(state.mood, mood_target(index, fatigue, moods), step_h, constants.mood_moves_in_h);
  }
  if (on_.corner_cutting) state.standard = eroded_standard(state.standard, state.pressure, step_h, constants);
  if (state.crew) {
    const double mood = on_.mood ? moods[index] : constants.mood_start;
    state.crew->pass(step_h, mood, luck_);
  }
  if (here.follows_demand) {
    const double target = people_wanted(demand(index), state.standard, state.usual_load);
    state.wanted = moved(state.wanted, target, step_h, constants.capacity_moves_in_h);
    const auto places = static_cast<std::uint32_t>(std::max(1.0, std::round(state.wanted)));
    if (state.crew && places != state.crew->places()) state.crew->resize(places, luck_);
  }
}

double Climate::mood_target(std::uint32_t index, double fatigue, const std::vector<double>& moods) const {
  const State& state = states_[index];
  const Department& here = department(index);
  const double usual_satisfaction = here.baseline ? here.baseline->satisfaction : 0;
  const MoodDrivers drivers{
      .pressure = state.pressure,
      .fatigue = fatigue,
      .welfare = here.welfare,
      .service_gap = state.gap.level_or(0),
      .satisfaction_gain = here.baseline ? state.satisfaction.level_or(usual_satisfaction) - usual_satisfaction : 0};
  const double own = own_mood_target(drivers, here.parameters);
  if (here.parameters.contagion <= 0) return own;
  std::vector<Neighbour> neighbours;
  for (const auto& [other, weight] : near_[index]) neighbours.push_back({moods[other], weight});
  return with_contagion(own, here.parameters.contagion, neighbours);
}

double Climate::demand(std::uint32_t index) const {
  const State& state = states_[index];
  return demand_signal(department(index).parameters.weight_of_arrivals, state.gauge.arrivals(), state.gauge.backlog(),
                       state.lead_time_h);
}

double Climate::experience_of(std::uint32_t index) const {
  const State& state = states_[index];
  const Department& here = department(index);
  if (!state.crew) return 1;
  const double newcomers = usual_share_of_newcomers(here.parameters);
  const double usual = here.baseline ? here.baseline->experience : experience(1 - newcomers, newcomers, here.parameters);
  return state.crew->experience() / usual;
}

PeopleState Climate::people_state(std::uint32_t index) const {
  const State& state = states_[index];
  const Department& here = department(index);
  const Parameters& constants = here.parameters;
  PeopleState people;
  if (on_.corner_cutting) people.standard = working_standard(state.standard, state.pressure, constants);
  if (on_.fatigue) {
    people.intensity = intensity(state.pressure, constants);
    people.fatigue = state.fatigue;
  }
  if (on_.turnover) {
    people.experience = experience_of(index);
    const double skill = (state.crew ? state.crew->skill() : 0) + constants.training_effect * here.training;
    people.skill = std::max(0.0, 1 + constants.output_spread * skill);
  }
  if (on_.mood) {
    people.mood = constants.mood_start > 0 ? std::max(1.0, state.mood) / constants.mood_start : 1;
    people.contact = here.contact;
  }
  people.utilisation = state.gauge.utilisation();
  return people;
}

// What holds from now on.
void Climate::settle(std::uint32_t index) {
  if (is_pilot_) return;
  State& state = states_[index];
  const Department& here = department(index);
  if (state.gauge.people() > 0) {
    const Strain strain{.demand = demand(index),
                        .standard = on_.corner_cutting ? state.standard : 1,
                        .input = state.input.level_or(1),
                        .usual_load = state.usual_load,
                        .people = state.gauge.people(),
                        .experience = experience_of(index),
                        .fatigue = on_.fatigue ? state.fatigue : 1};
    state.pressure = pressure(strain, here.parameters.fatigue_slows);
  }
  const PeopleState people = people_state(index);
  state.time_factor = models::time_factor(people, here.parameters);
  state.capability = models::capability(here.right_first_time, people, here.parameters);
  state.know_how = models::know_how(people, here.parameters);
  state.unhurried = models::unhurried(people, here.parameters);
}

double Climate::time_factor(std::uint32_t index, std::optional<double> input) const {
  const double by_people = states_[index].time_factor;
  if (!on_.bad_input_slows || !input || !department(index).baseline) return by_people;
  return by_people * input_factor(department(index).baseline->input, *input, department(index).parameters.bad_input_slows);
}

bool Climate::changes_people(std::uint32_t index) const {
  return !is_pilot_ && index < states_.size() && (states_[index].crew || department(index).follows_demand);
}

double Climate::rostered(std::uint32_t team, double written) const {
  if (!changes_people(team) || states_[team].places <= 0) return written;
  const State& state = states_[team];
  const double there = state.crew ? state.crew->people() : std::max(1.0, std::round(state.wanted));
  return std::round(written * there / state.places);
}

double Climate::staff_joy(std::uint32_t segment) const {
  const std::vector<std::uint32_t>& serving = serves_segment_[segment];
  if (!on_.mood || serving.empty()) return 0;
  double sum = 0;
  for (std::uint32_t d : serving) sum += std::max(0.0, states_[d].mood - department(d).parameters.mood_start);
  return sum / static_cast<double>(serving.size());
}

LevelsChanged Climate::levels(std::uint32_t index, sim::Time now) const {
  const State& state = states_[index];
  const auto if_on = [](bool is_on, double level) { return is_on ? std::optional{level} : std::nullopt; };
  return {.department = {index},
          .now = now,
          .pressure = if_on(std::holds_alternative<sim::Timetable>(department(index).staff), state.pressure),
          .standard = if_on(on_.corner_cutting, state.standard),
          .fatigue = if_on(on_.fatigue, state.fatigue),
          .mood = if_on(on_.mood, state.mood)};
}

}  // namespace servicechain::models::run
