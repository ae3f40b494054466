#include "scenarios/studies/why_runs.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <utility>

#include "analysis/measures/catalogue.h"
#include "analysis/observe/collector.h"
#include "scenarios/studies/replications.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {
namespace {

analysis::Pair pair_of(const analysis::Catalogue& catalogue, const analysis::Measure& measure,
                       const analysis::Observed& observed) {
  const auto found = std::ranges::find(catalogue.entries, measure, &analysis::CatalogueEntry::measure);
  if (found == catalogue.entries.end()) return {};
  const auto* mean = std::get_if<analysis::MeanOf>(&found->how);
  return mean == nullptr ? analysis::Pair{} : analysis::pair_of(*mean, observed.totals);
}

std::vector<double> means_of(const analysis::Catalogue& catalogue, const std::vector<analysis::Measure>& measures,
                             const analysis::Observed& observed) {
  std::vector<double> means;
  for (const analysis::Measure& measure : measures) {
    const analysis::Pair pair = pair_of(catalogue, measure, observed);
    means.push_back(pair.weight > 0 ? pair.total / pair.weight : 0);
  }
  return means;
}

std::vector<double> in_line_of(const analysis::Catalogue& catalogue, const analysis::Observed& observed) {
  std::vector<double> in_line(observed.totals.teams.size());
  for (std::size_t lane = 0; lane < catalogue.lanes.size(); ++lane) {
    in_line[catalogue.lanes[lane].department.index] += analysis::hours(observed.totals.lanes[lane].in_line) / observed.totals.window.length_h();
  }
  return in_line;
}

}  // namespace

WhyRunner::WhyRunner(const Scenario& scenario, const WhyOptions& options, const models::Baselines& usual)
    : options_{options} {
  const models::ServiceChain* const base = &scenario.chain;
  const std::string name = "base";
  const Plan plan{.window = {},
                  .seed = options.seed,
                  .threads = options.threads,
                  .stop_asked = options.stop_asked,
                  .on_progress = {},
                  .usual = usual};
  const WarmUp warm_up = find_warm_up(scenario, {{&base, 1}, {&name, 1}, options.replications, plan});
  const sim::Time from = sim::start_of_run + warm_up.length;
  window_ = {from, from + scenario.time.length};
}

WhyRunner::Outcome WhyRunner::play(const models::ServiceChain& chain, std::uint32_t replication,
                                   const std::vector<analysis::Measure>& measures) const {
  const analysis::Catalogue catalogue = analysis::catalogue_of(chain);
  analysis::Collector collector{chain, catalogue.lanes, window_, options_.stop_asked};
  const models::RunEnd end = models::simulate(chain, {window_.to, options_.seed, replication, jobs_at_most}, collector);
  analysis::Observed observed = collector.take(end.at);
  std::vector<double> in_line = in_line_of(catalogue, observed);
  return {means_of(catalogue, measures, observed), std::move(observed.totals.lanes), std::move(in_line), {}};
}

WhyRunner::Outcome WhyRunner::play_base(const models::ServiceChain& chain, std::uint32_t replication,
                                        const std::vector<analysis::Measure>& measures) const {
  const analysis::Catalogue catalogue = analysis::catalogue_of(chain);
  analysis::DeliveryCollector collector{chain, catalogue.lanes, window_, options_.stop_asked};
  const models::RunEnd end = models::simulate(chain, {window_.to, options_.seed, replication, jobs_at_most}, collector);
  analysis::Observed observed = collector.take(end.at);
  std::vector<double> in_line = in_line_of(catalogue, observed);
  return {means_of(catalogue, measures, observed), std::move(observed.totals.lanes), std::move(in_line), collector.deliveries()};
}

bool WhyTurns::take_all(std::size_t count, const std::function<void(std::size_t)>& work) {
  tell(0);
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t i = next++; i < count && !is_stopped(); i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock{mutex_};
        failure_ = std::current_exception();
        next = count;
      }
      tell(1);
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::uint32_t t = 1; t < options_.threads; ++t) helpers.emplace_back(take_turns);
    take_turns();
  }
  if (failure_) std::rethrow_exception(failure_);
  return !is_stopped();
}

bool WhyTurns::is_stopped() const { return options_.stop_asked != nullptr && options_.stop_asked->load(); }

void WhyTurns::tell(std::uint64_t further) {
  const std::lock_guard lock{mutex_};
  done_ += further;
  if (options_.on_progress) {
    options_.on_progress({static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(total_)});
  }
}

}  // namespace servicechain::scenarios
