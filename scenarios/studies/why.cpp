#include "scenarios/studies/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "analysis/estimates/estimates.h"
#include "analysis/verdicts/conclusions.h"
#include "analysis/why/attribution.h"
#include "analysis/why/harm_links.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/experiment.h"
#include "scenarios/studies/why_deliveries.h"
#include "scenarios/studies/why_lines.h"
#include "scenarios/studies/why_runs.h"

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

// The value of each set of switches in one run, and what happened in the base.
struct ValuedRun {
  std::vector<double> values;  // by set
  LinesBySet in_line;          // none where there are too many departments
  std::vector<analysis::LaneTotals> base;
  analysis::Deliveries deliveries;
};
using Values = std::vector<ValuedRun>;
struct NudgedRun {
  std::vector<double> worse;   // by measure
  std::vector<double> better;
};
using Nudged = std::vector<std::vector<NudgedRun>>;  // [nudge][run]

// What is simulated, and what it comes to.
class Inquiry {
 public:
  Inquiry(const Scenario& scenario, const WhyOptions& options, const models::Baselines& usual, std::uint64_t runs)
      : chain_{models::with_baselines(scenario.chain, usual)},
        options_{options},
        confidence_{scenario.decide.confidence},
        switches_{switches_of(chain_)},
        nudges_{nudges_of(chain_)},
        measures_{influenced(chain_, options.measure)},
        runner_{scenario, options, usual},
        turns_{options, runs} {
    for (std::uint32_t r = 0; r < options.replications; ++r) plans_.push_back(plan_for(switches_.unions, options.seed, r));
  }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Values> values() {
    Values values;
    std::vector<std::pair<std::size_t, std::size_t>> tickets;  // run, set
    for (std::size_t r = 0; r < plans_.size(); ++r) {
      values.push_back({std::vector<double>(plans_[r].sets.size()), LinesBySet(plans_[r].sets.size()), {}, {}});
      for (std::size_t k = 0; k < plans_[r].sets.size(); ++k) tickets.emplace_back(r, k);
    }
    const bool is_done = turns_.take_all(tickets.size(), [&](std::size_t ticket) {
      const auto [r, k] = tickets[ticket];
      const ServiceChain chain = chain_for(chain_, switches_, plans_[r].sets[k]);
      const auto replication = static_cast<std::uint32_t>(r);
      WhyRunner::Outcome outcome = k == 0 ? runner_.play_base(chain, replication, {options_.measure})
                                          : runner_.play(chain, replication, {options_.measure});
      values[r].values[k] = outcome.means.front();
      if (chain_.departments.size() <= most_departments_with_lines) values[r].in_line[k] = std::move(outcome.in_line);
      if (k > 0) return;
      values[r].base = std::move(outcome.lanes);
      values[r].deliveries = std::move(outcome.deliveries);
    });
    return is_done ? std::optional{std::move(values)} : std::nullopt;
  }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Nudged> nudged() {
    Nudged nudged(nudges_.size(), std::vector<NudgedRun>(options_.replications));
    const bool is_done = turns_.take_all(2 * nudges_.size() * options_.replications, [&](std::size_t ticket) {
      const Nudge& nudge = nudges_[ticket / 2 / options_.replications];
      const std::size_t run = ticket / 2 % options_.replications;
      NudgedRun& of_run = nudged[ticket / 2 / options_.replications][run];
      const bool is_better = ticket % 2 == 1;
      (is_better ? of_run.better : of_run.worse) =
          runner_.play(with_right(chain_, nudge.department, is_better ? nudge.to : nudge.from),
                       static_cast<std::uint32_t>(run), measures_)
              .means;
    });
    return is_done ? std::optional{std::move(nudged)} : std::nullopt;
  }

  void explain_gap(analysis::Why& answer, const Values& values) const {
    std::vector<double> base;
    std::vector<double> perfect;
    std::vector<double> gap;
    BySwitch by_switch(switches_.all.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
      base.push_back(values[r].values.front());
      perfect.push_back(values[r].values.back());
      gap.push_back(perfect.back() - base.back());
      const std::vector<double> of_run = analysis::shares(plans_[r], values[r].values);
      for (std::size_t s = 0; s < of_run.size(); ++s) by_switch[s].push_back(of_run[s]);
    }
    answer.is_exact = switches_.unions.size() <= most_departments_in_all_orders;
    answer.base = analysis::estimate_of(base, confidence_);
    answer.perfect = analysis::estimate_of(perfect, confidence_);
    answer.gap = analysis::estimate_of(gap, confidence_);
    answer.shares = shares(by_switch);
    answer.crowds = crowds(answer, values);
    answer.links = links(by_switch, values);
    std::vector<analysis::Deliveries> deliveries;
    for (const ValuedRun& run : values) deliveries.push_back(run.deliveries);
    add_deliveries(answer, chain_, deliveries);
  }

