#include "scenarios/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "analysis/attribution.h"
#include "analysis/catalogue.h"
#include "analysis/collector.h"
#include "analysis/evidence.h"
#include "scenarios/calibrate.h"
#include "scenarios/replications.h"
#include "scenarios/warm_up.h"

namespace servicechain::scenarios {
namespace {

using analysis::AttributionPlan;
using analysis::Cause;
using analysis::Measure;
using models::ServiceChain;

constexpr double step = 0.02;  // of right-first-time, to both sides, where there is room

struct Switch {
  models::DepartmentId department;
  Cause cause;
};

// The switches that change anything, and which belong to one department.
struct Switches {
  std::vector<Switch> all;
  analysis::Unions unions;
};

Switches switches_of(const ServiceChain& chain) {
  Switches found;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    std::vector<std::size_t> of_department;
    for (const Cause cause : {Cause::quality, Cause::capacity}) {
      if (analysis::as_if_perfect(chain, {d}, cause) == chain) continue;
      of_department.push_back(found.all.size());
      found.all.push_back({{d}, cause});
    }
    if (!of_department.empty()) found.unions.push_back(std::move(of_department));
  }
  return found;
}

AttributionPlan plan_for(const analysis::Unions& unions, std::uint32_t seed, std::uint32_t replication) {
  return unions.size() <= most_departments_in_all_orders
             ? analysis::exact_attribution(unions)
             : analysis::sampled_attribution(unions, sim::Luck{seed, replication});
}

ServiceChain chain_for(const ServiceChain& base, const Switches& switches, const analysis::Switched& on) {
  ServiceChain chain = base;
  for (std::size_t s = 0; s < on.size(); ++s) {
    if (on[s]) chain = analysis::as_if_perfect(std::move(chain), switches.all[s].department, switches.all[s].cause);
  }
  return chain;
}

// A department's work a little more, or less, often right.
struct Nudge {
  models::DepartmentId department;
  double from;  // right-first-time
  double to;
};

std::vector<Nudge> nudges_of(const ServiceChain& chain) {
  std::vector<Nudge> nudges;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    const double c = chain.departments[d].right_first_time;
    nudges.push_back({{d}, std::max(0.0, c - step), std::min(1.0, c + step)});
  }
  return nudges;
}

ServiceChain with_right(ServiceChain chain, models::DepartmentId department, double right_first_time) {
  chain.departments[department.index].right_first_time = right_first_time;
  return chain;
}

// Calls work(i) for all i below count, on threads. False: stopped on the way.
class Crew {
 public:
  explicit Crew(const WhyOptions& options, std::uint64_t total) : options_{options}, total_{total} {}

  template <class Work>
  bool do_all(std::size_t count, const Work& work) {
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
        tell();
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

 private:
  [[nodiscard]] bool is_stopped() const { return options_.stop_asked != nullptr && options_.stop_asked->load(); }
  void tell() {
    const std::lock_guard lock{mutex_};
    ++done_;
    if (options_.on_progress) options_.on_progress({static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(total_)});
  }

  const WhyOptions& options_;   // -- constant
  std::uint64_t total_;         // -- constant
  std::mutex mutex_;            // guards all below
  std::uint64_t done_ = 0;      // -- state
  std::exception_ptr failure_;  // -- state
};

// Runs one replication of a chain and reads means off it.
class Runner {
 public:
  Runner(const Scenario& scenario, const WhyOptions& options) : options_{options} {
    const sim::Time from = sim::start_of_run + chosen_warm_up(scenario);
    window_ = {from, from + scenario.time.length};
  }

  // Where nothing was observed the mean is 0: nobody was there to be hurt.
  [[nodiscard]] std::vector<double> means(const ServiceChain& chain, std::uint32_t replication,
                                          const std::vector<Measure>& measures) const {
    const analysis::Catalogue catalogue = analysis::catalogue_of(chain);
    analysis::Collector collector{chain, catalogue.lanes, window_, options_.stop_asked};
    const models::RunEnd end =
        models::simulate(chain, {window_.to, options_.seed, replication, jobs_at_most}, collector);
    const analysis::Observed observed = collector.take(end.at);
    std::vector<double> means;
    for (const Measure& measure : measures) {
      const analysis::Pair pair = pair_of(catalogue, measure, observed);
      means.push_back(pair.weight > 0 ? pair.total / pair.weight : 0);
    }
    return means;
  }

