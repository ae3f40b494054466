#include "scenarios/checks/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/theory/flow.h"
#include "models/kinds.h"
#include "scenarios/checks/load_checks.h"

namespace servicechain::scenarios {
namespace {

using analysis::theory::Flow;
using analysis::theory::FlowMap;

// A routine may have a time of work of its own.
bool has_own_work(const models::ServiceChain& chain, const models::Lane& lane) {
  if (models::segment_of(chain, lane.kind) || models::asker_of(chain, lane.kind)) return false;
  const auto& routines = chain[lane.department].routines;
  const std::string name = models::name_of(chain, lane.kind);
  const auto own =
      std::find_if(routines.begin(), routines.end(), [&](const auto& routine) { return routine.name == name; });
  return own != routines.end() && own->work.has_value();
}

// Poisson customers come while the pattern has weight and the department is open.
void check_overlap(Reading& reading, const Node& entry, const models::ServiceChain& chain,
                   const models::Segment& segment) {
  const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals);
  if (poisson == nullptr || segment.any_time) return;
  const auto step = reading.step("customers");
  const auto inner = reading.step(entry.key);
  for (const auto& share : segment.enters) {
    const models::Department& department = chain[share.to];
    const bool meets =
        poisson->pattern
            ? combine(*poisson->pattern, department.open, [](double a, double b) { return a * b; }).regular_week_h() > 0
            : department.open.regular_week_h() > 0;
    if (meets) continue;
    reading.refuse(
        entry.key_span,
        {"E406", fmt::format("{} come only while {} is closed", in_quotes(segment.name), in_quotes(department.name)),
         "let pattern and open overlap, or write any-time: yes"});
  }
}

using Week = std::array<double, 7>;

// The value·hours of each day of a regular week, Monday first.
Week days_of(const sim::Timetable& times) {
  Week days{};
  const auto& steps = times.week();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const sim::Duration until = i + 1 < steps.size() ? steps[i + 1].from : sim::one_week;
    for (sim::Duration from = steps[i].from; from < until;) {
      const auto day = from / sim::one_day;
      const sim::Duration end = std::min(until, (day + 1) * sim::one_day);
      days[static_cast<std::size_t>(day)] += steps[i].value * sim::hours(end - from);
      from = end;
    }
  }
  return days;
}

// A pattern whose days are not all alike says on which days customers come; a day with weight on which all that they
// enter is closed is likely a slip, because the total is kept: they come on the other days.
void warn_of_closed_days(Reading& reading, const Node& entry, const models::ServiceChain& chain,
                         const models::Segment& segment) {
  constexpr std::array<std::string_view, 7> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                     "Friday", "Saturday", "Sunday"};
  const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals);
  if (poisson == nullptr || !poisson->pattern || segment.any_time) return;
  const Week written = days_of(*poisson->pattern);
  if (std::all_of(written.begin(), written.end(), [&](double hours) { return hours == written[0]; })) return;
  Week open{};
  std::string where;
  for (const auto& share : segment.enters) {
    const Week days = days_of(chain[share.to].open);
    for (std::size_t day = 0; day < open.size(); ++day) open[day] += days[day];
    where += (where.empty() ? "" : " and ") + in_quotes(chain[share.to].name);
  }
  const auto step = reading.step("customers");
  const auto inner = reading.step(entry.key);
  for (std::size_t day = 0; day < open.size(); ++day) {
    if (written[day] <= 0 || open[day] > 0) continue;
    reading.warn(entry.key_span, {"W424", fmt::format("{} are written for {}, when {} is closed", in_quotes(segment.name),
                                                      names[day], where),
                                  "they come on the other days; take the day out of the pattern, or open then"});
  }
}

// A map by kind without `default` covers what it names: every other kind that comes has no time of work.
void check_work(Reading& reading, const std::vector<const Node*>& entries, const models::ServiceChain& chain,
                const std::vector<models::Lane>& lanes) {
  for (const models::Lane& lane : lanes) {
    const Node* work = entries[lane.department.index]->find("work");
    if (work == nullptr || !work->is_map() || work->find("default") != nullptr) continue;
    const std::string kind = models::name_of(chain, lane.kind);
    if (work->find(kind) != nullptr || has_own_work(chain, lane)) continue;
    const auto step = reading.step("departments");
    const auto inner = reading.step(entries[lane.department.index]->key);
    reading.refuse(work->key_span,
                   {"E212", fmt::format("work says nothing for jobs of {}, which come here too", in_quotes(kind)),
                    "add default: 12 min, or the kind"});
  }
}

