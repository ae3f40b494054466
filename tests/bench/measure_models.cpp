#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include "models/lanes.h"
#include "tests/bench/bare.h"
#include "tests/bench/engine.h"
#include "tests/bench/measure.h"
#include "tests/bench/simpy.h"

namespace servicechain::bench {
namespace {

struct Model {
  std::string name;
  scenarios::Scenario scenario;
  std::vector<models::Lane> lanes;
  RowOfDesks row;
  sim::Time until;
};

Model model_of(const std::string& name) {
  Model model{name, read_file(file_of(name)), {}, {}, {}};
  model.lanes = models::lanes_of(model.scenario.chain);
  model.row = row_of_desks(model.scenario.chain);
  model.until = sim::start_of_run + model.scenario.time.length;
  return model;
}

// As the engine's own: seed 1, replication 0.
sim::Luck luck() {
  const models::RunOptions options = options_until({});
  return {options.seed, options.replication};
}

// The same customers had the same waits, to a millionth: the two did the same work.
bool is_the_same(const Passed& a, const Passed& b) {
  return a.visits == b.visits && a.waits == b.waits && std::abs(a.mean_wait_ns / b.mean_wait_ns - 1) < 1e-6;
}

template <class Pass>
void measure(benchmark::State& state, const Model& model, const Passed& engine, Pass pass) {
  std::uint64_t visits = 0;
  for ([[maybe_unused]] auto iteration : state) {
    const Passed passed = pass(model);
    visits += passed.visits;
    if (!is_the_same(passed, engine)) {
      state.SkipWithError(fmt::format("{} visits with a mean wait of {} s, but the engine has {} and {} s",
                                      passed.visits, passed.mean_wait_ns / 1e9, engine.visits,
                                      engine.mean_wait_ns / 1e9)
                              .c_str());
      break;
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(visits));
}

void measure_simpy(benchmark::State& state, const Model& model) {
  constexpr std::uint64_t visits_wanted = 40'000;
  std::uint64_t visits = 0;
  for ([[maybe_unused]] auto iteration : state) {
    const std::optional<SimPyRun> run = run_simpy(model.name, visits_wanted / model.row.visits.size());
    if (!run) {
      state.SkipWithError("no SimPy here (python3-simpy3)");
      break;
    }
    visits += run->visits;
    state.SetIterationTime(run->cpu_s);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(visits));
}

template <class Pass>
void add(const std::string& kind, const std::shared_ptr<const Model>& model, const Passed& engine, Pass pass) {
  benchmark::RegisterBenchmark((kind + "/" + model->name).c_str(), [model, engine, pass](benchmark::State& state) {
    measure(state, *model, engine, pass);
  })->Iterations(1);
}

}  // namespace

void register_models() {
  for (const char* name : {"mm1", "mm10", "tandem"}) {
    const auto model = std::make_shared<const Model>(model_of(name));
    const auto engine = [](const Model& m) { return run_in_full(m.scenario.chain, m.lanes, m.until).passed; };
    const Passed expected = engine(*model);
    add("engine", model, expected, engine);
    add("bare", model, expected, [](const Model& m) { return pass_by_events(m.row, luck(), m.until); });
    if (model->row.visits.size() == 1 && model->row.people == 1) {
      add("recursion", model, expected, [](const Model& m) { return pass_by_recursion(m.row, luck(), m.until); });
    }
    benchmark::RegisterBenchmark((std::string{"simpy/"} + name).c_str(),
                                 [model](benchmark::State& state) { measure_simpy(state, *model); })
        ->Iterations(1)
        ->UseManualTime();
  }
}

}  // namespace servicechain::bench
