#include "analysis/theory/figure_families.h"
#include "analysis/theory/single_server.h"

namespace servicechain::analysis::theory {

Figures with_absence(const Station& station, const Feed& feed) {
  const models::RandomAbsence& absence = *station.department->random_absence;
  const bool one_line = *station.people == 1 && station.department->at_once == 1 && is_by_chance(feed) &&
                        station.department->order == models::Order::first_come;
  if (!one_line)
    return nothing("absence has a formula for one person, chance arrivals and first come first served only");
  const Moments lasts = moments_of(absence.lasts);
  const bool is_memoryless = std::holds_alternative<sim::Exponential>(absence.every);
  if (absence.starts == models::AbsenceStart::when_idle) {
    if (sim::mean_h(absence.every) > 0) return nothing("absence that is put off until the line is empty");
    return alike(station,
                 exact("M/G/1 with vacations",
                       "customers come by chance (Poisson); away again and again while there is nothing to do",
                       "Fuhrmann & Cooper 1985"),
                 wait_with_vacations(station.rate, station.work, lasts));
  }
  if (!is_memoryless) return nothing("absence has a formula where it falls due by chance (exponential) only");
  const double rate = 1 / sim::mean_h(absence.every);
  const double stretch = 1 + rate * lasts.mean_h;
  if (station.load() * stretch >= 1) return nothing("with the absences, more comes than can be done");
  // Somebody who comes to an idle person may find them away, unless absence counts at work only.
  const bool only_at_work = absence.counts == models::AbsenceClock::working;
  const double found_away = only_at_work ? 0 : rate * lasts.second_h2 / (2 * stretch);
  Figures figures{.basis = exact("M/G/1 with interruptions",
                                 "customers come by chance (Poisson); absence falls due by chance",
                                 "Gaver 1962; Avi-Itzhak & Naor 1963")};
  const double wait = wait_mg1(station.rate, with_interruptions(station.work, rate, lasts)) + found_away;
  for (const Stream& stream : station.streams) {
    figures.wait_h.push_back(wait);
    figures.time_h.push_back(wait + stream.moments.mean_h * stretch);
  }
  return figures;
}

}  // namespace servicechain::analysis::theory
