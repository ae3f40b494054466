#include "scenarios/studies/rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "analysis/estimates/summary.h"
#include "scenarios/studies/bundler.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/contest.h"
#include "scenarios/studies/rank_result.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {
namespace {

// Three lucks that have nothing in common: to choose the bundles that are ranked, to rank, to measure the best.
constexpr std::uint32_t luck_of_screening = 0x9e3779b9;
constexpr std::uint32_t luck_of_measuring = 0x85ebca6b;

constexpr std::size_t most_measured_longer = 5;  // of those that could not be told apart
constexpr std::size_t most_bargains = 3;

using Chains = std::vector<const models::ServiceChain*>;

std::uint64_t runs_in(const Replications& replications) {
  std::uint64_t runs = 0;
  for (std::size_t chain = 0; chain < replications.size(); ++chain) runs += replications[chain].evidence.replications();
  return runs;
}

class Ranker {
 public:
  Ranker(const Scenario& scenario, const RankPlan& plan, const RankRun& run)
      : scenario_{scenario}, plan_{plan}, run_{run}, usual_{usual_of(scenario, plan.seed, run.threads)} {}

  [[nodiscard]] analysis::Ranking run() {
    RankResult result{scenario_, plan_, plan_.seed ^ luck_of_measuring};
    set_window(result);
    const std::vector<Bundle> bundles = plan_.bundles.empty() ? screen(result) : plan_.bundles;
    const std::vector<Candidate> candidates = candidates_of(bundles, result);
    if (!is_stopped() && candidates.size() > 1) rank(candidates, result);
    return result.take(candidates, runs_done_);
  }

 private:
  [[nodiscard]] bool is_stopped() const { return run_.stop_asked != nullptr && run_.stop_asked->load(); }

  // `more`: runs that are expected to follow these.
  [[nodiscard]] Plan plan_with(std::uint32_t seed, std::uint64_t more) const {
    return {.window = window_,
            .seed = seed,
            .threads = run_.threads,
            .stop_asked = run_.stop_asked,
            .on_progress = [this, more](Progress progress) { tell(progress, more); },
            .usual = usual_};
  }
  void tell(Progress progress, std::uint64_t more) const {
    if (!run_.on_progress) return;
    const std::uint64_t before = trial_runs_ + runs_done_;
    run_.on_progress({static_cast<std::uint32_t>(before + progress.done),
                      static_cast<std::uint32_t>(before + progress.total + more), Total::rough});
  }

  void set_window(RankResult& result);
  [[nodiscard]] std::vector<Bundle> screen(RankResult& result);
  [[nodiscard]] std::vector<Candidate> candidates_of(const std::vector<Bundle>& bundles, RankResult& result);
  [[nodiscard]] std::variant<models::ServiceChain, std::string> chain_of(const Bundle& bundle, Bundler& bundler) const;
  [[nodiscard]] double cost_of(const Bundle& bundle) const;
  void rank(const std::vector<Candidate>& candidates, RankResult& result);
  // All with luck that did not choose them; "as today", the pick and who comes near it as long as the ranking took.
  void measure_again(const std::vector<Candidate>& candidates, const Contest& contest, RankResult& result);

