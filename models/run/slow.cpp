#include <algorithm>

#include "models/run/engine.h"

// Once a day people and customers change, and with them pace, quality and arrivals.
namespace servicechain::models::run {

namespace {
constexpr double least_factor = 1e-9;  // customers who are gone come (nearly) never
}

void Engine::set_up_days() {
  if (!climate_) return;
  if (sim::start_of_run + sim::one_day <= options_.until) put(sim::start_of_run + sim::one_day, Type::day, 0);
  tell_levels();
}

void Engine::end_day() {
  if (sim::later(now_, sim::one_day) <= options_.until) put(sim::later(now_, sim::one_day), Type::day, 0);
  climate_->end_day(now_);
  if (clientele_) {
    std::vector<double> staff_joy;
    for (std::uint32_t s = 0; s < chain_.segments.size(); ++s) staff_joy.push_back(climate_->staff_joy(s));
    clientele_->end_day(now_, staff_joy);
  }
  if (observed_from_) {
    if (now_ <= *observed_from_) {
      climate_->forget_pilot();
      clientele_->forget_pilot();
    }
    return;
  }
  tell_levels();
  for (std::uint32_t d = 0; d < stations_.size(); ++d) {
    if (climate_->changes_people(d)) call_people(teams_[d]);
  }
  for (std::uint32_t source = 0; source < sources_.size(); ++source) bring_customers_anew(source);
}

// The next customer of the source, now that there are more or fewer of them.
void Engine::bring_customers_anew(std::uint32_t index) {
  Source& source = sources_[index];
  if (!clientele_ || !source.segment || !clientele_->reacts(*source.segment)) return;
  const double factor = std::max(least_factor, clientele_->arrival_factor(*source.segment));
  const sim::Time next = source.stream.quickened(factor, now_, options_.until);
  source_stamps_[index] = next <= options_.until ? put(next, Type::arrival, index) : 0;
}

void Engine::tell_levels() {
  if (observed_from_) return;
  for (std::uint32_t d = 0; d < stations_.size(); ++d) observer_.levels_changed(climate_->levels(d, now_));
  for (std::uint32_t s = 0; clientele_ && s < chain_.segments.size(); ++s) {
    if (clientele_->reacts(s)) observer_.customers_changed(clientele_->level(s, now_));
  }
}

double Engine::own_capability(std::uint32_t department) const {
  return climate_ ? climate_->capability(department) : blueprint_.departments[department].c;
}

// The written work, longer or shorter by how people are and what they are given.
sim::Duration Engine::at_todays_pace(JobIndex job, sim::Duration written) {
  if (!climate_) return written;
  const std::uint32_t department = department_of(job);
  std::optional<double> input;
  if (chain_.behaviour.bad_input_slows || observed_from_) {
    collect_inputs(job);
    if (has_input(inputs_)) input = input_index(chain_.quality, inputs_);
    if (input) climate_->work_starts(department, *input);
  }
  const double factor = climate_->time_factor(department, input);
  if (factor == 1) return written;
  return sim::Duration{sim::to_nearest(std::min(static_cast<double>(written.count()) * factor, sim::longest_ns))};
}

Pilot Engine::take_pilot() const { return {.departments = climate_->pilot(), .segments = clientele_->pilot()}; }

}  // namespace servicechain::models::run
