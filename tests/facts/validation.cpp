#include "tests/facts/validation.h"

#include <algorithm>

#include "scenarios/studies/experiment.h"
#include "sim/contract.h"

namespace servicechain::facts {
namespace {

constexpr std::uint32_t threads = 2;

template <class Rows>
const auto& find(const Rows& rows, const std::string& what_if, const std::string& of, const std::string& measure) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.what_if == what_if && row.measure.of == of && row.measure.name == measure && row.measure.kind == "all";
  });
  sim::require(found != rows.end(), "what is asked is a measure of the scenario");
  return *found;
}

}  // namespace

scenarios::Scenario validation(const std::string& name, const std::vector<scenarios::Setting>& settings) {
  auto read = scenarios::read_scenario(SERVICECHAIN_SOURCE_DIR "/scenarios/validation/" + name, settings);
  sim::require(read.value.has_value(), "the validation scenarios have no errors");
  return *std::move(read.value);
}

Results::Results(const scenarios::Scenario& scenario, std::optional<std::uint32_t> runs) {
  scenarios::ExperimentOptions options{};
  for (const scenarios::WhatIf& what_if : scenario.what_ifs) options.what_ifs.push_back(what_if.name);
  options.threads = threads;
  options.replications = runs;
  study_ = scenarios::run_experiment(scenario, options);
}

double Results::mean(const std::string& what_if, const std::string& of, const std::string& measure) const {
  return find(study_.measures, what_if, of, measure).estimate.mean.value();
}

double Results::gain(const std::string& what_if, const std::string& of, const std::string& measure) const {
  return mean(what_if, of, measure) - mean("base", of, measure);
}

std::vector<double> Results::by_run(const std::string& of, const std::string& measure) const {
  std::vector<double> values;
  for (const analysis::Pair& pair : find(study_.replication_rows, "base", of, measure).pairs) {
    values.push_back(pair.total / pair.weight);
  }
  return values;
}

}  // namespace servicechain::facts
