#pragma once

#include <cstdint>
#include <optional>

#include "sim/law.h"

// Lines of people with exponential work to which jobs come by chance (Poisson). Rates per hour.
namespace servicechain::analysis::theory {

// Offered load a = rate × mean work, in people.
struct People {
  std::uint32_t count;
  double load;
};

// The share that finds everybody busy, where nobody waits (loss). Source: Erlang 1917.
[[nodiscard]] double erlang_b(People people);
// The share that waits, where everybody does. Requires: load < count. Source: Erlang 1917.
[[nodiscard]] double erlang_c(People people);

// What a line comes to at rest.
struct Line {
  double wait_h;       // of all let in
  double waits;        // the share that waits at all, of all let in
  double refused = 0;  // of all who come
  double gave_up = 0;  // of all let in
  double time_h = 0;   // of those who are served
};

// M/M/c. Requires: load < people. Source: Gross & Harris, Fundamentals of Queueing Theory, ch. 2.
[[nodiscard]] Line mmc(double rate, double work_h, std::uint32_t people);
// The time that a share of all waits less than. P(wait > t) = C exp(−(cμ − λ) t).
[[nodiscard]] double mmc_wait_percentile(double rate, double work_h, std::uint32_t people, double share);

// M/M/c/K: who finds all places taken is refused. Any load. Source: Gross & Harris, ch. 2.
[[nodiscard]] Line finite(double rate, double work_h, std::uint32_t people, std::uint64_t places);

// M/M/c + G: who has waited for as long as their patience leaves. Any load.
// nullopt: patience is longer, against the rate, than numbers can hold.
// Source: Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005 (Queueing Systems 51); exponential patience is Erlang-A.
[[nodiscard]] std::optional<Line> impatient(double rate, double work_h, std::uint32_t people, const sim::Law& patience);

}  // namespace servicechain::analysis::theory