  // The formula's word on it, if there is one.
  void explain_by_formula(analysis::Why& answer) const {
    for (const models::Department& department : chain_.departments) answer.departments.push_back(department.name);
    const auto traffic = analysis::theory::traffic_of(chain_);
    answer.formula = traffic ? analysis::theory::influence_of(chain_, *traffic)
                             : analysis::theory::Influence{
                                   {}, {}, analysis::theory::no_formula("requests multiply in a ring")};
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
  using BySwitch = std::vector<std::vector<double>>;  // [switch][run]

  [[nodiscard]] std::vector<analysis::WhyCrowd> crowds(const analysis::Why& answer, const Values& values) const {
    std::vector<std::uint32_t> departments;
    for (const Switch& one : switches_.all) departments.push_back(one.department.index);
    LinesOfWhy lines{chain_, plans_, departments, {}, confidence_};
    for (const ValuedRun& run : values) lines.lines.push_back(&run.in_line);
    return crowds_of(lines, answer);
  }

  // Each run's shares, spread over the links by what happened in that run.
  [[nodiscard]] std::vector<analysis::WhyLink> links(const BySwitch& by_switch, const Values& values) const {
    const analysis::HarmLinks harm{chain_, options_.measure};
    const std::vector<double> by_quality = harm.of_quality();
    std::vector<analysis::LaneTotals> all_runs(values.front().base.size());
    for (const ValuedRun& run : values) {
      for (std::size_t lane = 0; lane < all_runs.size(); ++lane) all_runs[lane] += run.base[lane];
    }
    std::array<BySwitch, 2> by_cause;  // [cause][link][run]
    for (BySwitch& one : by_cause) one.assign(harm.all().size(), std::vector<double>(values.size()));
    for (std::size_t r = 0; r < values.size(); ++r) {
      const std::vector<double> by_waits = harm.of_capacity(values[r].base, all_runs);
      for (std::size_t s = 0; s < by_switch.size(); ++s) {
        const auto [department, cause] = switches_.all[s];
        const std::vector<double>& parts = cause == Cause::quality ? by_quality : by_waits;
        for (std::size_t link = 0; link < parts.size(); ++link) {
          if (harm.all()[link].from != department) continue;
          by_cause[static_cast<std::size_t>(cause)][link][r] += parts[link] * by_switch[s][r];
        }
      }
    }
    return links(harm, by_cause);
  }

  [[nodiscard]] std::vector<analysis::WhyLink> links(const analysis::HarmLinks& harm,
                                                     const std::array<BySwitch, 2>& by_cause) const {
    std::vector<analysis::WhyLink> links;
    for (std::size_t link = 0; link < harm.all().size(); ++link) {
      const auto& [from, of, to] = harm.all()[link];
      std::vector<double> both = by_cause[0][link];
      for (std::size_t r = 0; r < both.size(); ++r) both[r] += by_cause[1][link][r];
      const std::string& here = chain_[from].name;
      const bool is_inside = of == "departments." + here;
      if (is_inside && std::ranges::all_of(both, [](double value) { return value == 0; })) continue;
      links.push_back({here, of, to, analysis::estimate_of(both, confidence_),
                       analysis::estimate_of(by_cause[0][link], confidence_),
                       analysis::estimate_of(by_cause[1][link], confidence_)});
    }
    std::ranges::stable_sort(links, std::greater{},
                             [](const analysis::WhyLink& link) { return std::abs(*link.all.mean); });
    return links;
  }

  [[nodiscard]] std::vector<analysis::WhyShare> shares(const BySwitch& by_switch) const {
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
  WhyRunner runner_;                             // -- constant
  WhyTurns turns_;                                 // -- state
};

// As a what-if of that measure would be held against.
double difference_that_matters(const Scenario& scenario, const analysis::Why& answer) {
  analysis::Question question = question_of(scenario);
  const bool is_decided_on = answer.measure.of == question.of && answer.measure.name == question.measure;
  if (!is_decided_on) question.smallest_difference.reset();
  analysis::MeasureSpread base;
  base.measure = answer.measure;
  base.spread = analysis::Spread{answer.base.mean.value_or(0), {}};
  return analysis::threshold_of(question, base, answer.confidence).smallest_difference;
}

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
  Inquiry inquiry{scenario, options, usual_of(scenario, options.seed, options.threads), answer.runs};
  const std::optional<Values> values = inquiry.values();
  const std::optional<Nudged> nudged = inquiry.nudged();
  answer.was_stopped = !values || !nudged;
  if (answer.was_stopped) return answer;
  inquiry.explain_gap(answer, *values);
  answer.matters = difference_that_matters(scenario, answer);
  inquiry.explain_by_formula(answer);
  answer.rests_on = rests_on(scenario);
  answer.influences = inquiry.influences(*nudged);
  return answer;
}

}  // namespace servicechain::scenarios
