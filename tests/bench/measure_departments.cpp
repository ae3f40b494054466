#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <ctime>
#include <memory>

#include "models/lanes.h"
#include "tests/bench/engine.h"
#include "tests/bench/many_departments.h"
#include "tests/bench/measure.h"

namespace servicechain::bench {
namespace {

double cpu_s_of_this_thread() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Timed {
  std::uint64_t events;
  double cpu_s;
};

Timed timed_run(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes, sim::Time until) {
  const double start = cpu_s_of_this_thread();
  const std::uint64_t events = run_in_full(chain, lanes, until).events;
  return {events, cpu_s_of_this_thread() - start};
}

// A run of no length sets up and clears away, and does nothing else.
void measure(benchmark::State& state, std::uint32_t copies) {
  const scenarios::Scenario scenario = read_file(file_of("tandem"));
  const models::ServiceChain chain = side_by_side(scenario.chain, copies);
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  std::uint64_t events = 0;
  for ([[maybe_unused]] auto iteration : state) {
    const Timed set_up = timed_run(chain, lanes, sim::start_of_run);
    const Timed whole = timed_run(chain, lanes, sim::start_of_run + scenario.time.length);
    events += whole.events;
    state.SetIterationTime(whole.cpu_s - set_up.cpu_s);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

void measure_set_up(benchmark::State& state, std::uint32_t copies) {
  const models::ServiceChain chain = side_by_side(read_file(file_of("tandem")).chain, copies);
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  for ([[maybe_unused]] auto iteration : state) {
    benchmark::DoNotOptimize(run_in_full(chain, lanes, sim::start_of_run).events);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(chain.departments.size()));
}

}  // namespace

void register_departments() {
  for (const std::uint32_t departments : counts_of_departments) {
    benchmark::RegisterBenchmark(fmt::format("departments/{}", departments).c_str(),
                                 [departments](benchmark::State& state) { measure(state, departments / 10); })
        ->Iterations(1)
        ->UseManualTime();
  }
  constexpr std::uint32_t many = 10'000;
  benchmark::RegisterBenchmark(fmt::format("set-up/{}", many).c_str(), [](benchmark::State& state) {
    measure_set_up(state, many / 10);
  })->Iterations(1);
}

}  // namespace servicechain::bench
