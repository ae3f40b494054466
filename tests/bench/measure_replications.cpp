#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>

#include "scenarios/experiment.h"
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

void add(const std::string& name, const Experiment& experiment) {
  for (const std::uint32_t threads : {1, 2}) {
    benchmark::RegisterBenchmark(
        fmt::format("replications/{}/{}", name, threads).c_str(),
        [experiment, threads](benchmark::State& state) { measure(state, experiment, threads); })
        ->Iterations(1)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
  }
}

}  // namespace

void register_replications() {
  Experiment tandem{read_file(file_of("tandem")), 40};
  tandem.scenario.time.length /= 10;
  add("tandem", tandem);
  add("city-shoes", {read_file(std::string{SERVICECHAIN_SOURCE_DIR} + "/scenarios/library/city-shoes.yaml"), 12});
}

}  // namespace servicechain::bench