void warn_idle(Reading& reading, const std::vector<const Node*>& entries, const std::vector<models::Lane>& lanes) {
  std::vector<bool> gets_work(entries.size());
  for (const models::Lane& lane : lanes) gets_work[lane.department.index] = true;
  const auto step = reading.step("departments");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (gets_work[i]) continue;
    const auto inner = reading.step(entries[i]->key);
    reading.warn(entries[i]->key_span, {"W402", fmt::format("{} gets no work at all", in_quotes(entries[i]->key)),
                                        "nobody enters it, passes jobs on to it or needs it"});
  }
}

void check_endless(Reading& reading, const std::vector<const Node*>& entries, const models::ServiceChain& chain,
                   const FlowMap& map) {
  const auto lane = analysis::theory::find_endless(map, chain);
  if (!lane) return;
  const Node& department = *entries[map.lanes[*lane].department.index];
  const Node* passes_to = department.find("passes-to");
  const auto step = reading.step("departments");
  const auto inner = reading.step(department.key);
  reading.refuse(passes_to != nullptr ? passes_to->key_span : department.key_span,
                 {"E404",
                  fmt::format("jobs of {} never leave once they are in {}",
                              in_quotes(models::name_of(chain, map.lanes[*lane].kind)), in_quotes(department.key)),
                  "somewhere on the way `customer` takes a share"});
}

// What finds no place in an in-tray makes no further requests: no ring through such a department multiplies.
FlowMap without_full_trays(const FlowMap& map, const models::ServiceChain& chain) {
  FlowMap rest{map.lanes, map.flows};
  std::erase_if(rest.flows,
                [&](const Flow& flow) { return chain[map.lanes[flow.to].department].in_tray.places.has_value(); });
  return rest;
}

void check_multiplying(Reading& reading, const std::vector<const Node*>& entries, const models::ServiceChain& chain,
                       const FlowMap& map) {
  const auto ring = analysis::theory::find_multiplying(without_full_trays(map, chain));
  if (!ring) return;
  std::string words;
  for (const Flow& flow : ring->flows) {
    const models::Department& from = chain[map.lanes[flow.from].department];
    const models::Department& to = chain[map.lanes[flow.to].department];
    words += fmt::format("{}{} {} {} ({} per job)", words.empty() ? "" : ", ", from.name,
                         flow.is_request ? "asks" : "passes on to", to.name, plain(flow.jobs));
  }
  const Node& first = *entries[map.lanes[ring->flows.front().from].department.index];
  const Node* needs = first.find("needs");
  const auto step = reading.step("departments");
  const auto inner = reading.step(first.key);
  reading.refuse(
      needs != nullptr ? needs->key_span : first.key_span,
      {"E405",
       "requests multiply for ever",
       "ask less often somewhere in the ring",
       {},
       {fmt::format("the ring: {}; each job makes {} new ones in a round, and what joins it on the way makes more",
                    words, plain(ring->growth))}});
}

void check_graph(Reading& reading, const Node& root, const models::ServiceChain& chain) {
  const auto entries = entries_by_name(root, "departments");
  const FlowMap map = analysis::theory::flows_of(chain);
  check_work(reading, entries, chain, map.lanes);
  warn_idle(reading, entries, map.lanes);
  check_endless(reading, entries, chain, map);
  if (!has_error(reading.problems())) check_multiplying(reading, entries, chain, map);
}

}  // namespace

void check_chain(Reading& reading, const Node& root, const models::ServiceChain& chain) {
  const auto entries = entries_by_name(root, "customers");
  for (std::size_t i = 0; i < chain.segments.size(); ++i) check_overlap(reading, *entries[i], chain, chain.segments[i]);
  if (!has_error(reading.problems())) check_graph(reading, root, chain);
  if (has_error(reading.problems())) return;
  for (std::size_t i = 0; i < chain.segments.size(); ++i)
    warn_of_closed_days(reading, *entries[i], chain, chain.segments[i]);
  warn_of_waiting(reading, root, chain);
  warn_of_load(reading, root, chain);
}

}  // namespace servicechain::scenarios
