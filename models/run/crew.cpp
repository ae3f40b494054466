#include "models/run/crew.h"

#include <algorithm>

#include "models/turnover.h"
#include "sim/elementary.h"

namespace servicechain::models::run {

namespace {

const sim::Purpose starts = sim::purpose("people/starts");
const sim::Purpose learns = sim::purpose("people/learns");
const sim::Purpose quits = sim::purpose("people/quits");
const sim::Purpose is_replaced = sim::purpose("people/replaced");
const sim::Purpose is_filled = sim::purpose("people/hired");
constexpr double year_h = 52 * 168;

double unit_exponential(double u) { return -sim::log(1 - u); }

}  // namespace

// At the start some are newcomers: as many as where quits and learning are at rest.
Crew::Crew(const Department& department, std::uint32_t places, const sim::Luck& luck)
    : department_{&department}, identity_{sim::identity(department.name)}, places_{static_cast<double>(places)} {
  const Parameters& constants = department.parameters;
  skill_of_hired_ = skill_of_hired(department.selection.value_or(constants.selection_ratio), constants) -
                    skill_of_hired(constants.selection_ratio, constants);
  const double newcomers = usual_share_of_newcomers(constants);
  for (std::uint32_t p = 0; p < places; ++p) {
    hire(luck);
    members_.back().skill = 0;
    if (luck_of(starts, p, luck) >= newcomers) members_.back().to_learn_h = 0;
  }
}

void Crew::hire(const sim::Luck& luck) {
  const std::uint32_t number = came_++;
  members_.push_back({.number = number,
                      .hazard_left = unit_exponential(luck_of(quits, number, luck)),
                      .to_learn_h = unit_exponential(luck_of(learns, number, luck)) *
                                    department_->parameters.newcomers_learn_in_h,
                      .skill = skill_of_hired_});
}

// Their place is taken at once, or stays empty for a while.
void Crew::replace(std::uint32_t number, double usual_share, const sim::Luck& luck) {
  if (luck_of(is_replaced, number, luck) < usual_share) {
    hire(luck);
  } else {
    vacancies_h_.push_back(unit_exponential(luck_of(is_filled, number, luck)) *
                           department_->parameters.vacancy_filled_in_h);
  }
}

std::uint32_t Crew::pass(double hours, double mood, const sim::Luck& luck) {
  const double rate = quits_per_year(mood, department_->parameters);
  const double usual_share = rate <= 0 ? 1 : department_->parameters.quits_per_year / rate;
  std::uint32_t filled = 0;
  for (double& left_h : vacancies_h_) filled += (left_h -= hours) <= 0;
  std::erase_if(vacancies_h_, [](double left_h) { return left_h <= 0; });
  for (Member& member : members_) {
    member.to_learn_h = std::max(0.0, member.to_learn_h - hours);
    member.hazard_left -= rate * hours / year_h;
  }
  std::vector<std::uint32_t> gone;
  std::erase_if(members_, [&](const Member& member) {
    if (member.hazard_left <= 0) gone.push_back(member.number);
    return member.hazard_left <= 0;
  });
  for (std::uint32_t number : gone) replace(number, usual_share, luck);
  for (; filled > 0; --filled) hire(luck);
  return static_cast<std::uint32_t>(gone.size());
}

void Crew::resize(std::uint32_t places, const sim::Luck& luck) {
  places_ = static_cast<double>(places);
  vacancies_h_.clear();
  while (members_.size() > places) members_.pop_back();
  while (members_.size() < places) hire(luck);
}

double Crew::experience() const {
  const auto newcomers = static_cast<double>(std::ranges::count_if(members_, [](const Member& m) { return m.to_learn_h > 0; }));
  return models::experience(people() - newcomers, newcomers, department_->parameters);
}

double Crew::skill() const {
  double sum = 0;
  for (const Member& member : members_) sum += member.skill;
  return members_.empty() ? 0 : sum / people();
}

}  // namespace servicechain::models::run
