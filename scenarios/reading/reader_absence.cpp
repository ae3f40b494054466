#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::DatedAbsence;

void read_random(Reading& reading, const Node& node, models::Department& department) {
  const Fields fields{reading, node, Place::absence};
  if (fields.find("every") == nullptr) fields.demand("every", "exponential(mean 4 weeks)");
  if (fields.find("lasts") == nullptr) fields.demand("lasts", "2 days");
  const auto every = fields.law("every");
  const auto lasts = fields.law("lasts");
  const auto counts = fields.choice<models::AbsenceClock>("counts");
  const auto starts = fields.choice<models::AbsenceStart>("starts");
  if (!every || !lasts) return;
  if (sim::mean_h(*every) == 0 && sim::mean_h(*lasts) == 0) {
    reading.refuse(node.key_span,
                   {"E214", "an absence every 0 h that lasts 0 h never ends", "make one of the two longer"});
  }
  department.random_absence = models::RandomAbsence{*every, *lasts, counts, starts};
}

std::optional<DatedAbsence> read_dated(Reading& reading, const Known& known, const Node& node) {
  const Fields fields{reading, node, Place::dated_absence};
  if (fields.find("from") == nullptr) fields.demand("from", "2026-03-09 09:00");
  if (fields.find("lasts") == nullptr) fields.demand("lasts", "2 h");
  const auto from = fields.if_written("from", read_moment);
  const auto lasts = fields.if_written("lasts", read_duration);
  if (!from || !lasts) return std::nullopt;
  DatedAbsence absence{on_the_clock(*from, known.start), *lasts, fields.text("says")};
  if (absence.from >= sim::start_of_run) return absence;
  const auto step = reading.step("from");
  reading.refuse(*fields.find("from"), {"E213", "this absence begins before the run starts", "see time.start"});
  return std::nullopt;
}

void read_all_dated(Reading& reading, const Known& known, const Node& list, std::vector<DatedAbsence>& absences) {
  for (const Node& item : list.children) {
    if (const auto absence = read_dated(reading, known, item)) absences.push_back(*absence);
  }
  std::sort(absences.begin(), absences.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  for (std::size_t i = 1; i < absences.size(); ++i) {
    if (absences[i].from >= absences[i - 1].from + absences[i - 1].lasts) continue;
    reading.refuse(list.key_span, {"E215",
                                   fmt::format("two absences overlap ({}, {})", in_quotes(absences[i - 1].says),
                                               in_quotes(absences[i].says)),
                                   "write them as one"});
  }
}

}  // namespace

void read_absence(const Fields& fields, const Known& known, models::Department& department) {
  const Node* written = fields.find("absence");
  if (written == nullptr) return;
  Reading& reading = fields.reading();
  const auto step = reading.step("absence");
  if (written->is_list()) return read_all_dated(reading, known, *written, department.dated_absences);
  if (!reading.is_map(*written, "{every: exponential(mean 4 weeks), lasts: 2 days}")) return;
  if (written->find("from") == nullptr) return read_random(reading, *written, department);
  if (const auto absence = read_dated(reading, known, *written)) department.dated_absences.push_back(*absence);
}

}  // namespace servicechain::scenarios
