#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::Routine;

// {rate: 12 per week} or {every: law}; the other ways in which customers arrive are not for routines.
void read_when(Reading& reading, const Node& arrive, Routine& routine) {
  const Fields fields{reading, arrive, Place::arrive};
  for (const Node& child : arrive.children) {
    if (child.key == "every" || child.key == "rate" || find_key(Place::arrive, child.key) == nullptr) continue;
    reading.refuse(child.key_span, {"E220", fmt::format("a routine takes no {}", in_quotes(child.key)),
                                    "write {rate: 12 per week} or {every: 1 day}"});
  }
  if ((fields.find("every") == nullptr) == (fields.find("rate") == nullptr)) {
    reading.refuse(arrive.key_span, {"E220", "a routine comes at a rate or every so often",
                                     "write {rate: 12 per week} or {every: 1 day}"});
  }
  const auto every = fields.law("every");
  if (every && sim::mean_h(*every) == 0) {
    reading.refuse(*fields.find("every"), {"E214", "work every 0 h never ends", "write a time above 0"});
  }
  if (every) routine.arrives = *every;
  if (const auto rate = fields.if_written("rate", read_rate_per_week)) routine.arrives = *rate;
}

Routine read_routine(Reading& reading, const Node& node) {
  const Fields fields{reading, node, Place::routine};
  Routine routine{node.key, 0.0, fields.law("work")};
  const Node* arrive = fields.find("arrive");
  if (arrive == nullptr) {
    fields.demand("arrive", "12 per week");
    return routine;
  }
  const auto step = reading.step("arrive");
  if (arrive->is_map()) {
    read_when(reading, *arrive, routine);
  } else {
    routine.arrives = reading.take(*arrive, read_rate_per_week).value_or(0);
  }
  return routine;
}

}  // namespace

std::vector<Routine> read_routines(const Fields& fields) {
  std::vector<Routine> routines;
  const Node* written = fields.find("routine");
  Reading& reading = fields.reading();
  const auto step = reading.step("routine");
  if (written == nullptr || !reading.is_map(*written, "{stock-count: {arrive: 1 per week, work: 3 h}}"))
    return routines;
  for (const Node& entry : written->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    routines.push_back(read_routine(reading, entry));
  }
  std::sort(routines.begin(), routines.end(), [](const Routine& a, const Routine& b) { return a.name < b.name; });
  return routines;
}

}  // namespace servicechain::scenarios
