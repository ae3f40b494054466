#include "tests/bench/engine.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "analysis/observe/collector.h"
#include "scenarios/reading/read.h"
#include "sim/contract.h"

namespace servicechain::bench {
namespace {

constexpr std::uint32_t seed = 1;

Passed passed_in(const analysis::Totals& totals) {
  Passed passed;
  analysis::Nanoseconds wait = 0;
  for (const analysis::LaneTotals& lane : totals.lanes) {
    passed.visits += lane.finished;
    passed.waits += lane.waits;
    wait += lane.wait;
  }
  if (passed.waits > 0) passed.mean_wait_ns = static_cast<double>(wait) / static_cast<double>(passed.waits);
  return passed;
}

}  // namespace

std::string file_of(const std::string& name) {
  return std::string{SERVICECHAIN_SOURCE_DIR} + "/tests/bench/scenarios/" + name + ".yaml";
}

scenarios::Scenario read_file(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw std::system_error{errno, std::generic_category(), file};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  scenarios::Read<scenarios::Scenario> read = scenarios::read_scenario_text(text, file, {});
  sim::require(read.value.has_value(), "the scenarios of the benchmark have no errors");
  return *std::move(read.value);
}

models::RunOptions options_until(sim::Time until) { return {until, seed, 0, 1u << 23}; }

FullRun run_in_full(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes, sim::Time until) {
  analysis::Collector collector{chain, lanes, {sim::start_of_run, until}, nullptr};
  const models::RunEnd end = models::simulate(chain, options_until(until), collector);
  return {passed_in(collector.take(end.at).totals), end.events};
}

}  // namespace servicechain::bench
