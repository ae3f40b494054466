#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>

#include <thread>
#include <vector>

#include "scenarios/studies/experiment.h"
#include "tests/bench/bare.h"
#include "tests/bench/engine.h"
#include "tests/bench/measure.h"

namespace servicechain::bench {
namespace {

struct Experiment {
  scenarios::Scenario scenario;
  std::uint32_t replications;
};

void measure(benchmark::State& state, const Experiment& experiment, std::uint32_t threads) {
  const scenarios::ExperimentOptions options{.what_ifs = {},
                                             .threads = threads,
                                             .seed = std::nullopt,
                                             .replications = experiment.replications,
                                             .stop_asked = nullptr,
                                             .on_progress = {}};
  std::uint32_t done = 0;
  for ([[maybe_unused]] auto iteration : state)
    done += scenarios::run_experiment(experiment.scenario, options).replications;
  state.SetItemsProcessed(done);
}

void measure_nothing_shared(benchmark::State& state, const scenarios::Scenario& scenario, std::uint32_t threads) {
  constexpr std::uint32_t pieces = 20;
  const RowOfDesks row = row_of_desks(scenario.chain);
  const sim::Time until = sim::start_of_run + scenario.time.length;
  const auto work = [&](std::uint32_t first) {
    for (std::uint32_t piece = first; piece < pieces; piece += threads) {
      benchmark::DoNotOptimize(pass_by_recursion(row, {1, piece}, until).mean_wait_ns);
    }
  };
  for ([[maybe_unused]] auto iteration : state) {
    std::vector<std::jthread> others;
    for (std::uint32_t thread = 1; thread < threads; ++thread) others.emplace_back(work, thread);
    work(0);
  }
  state.SetItemsProcessed(pieces);
}

// `measured` is called with the state and the number of threads.
template <class Measure>
void add(const std::string& name, Measure measured) {
  for (const std::uint32_t threads : {1, 2}) {
    benchmark::RegisterBenchmark(fmt::format("replications/{}/{}", name, threads).c_str(),
                                 [measured, threads](benchmark::State& state) { measured(state, threads); })
        ->Iterations(1)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
  }
}

void add_experiment(const std::string& name, const Experiment& experiment) {
  add(name, [experiment](benchmark::State& state, std::uint32_t threads) { measure(state, experiment, threads); });
}

}  // namespace

void register_replications() {
  Experiment tandem{read_file(file_of("tandem")), 40};
  tandem.scenario.time.length /= 10;
  add_experiment("tandem", tandem);
  add_experiment("city-shoes",
                 {read_file(std::string{SERVICECHAIN_SOURCE_DIR} + "/scenarios/library/city-shoes.yaml"), 12});
  add("nothing-shared", [mm1 = read_file(file_of("mm1"))](benchmark::State& state, std::uint32_t threads) {
    measure_nothing_shared(state, mm1, threads);
  });
}

}  // namespace servicechain::bench