 private:
  static analysis::Pair pair_of(const analysis::Catalogue& catalogue, const Measure& measure,
                                const analysis::Observed& observed) {
    const auto found = std::ranges::find(catalogue.entries, measure, &analysis::CatalogueEntry::measure);
    if (found == catalogue.entries.end()) return {};
    const auto* mean = std::get_if<analysis::MeanOf>(&found->how);
    return mean == nullptr ? analysis::Pair{} : analysis::pair_of(*mean, observed.totals);
  }

  const WhyOptions& options_;                         // -- constant
  analysis::Window window_{};                         // -- constant
};

// The measure of all customers and of each segment, and the quality of each department.
std::vector<Measure> influenced(const ServiceChain& chain, const Measure& asked) {
  std::vector<Measure> measures{asked};
  if (asked.of == "customers" && chain.segments.size() > 1) {
    for (const models::Segment& segment : chain.segments) {
      measures.push_back({"customers." + segment.name, asked.kind, asked.name, asked.unit});
    }
  }
  for (const models::Department& department : chain.departments) {
    measures.push_back({"departments." + department.name, "all", "quality", "share"});
  }
  return measures;
}

using Values = std::vector<std::vector<double>>;  // [run][set]
struct NudgedRun {
  std::vector<double> worse;   // by measure
  std::vector<double> better;
};
using Nudged = std::vector<std::vector<NudgedRun>>;  // [nudge][run]

// What is simulated, and what it comes to.
class Inquiry {
 public:
  Inquiry(const Scenario& scenario, const WhyOptions& options, std::uint64_t runs)
      : chain_{models::with_baselines(scenario.chain, usual_of(scenario, options.seed, options.threads))},
        options_{options},
        confidence_{scenario.decide.confidence},
        switches_{switches_of(chain_)},
        nudges_{nudges_of(chain_)},
        measures_{influenced(chain_, options.measure)},
        runner_{scenario, options},
        crew_{options, runs} {
    for (std::uint32_t r = 0; r < options.replications; ++r) plans_.push_back(plan_for(switches_.unions, options.seed, r));
  }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Values> values() {
    Values values;
    std::vector<std::pair<std::size_t, std::size_t>> tickets;  // run, set
    for (std::size_t r = 0; r < plans_.size(); ++r) {
      values.emplace_back(plans_[r].sets.size());
      for (std::size_t k = 0; k < plans_[r].sets.size(); ++k) tickets.emplace_back(r, k);
    }
    const bool is_done = crew_.do_all(tickets.size(), [&](std::size_t ticket) {
      const auto [r, k] = tickets[ticket];
      const ServiceChain chain = chain_for(chain_, switches_, plans_[r].sets[k]);
      values[r][k] = runner_.means(chain, static_cast<std::uint32_t>(r), {options_.measure})[0];
    });
    return is_done ? std::optional{std::move(values)} : std::nullopt;
  }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Nudged> nudged() {
    Nudged nudged(nudges_.size(), std::vector<NudgedRun>(options_.replications));
    const bool is_done = crew_.do_all(2 * nudges_.size() * options_.replications, [&](std::size_t ticket) {
      const Nudge& nudge = nudges_[ticket / 2 / options_.replications];
      const std::size_t run = ticket / 2 % options_.replications;
      NudgedRun& of_run = nudged[ticket / 2 / options_.replications][run];
      const bool is_better = ticket % 2 == 1;
      (is_better ? of_run.better : of_run.worse) =
          runner_.means(with_right(chain_, nudge.department, is_better ? nudge.to : nudge.from),
                        static_cast<std::uint32_t>(run), measures_);
    });
    return is_done ? std::optional{std::move(nudged)} : std::nullopt;
  }

