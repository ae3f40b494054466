#include "scenarios/studies/series.h"

#include <algorithm>
#include <chrono>

#include "analysis/estimates/estimates.h"
#include "analysis/measures/catalogue.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {
namespace {

// So many chains have their replications in memory at once.
constexpr std::size_t chains_at_once = 32;

Plan plan_of(const Scenario& scenario, const SeriesOptions& options) {
  const sim::Time from = sim::start_of_run + chosen_warm_up(scenario);
  const std::uint32_t seed = options.seed.value_or(scenario.decide.seed);
  return {.window = {from, from + scenario.time.length},
          .seed = seed,
          .threads = options.threads,
          .stop_asked = options.stop_asked,
          .on_progress = {},
          .usual = usual_of(scenario, seed, options.threads)};
}

// Departments' costs are of the same hours, so their values add up within a replication.
std::optional<analysis::Spread> staff_cost_of(const models::ServiceChain& chain, const analysis::Evidence& evidence) {
  std::vector<analysis::Pair> sum(evidence.replications(), analysis::Pair{0, 0});
  for (const models::Department& department : chain.departments) {
    const auto entry = analysis::find_entry(evidence.catalogue(), "departments." + department.name, "cost");
    if (!entry || department.cost_per_h == 0) continue;
    const std::vector<analysis::Pair> pairs = evidence.pairs(*entry);
    for (std::size_t r = 0; r < pairs.size(); ++r) {
      if (pairs[r].weight == 0) continue;
      sum[r].total += pairs[r].total / pairs[r].weight;
      sum[r].weight = 1;
    }
  }
  return analysis::ratio_spread(sum);
}

}  // namespace

std::optional<std::size_t> decided_entry(const Scenario& scenario, const models::ServiceChain& chain) {
  return analysis::find_entry(analysis::catalogue_of(chain), scenario.decide.of, scenario.decide.measure);
}

Series::Series(const Scenario& scenario, const SeriesOptions& options)
    : scenario_{scenario},
      options_{options},
      plan_{plan_of(scenario, options)},
      measure_{analysis::catalogue_of(scenario.chain).entries.at(*decided_entry(scenario, scenario.chain)).measure} {}

std::uint32_t Series::planned_replications() const { return options_.replications.value_or(scenario_.decide.at_least); }

Budget Series::budget(std::uint32_t runs, Total total_is) {
  total_runs_ = runs;
  total_is_ = total_is;
  const models::ServiceChain* const base = &scenario_.chain;
  const auto start = std::chrono::steady_clock::now();
  Replications one{{&base, 1}, plan_};
  one.run_to(1);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return {runs, taken.count() * runs / std::min(std::max(1U, plan_.threads), runs)};
}

// Returns: what to know about it.
std::vector<std::string> Series::find_warm_up(std::span<const models::ServiceChain* const> chains,
                                              std::span<const std::string> names) {
  Plan plan = plan_;
  std::uint32_t trial_runs = 0;
  plan.on_progress = [&](Progress progress) {
    if (trial_runs == 0) total_runs_ += progress.total;
    trial_runs = progress.total;
    tell(progress.done);
  };
  WarmUp warm_up = scenarios::find_warm_up(scenario_, {chains, names, planned_replications(), plan});
  done_ += trial_runs;
  const sim::Time from = sim::start_of_run + warm_up.length;
  plan_.window = {from, from + scenario_.time.length};
  return std::move(warm_up.notes);
}

void Series::tell(std::uint32_t done) const {
  if (options_.on_progress) options_.on_progress({done, total_runs_, total_is_});
}

std::vector<Outcome> Series::run(std::span<const models::ServiceChain* const> chains, std::uint32_t replications) {
  std::vector<Outcome> outcomes(chains.size());
  for (std::size_t first = 0; first < chains.size() && !was_stopped(); first += chains_at_once) {
    const auto some = chains.subspan(first, std::min(chains_at_once, chains.size() - first));
    Plan plan = plan_;
    plan.on_progress = [this](Progress progress) { tell(done_ + progress.done); };
    Replications runs{some, plan};
    runs.run_to(replications);
    done_ += static_cast<std::uint32_t>(some.size()) * replications;
    for (std::size_t c = 0; c < some.size(); ++c) {
      const analysis::Evidence& evidence = runs[c].evidence;
      const auto entry = analysis::find_entry(evidence.catalogue(), scenario_.decide.of, scenario_.decide.measure);
      Outcome& outcome = outcomes[first + c];
      if (entry) outcome.measure = analysis::summarise(evidence, *entry);
      outcome.staff_cost = staff_cost_of(*some[c], evidence);
      outcome.replications = evidence.replications();
      outcome.endings = describe_endings(*some[c], runs[c].ends);
    }
  }
  return outcomes;
}

}  // namespace servicechain::scenarios
