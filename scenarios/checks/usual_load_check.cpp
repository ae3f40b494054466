#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/theory/traffic.h"
#include "analysis/words.h"
#include "models/calibration.h"
#include "scenarios/checks/load_checks.h"
#include "scenarios/reading/known.h"

namespace servicechain::scenarios {
namespace {

namespace theory = analysis::theory;

// The first who needs it: the base, else a what-if. nullopt: nobody does.
std::optional<std::string> who_needs_it(const models::ServiceChain& base, std::span<const WhatIf> what_ifs) {
  constexpr const char* why = "how people feel and hurry is measured against the load that is usual today";
  if (models::needs_usual_load(base)) return why;
  const auto found = std::ranges::find_if(what_ifs, [](const WhatIf& one) { return models::needs_usual_load(one.chain); });
  if (found == what_ifs.end()) return std::nullopt;
  return fmt::format("in the what-if {}, {}", in_quotes(found->name), why);
}

// Work that comes, and stays until it is done, and what can be done of it.
struct Excess {
  models::DepartmentId department;
  double work_h_a_week;
  double room_h_a_week;
  std::optional<double> people_needed;  // fewer are too few; nullopt: nobody is ever on duty
};

// People as many times as many as there are when most are.
std::optional<double> people_for(const models::Department& department, double load) {
  const auto* staff = std::get_if<sim::Timetable>(&department.staff);
  return staff == nullptr ? std::nullopt : std::optional{load * staff->greatest()};
}

// Too much, or exactly as much as can be done: a line grows under both.
std::vector<Excess> excesses_of(const models::ServiceChain& chain, const theory::Traffic& traffic) {
  std::vector<Excess> found;
  for (const theory::Overload& one : theory::overloads_of(chain, traffic)) {
    found.push_back({one.departments.front(), one.work_h_a_week, one.room_h_a_week, one.people_needed});
  }
  for (const theory::Load& load : theory::loads_of(chain, traffic)) {
    const bool is_told = std::ranges::find(found, load.department, &Excess::department) != found.end();
    if (is_told || load.shares_people || !load.room_h_a_week || *load.room_h_a_week <= 0) continue;
    const double share = load.patient_h_a_week / *load.room_h_a_week;
    if (share < 1 - 1e-9) continue;
    found.push_back(
        {load.department, load.patient_h_a_week, *load.room_h_a_week, people_for(chain[load.department], share)});
  }
  return found;
}

std::string load_of(const Excess& excess) {
  if (excess.room_h_a_week <= 0) return "nobody is ever on duty there";
  return fmt::format("the load is {}%, {} h of work a week for {} h of people's time",
                     analysis::number(100 * excess.work_h_a_week / excess.room_h_a_week, 0),
                     analysis::number(excess.work_h_a_week, 0), analysis::number(excess.room_h_a_week, 0));
}

std::string way_out(const models::Department& department, const Excess& excess) {
  const std::string enough =
      excess.people_needed
          ? fmt::format("{} people on duty in the same hours would do", std::floor(*excess.people_needed + 1e-9) + 1)
          : "let the hours of its people meet those of the work";
  return fmt::format("{}; or take mood, fatigue, turnover and corner-cutting out of `behaviour`{}", enough,
                     department.follows_demand ? "; staff: follows demand from 6 begins with 6" : "");
}

}  // namespace

void refuse_unusual_load(Reading& reading, const Node& root, const models::ServiceChain& base,
                         std::span<const WhatIf> what_ifs) {
  const std::optional<std::string> reason = who_needs_it(base, what_ifs);
  const auto traffic = reason ? theory::traffic_of(base) : std::nullopt;
  if (!traffic) return;
  const auto step = reading.step("departments");
  const std::vector<const Node*> entries = entries_by_name(root, "departments");
  for (const Excess& excess : excesses_of(base, *traffic)) {
    const Node& entry = *entries[excess.department.index];
    const auto inner = reading.step(entry.key);
    reading.refuse(entry.key_span, {"E407",
                                    fmt::format("{} has more work than people can do, so no load is usual there",
                                                in_quotes(entry.key)),
                                    "",
                                    {},
                                    {load_of(excess), *reason, way_out(base[excess.department], excess)}});
  }
}

}  // namespace servicechain::scenarios
