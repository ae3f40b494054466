#pragma once

#include <array>
#include <cstdint>

// What is measured, registered with Google Benchmark under names that the table knows: "engine/mm1",
// "departments/1000". Each repetition is one run of fixed length, and repetitions of all are shuffled, so that a busy
// machine slows all of them alike.
namespace servicechain::bench {

// mm1, mm10, tandem: "engine/…", "bare/…", "simpy/…" and "recursion/mm1". Customers, in the tandem visits, per CPU
// second of one thread.
void register_models();

inline constexpr std::array<std::uint32_t, 5> counts_of_departments{10, 100, 1'000, 10'000, 100'000};

// "departments/N": events per CPU second, setting up left out. "set-up/N": departments set up per CPU second.
void register_departments();

// "replications/…/1" and "…/2": replications per second of the clock on the wall, by threads; the cores that they had
// are those of the whole process. "replications/nothing-shared/…": pieces of work that share nothing, for what the
// machine can give just now.
void register_replications();

}  // namespace servicechain::bench