  void explain_gap(analysis::Why& answer, const Values& values) const {
    std::vector<double> base;
    std::vector<double> perfect;
    std::vector<double> gap;
    std::vector<std::vector<double>> by_switch(switches_.all.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
      base.push_back(values[r].front());
      perfect.push_back(values[r].back());
      gap.push_back(perfect.back() - base.back());
      const std::vector<double> of_run = analysis::shares(plans_[r], values[r]);
      for (std::size_t s = 0; s < of_run.size(); ++s) by_switch[s].push_back(of_run[s]);
    }
    answer.is_exact = switches_.unions.size() <= most_departments_in_all_orders;
    answer.base = analysis::estimate_of(base, confidence_);
    answer.perfect = analysis::estimate_of(perfect, confidence_);
    answer.gap = analysis::estimate_of(gap, confidence_);
    answer.shares = shares(by_switch);
  }

  // By paired central differences.
  [[nodiscard]] std::vector<analysis::Influence> influences(const Nudged& nudged) const {
    std::vector<analysis::Influence> influences;
    for (std::size_t n = 0; n < nudges_.size(); ++n) {
      const double points = 100 * (nudges_[n].to - nudges_[n].from);
      for (std::size_t m = 0; m < measures_.size(); ++m) {
        std::vector<double> per_point;
        for (const NudgedRun& run : nudged[n]) per_point.push_back((run.better[m] - run.worse[m]) / points);
        influences.push_back({chain_[nudges_[n].department].name, measures_[m],
                              analysis::estimate_of(per_point, confidence_)});
      }
    }
    return influences;
  }

 private:
  [[nodiscard]] std::vector<analysis::WhyShare> shares(const std::vector<std::vector<double>>& by_switch) const {
    std::vector<analysis::WhyShare> shares;
    for (std::uint32_t d = 0; d < chain_.departments.size(); ++d) {
      std::vector<double> both(options_.replications);
      std::array<std::vector<double>, 2> by_cause{both, both};
      for (std::size_t s = 0; s < by_switch.size(); ++s) {
        if (switches_.all[s].department.index != d) continue;
        by_cause[static_cast<std::size_t>(switches_.all[s].cause)] = by_switch[s];
        for (std::size_t r = 0; r < both.size(); ++r) both[r] += by_switch[s][r];
      }
      shares.push_back({chain_.departments[d].name, analysis::estimate_of(both, confidence_),
                        analysis::estimate_of(by_cause[0], confidence_), analysis::estimate_of(by_cause[1], confidence_)});
    }
    std::ranges::stable_sort(shares, std::greater{},
                             [](const analysis::WhyShare& share) { return std::abs(*share.all.mean); });
    return shares;
  }

  ServiceChain chain_;                        // -- constant: with what counts as usual
  const WhyOptions& options_;                 // -- constant
  double confidence_;                         // -- constant
  Switches switches_;                         // -- constant
  std::vector<AttributionPlan> plans_;        // -- constant, by run
  std::vector<Nudge> nudges_;                 // -- constant
  std::vector<Measure> measures_;             // -- constant: what is influenced
  Runner runner_;                             // -- constant
  Crew crew_;                                 // -- state
};

}  // namespace

std::uint64_t runs_of_why(const Scenario& scenario, std::uint32_t replications) {
  const Switches switches = switches_of(scenario.chain);
  const std::uint64_t sets = plan_for(switches.unions, 0, 0).sets.size();
  return replications * (sets + 2 * scenario.chain.departments.size());
}

analysis::Why why(const Scenario& scenario, const WhyOptions& options) {
  analysis::Why answer;
  answer.scenario = scenario.name;
  answer.measure = options.measure;
  answer.confidence = scenario.decide.confidence;
  answer.replications = options.replications;
  answer.runs = runs_of_why(scenario, options.replications);
  answer.source_line = fmt::format("{} · seed {} · {} runs each of {} chains", scenario.name, options.seed,
                                   options.replications, answer.runs / std::max(1U, options.replications));
  Inquiry inquiry{scenario, options, answer.runs};
  const std::optional<Values> values = inquiry.values();
  const std::optional<Nudged> nudged = inquiry.nudged();
  answer.was_stopped = !values || !nudged;
  if (answer.was_stopped) return answer;
  inquiry.explain_gap(answer, *values);
  answer.influences = inquiry.influences(*nudged);
  return answer;
}

}  // namespace servicechain::scenarios
