#pragma once

#include "analysis/theory/moments.h"
#include "sim/law.h"

// One person who serves a line. Rates per hour; every load below 1.
namespace servicechain::analysis::theory {

// M/G/1: mean wait, first come first served. Source: Pollaczek 1930, Khinchine 1932.
[[nodiscard]] double wait_mg1(double rate, Moments work);

// Groups come by chance, `sizes` their mean and second moment (in .mean_h, .second_h2, as numbers).
// Wait of a member: the work met, and that of members before it. Source: Burke 1975; Chaudhry & Templeton 1983.
[[nodiscard]] double wait_in_groups(double groups_per_h, Moments sizes, Moments work);

// The time a job takes with the absences that interrupt its work: absences begin at `rate` per hour worked.
// Source: Gaver 1962 (completion time).
[[nodiscard]] Moments with_interruptions(Moments work, double rate, Moments absence);

// Who is away for `absence` again and again while there is nothing to do. Source: Fuhrmann & Cooper 1985.
[[nodiscard]] double wait_with_vacations(double rate, Moments work, Moments absence);

// GI/M/1: the share of jobs that wait. Source: Kendall 1953.
[[nodiscard]] double waits_gim1(const sim::Law& between, double work_h);

// M/G/1, the shortest job first, work in hand is finished. Source: Phipps 1956; Conway, Maxwell & Miller 1967.
[[nodiscard]] double wait_shortest_first(double rate, const sim::Law& work);

}  // namespace servicechain::analysis::theory
