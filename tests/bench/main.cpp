#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "scenarios/studies/memory.h"
#include "tests/bench/engine.h"
#include "tests/bench/measure.h"
#include "tests/bench/memory.h"
#include "tests/bench/rates.h"
#include "tests/bench/table.h"

// servicechain_bench [--benchmark_filter=WORD] [--benchmark_repetitions=N]
int main(int argc, char** argv) {
  servicechain::scenarios::keep_freed_memory();  // as the program does
  using namespace servicechain;
  // What the caller says comes later and wins.
  std::string shuffled = "--benchmark_enable_random_interleaving=true";
  std::string repeated = "--benchmark_repetitions=9";
  std::vector<char*> words{argv[0], shuffled.data(), repeated.data()};
  words.insert(words.end(), argv + 1, argv + argc);
  auto count = static_cast<int>(words.size());
  benchmark::Initialize(&count, words.data());
  if (benchmark::ReportUnrecognizedArguments(count, words.data())) return 2;

  const scenarios::Scenario tandem = bench::read_file(bench::file_of("tandem"));
  const scenarios::Scenario long_line = bench::read_file(bench::file_of("long-line"));
  // First, while the process is small.
  const bench::LineMemory line =
      bench::memory_per_waiting_job(long_line.chain, sim::start_of_run + long_line.time.length);
  const bench::DepartmentMemory department =
      bench::memory_per_department(tandem.chain, 1'000, sim::start_of_run + tandem.time.length);

  bench::register_models();
  bench::register_departments();
  bench::register_replications();
  bench::RateReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  fmt::print("\n{}", bench::table_of({reporter.rates(), department, line}));
  return 0;
}
