#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "analysis/theory/traffic.h"
#include "analysis/words.h"
#include "models/calibration.h"
#include "scenarios/known.h"
#include "scenarios/load_checks.h"

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

std::string load_of(const theory::Overload& overload) {
  if (overload.room_h_a_week <= 0) return "nobody is ever on duty there";
  return fmt::format("the load is {}%, {} h of work a week for {} h of people's time",
                     analysis::number(100 * overload.work_h_a_week / overload.room_h_a_week, 0),
                     analysis::number(overload.work_h_a_week, 0), analysis::number(overload.room_h_a_week, 0));
}

std::string way_out(const models::Department& department, const theory::Overload& overload) {
  const std::string enough = overload.people_needed
                                 ? fmt::format("{} people on duty in the same hours would do",
                                               std::floor(*overload.people_needed + 1e-9) + 1)
                                 : "let the hours of its people meet those of the work";
  return fmt::format("{}; or take mood, fatigue, turnover and corner-cutting out of `behaviour`{}", enough,
                     department.follows_demand ? "; staff: follows demand from 6 begins with 6" : "");
}

}  // namespace

void refuse_unusual_load(Reading& reading, const Node& root, const models::ServiceChain& base,
                         std::span<const WhatIf> what_ifs) {
  const std::optional<std::string> reason = who_needs_it(base, what_ifs);
  const auto traffic = theory::traffic_of(base);
  if (!reason || !traffic) return;
  const auto step = reading.step("departments");
  const std::vector<const Node*> entries = entries_by_name(root, "departments");
  for (const theory::Overload& overload : theory::overloads_of(base, *traffic)) {
    const models::DepartmentId first = overload.departments.front();
    const Node& entry = *entries[first.index];
    const auto inner = reading.step(entry.key);
    reading.refuse(entry.key_span, {"E407",
                                    fmt::format("{} has more work than people can do, so no load is usual there",
                                                in_quotes(entry.key)),
                                    "",
                                    {},
                                    {load_of(overload), *reason, way_out(base[first], overload)}});
  }
}

}  // namespace servicechain::scenarios