  const Scenario& scenario_;     // -- constant
  const RankPlan& plan_;         // -- constant
  const RankRun& run_;           // -- constant
  analysis::Window window_{};    // -- constant, once the warm-up is found
  models::Baselines usual_;      // -- constant
  std::uint64_t trial_runs_ = 0; // -- state: that found the warm-up
  std::uint64_t runs_done_ = 0;  // -- state: all others
};

// The trial runs are of today and of each what-if alone, and have the luck of the screening.
void Ranker::set_window(RankResult& result) {
  Chains chains{&scenario_.chain};
  std::vector<std::string> names{"base"};
  for (const std::size_t place : plan_.what_ifs) {
    chains.push_back(&scenario_.what_ifs[place].chain);
    names.push_back(scenario_.what_ifs[place].name);
  }
  const std::uint64_t expected = (plan_.what_ifs.size() + 1) * plan_.first_stage;
  Plan plan = plan_with(plan_.seed ^ luck_of_screening, expected);
  std::uint64_t made = 0;
  plan.on_progress = [&](Progress progress) {
    made = progress.total;
    tell(progress, expected);
  };
  const WarmUp warm_up = find_warm_up(scenario_, {chains, names, plan_.first_stage, plan});
  trial_runs_ = made;
  const sim::Time from = sim::start_of_run + warm_up.length;
  window_ = {from, from + scenario_.time.length};
  result.take_warm_up(warm_up);
}

// Each what-if alone, and then the bundles whose parts together promise most.
std::vector<Bundle> Ranker::screen(RankResult& result) {
  Chains chains{&scenario_.chain};
  for (const std::size_t place : plan_.what_ifs) chains.push_back(&scenario_.what_ifs[place].chain);
  const Plan plan = plan_with(plan_.seed ^ luck_of_screening, 2 * (most_screened + 1) * plan_.first_stage);
  Replications runs{chains, plan};
  runs.run_to(plan_.first_stage);
  runs_done_ += runs_in(runs);
  if (is_stopped()) return {};

  const analysis::MeasureSpread today = decided_spread(runs[0].evidence, scenario_.decide);
  std::vector<double> promises;
  for (std::size_t member = 0; member < plan_.what_ifs.size(); ++member) {
    const auto change = analysis::paired(decided_spread(runs[member + 1].evidence, scenario_.decide), today);
    const double raw = change.spread ? change.spread->point : 0;
    promises.push_back(analysis::less_is_better(scenario_.decide.measure) ? -raw : raw);
  }
  constexpr std::size_t enough = 5 * most_screened;  // some come to the same as others
  Promising promising = most_promising(plan_.question, promises, enough);
  if (!promising.is_proved)
    result.remark("there are so many bundles that the search for the most promising was cut short");
  return std::move(promising.bundles);
}

// The first of the bundles, as many as are ranked, that come to chains of their own; of those that come to the same,
// the one that costs least. "As today" stands first, then by cost: of equals the first is picked.
std::vector<Candidate> Ranker::candidates_of(const std::vector<Bundle>& bundles, RankResult& result) {
  const std::size_t most = 1 + (plan_.bundles.empty() ? most_screened : plan_.bundles.size());
  std::vector<Candidate> candidates{{{}, scenario_.chain}};
  Bundler bundler{scenario_};
  std::size_t count_of_same = 0;
  for (const Bundle& bundle : bundles) {
    if (candidates.size() == most) break;
    auto made = chain_of(bundle, bundler);
    if (const std::string* trouble = std::get_if<std::string>(&made)) {
      result.remark(fmt::format("{} cannot be had together: {}", result.name_of(bundle), *trouble));
      continue;
    }
    auto& chain = std::get<models::ServiceChain>(made);
    const auto same = std::ranges::find(candidates, chain, &Candidate::chain);
    if (same == candidates.end()) {
      candidates.push_back({bundle, std::move(chain)});
      continue;
    }
    Bundle dearer = bundle;
    if (!same->bundle.empty() && cost_of(bundle) < cost_of(same->bundle)) std::swap(dearer, same->bundle);
    if (++count_of_same == 1) {
      result.remark(fmt::format("{} comes to the same as {}", result.name_of(dearer), result.name_of(same->bundle)));
    }
  }
  if (count_of_same > 1) {
    result.remark(fmt::format("{} more come to the same as others; the same is ranked once", count_of_same - 1));
  }
  std::stable_sort(candidates.begin() + 1, candidates.end(),
                   [this](const Candidate& a, const Candidate& b) { return cost_of(a.bundle) < cost_of(b.bundle); });
  return candidates;
}

std::variant<models::ServiceChain, std::string> Ranker::chain_of(const Bundle& bundle, Bundler& bundler) const {
  std::vector<std::size_t> places;
  for (const std::size_t member : bundle) places.push_back(plan_.what_ifs[member]);
  if (places.size() == 1) return scenario_.what_ifs[places.front()].chain;
  return bundler.chain_with(places);
}

double Ranker::cost_of(const Bundle& bundle) const {
  double cost = 0;
  for (const std::size_t member : bundle) cost += plan_.question.costs[member];
  return cost;
}

void Ranker::rank(const std::vector<Candidate>& candidates, RankResult& result) {
  Chains chains;
  for (const Candidate& candidate : candidates) chains.push_back(&candidate.chain);
  const Plan plan = plan_with(plan_.seed, 0);
  const std::uint64_t again = chains.size() * plan_.first_stage;
  const ContestRules rules{scenario_.decide, plan_.first_stage, plan_.at_most, plan_.time,
                           [this, again](Progress progress) { tell(progress, again); }};
  Contest contest{chains, plan, rules};
  contest.hold();
  runs_done_ += runs_in(contest.runs());
  result.take_contest(candidates, contest);
  if (result.has_leader() && !is_stopped()) measure_again(candidates, contest, result);
}

void Ranker::measure_again(const std::vector<Candidate>& candidates, const Contest& contest, RankResult& result) {
  const std::size_t leader = contest.selection()->leader();
  std::vector<bool> is_in_front(candidates.size());
  is_in_front[0] = is_in_front[leader] = true;
  for (const std::size_t candidate : result.level(most_measured_longer)) is_in_front[candidate] = true;
  for (const std::size_t candidate : result.look_for_bargains(most_bargains)) is_in_front[candidate] = true;

  Chains chains;
  for (const Candidate& candidate : candidates) chains.push_back(&candidate.chain);
  const Plan plan = plan_with(plan_.seed ^ luck_of_measuring, 0);
  Replications fresh{chains, plan};
  const std::uint64_t done_before = runs_done_;
  for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
    if (!result.is_ranked(candidate)) fresh.leave_out(candidate);
  }
  fresh.run_to(plan_.first_stage);
  runs_done_ = done_before + runs_in(fresh);
  for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
    if (!is_in_front[candidate]) fresh.leave_out(candidate);
  }
  fresh.run_to(contest.runs()[leader].evidence.replications());
  runs_done_ = done_before + runs_in(fresh);
  if (!is_stopped()) result.take_fresh(fresh);
}

}  // namespace

analysis::Ranking rank(const Scenario& scenario, const RankPlan& plan, const RankRun& run) {
  return Ranker{scenario, plan, run}.run();
}

}  // namespace servicechain::scenarios
