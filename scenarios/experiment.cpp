#include "scenarios/experiment.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <future>
#include <string_view>
#include <utility>

#include "analysis/conclusions.h"
#include "analysis/summary.h"
#include "analysis/words.h"
#include "scenarios/ending.h"
#include "scenarios/replications.h"
#include "scenarios/warm_up.h"

namespace servicechain::scenarios {
namespace {

std::string_view said(Cost::Per per) {
  switch (per) {
    case Cost::Per::once: return "once";
    case Cost::Per::year: return "per year";
    case Cost::Per::week: return "per week";
    case Cost::Per::month: return "per month";
    case Cost::Per::hour: return "per hour";
    case Cost::Per::visit: return "per visit";
  }
  return "";
}

// "26 weeks", "1 day", "100 hours".
std::string said(sim::Duration duration) {
  const auto with = [](double count, std::string_view unit) {
    return fmt::format("{} {}{}", analysis::rounded(count, 4), unit, count == 1 ? "" : "s");
  };
  const double length_h = sim::hours(duration);
  if (duration % sim::one_week == sim::Duration::zero()) return with(length_h / 168, "week");
  if (duration % sim::one_day == sim::Duration::zero()) return with(length_h / 24, "day");
  return length_h >= 1 ? with(length_h, "hour") : with(length_h * 60, "minute");
}

}  // namespace

std::string source_line(const Scenario& scenario, const analysis::Study& study, sim::Duration warm_up) {
  return fmt::format("{} · seed {} · {} {} of {} {}", scenario.name, study.seed, study.replications,
                     study.replications == 1 ? "run" : "runs", said(scenario.time.length),
                     warm_up > sim::Duration::zero() ? "after " + said(warm_up) + " of warm-up" : "without warm-up");
}

namespace {

// In the order asked. Unknown names are the caller's to refuse.
std::vector<const WhatIf*> chosen_what_ifs(const Scenario& scenario, const std::vector<std::string>& names) {
  std::vector<const WhatIf*> chosen;
  for (const std::string& name : names) {
    const auto found = std::find_if(scenario.what_ifs.begin(), scenario.what_ifs.end(),
                                    [&](const WhatIf& what_if) { return what_if.name == name; });
    if (found != scenario.what_ifs.end()) chosen.push_back(&*found);
  }
  return chosen;
}

}  // namespace

analysis::Question question_of(const Scenario& scenario) {
  analysis::Question question{scenario.decide.of, scenario.decide.measure, scenario.decide.smallest_difference,
                              scenario.decide.confidence, {}};
  for (const Provenance& provenance : scenario.provenances) {
    if (provenance.source == "guess") question.guesses.push_back(provenance.path);
  }
  return question;
}

namespace {

using Summary = std::vector<analysis::MeasureSpread>;

// One for each chain, on as many threads as allowed.
std::vector<Summary> summaries_of(const Replications& runs, std::size_t threads) {
  std::vector<Summary> summaries;
  while (summaries.size() < runs.size()) {
    std::vector<std::future<Summary>> at_once;
    const std::size_t last = std::min(runs.size(), summaries.size() + std::max<std::size_t>(1, threads));
    for (std::size_t r = summaries.size(); r < last; ++r) {
      at_once.push_back(std::async(std::launch::async, [&runs, r] { return analysis::summarise(runs[r].evidence); }));
    }
    for (std::future<Summary>& summary : at_once) summaries.push_back(summary.get());
  }
  return summaries;
}

analysis::WhatIfEvidence evidence_of(const WhatIf& what_if, Summary summary) {
  analysis::WhatIfEvidence evidence{what_if.name, what_if.says, {}, std::nullopt, std::move(summary)};
  for (const Change& change : what_if.changes) evidence.changes.push_back({change.path, change.before, change.after});
  if (what_if.cost) {
    evidence.cost = analysis::Money{what_if.cost->amount, what_if.cost->currency, std::string{said(what_if.cost->per)}};
  }
  return evidence;
}

// How the runs ended: one sentence for base and what-ifs together.
class Ends {
 public:
  explicit Ends(analysis::Study& study) : study_{study} {}

  void add(const models::ServiceChain& chain, std::string_view whose, const Runs& runs) {
    const EndingWords words = describe_endings(chain, runs.ends);
    for (const std::string& trouble : words.troubles) troubles_.push_back(fmt::format("{}{}", whose, trouble));
    for (const std::string& note : words.notes) study_.problems.push_back(fmt::format("{}{}", whose, note));
    study_.deadlocked = study_.deadlocked || words.deadlocked;
    study_.grew_without_limit = study_.grew_without_limit || words.grew_without_limit;
    for (const models::RunEnd& end : runs.ends) study_.events += end.events;
  }

  void tell(std::uint32_t planned) {
    if (study_.was_stopped) {
      troubles_.push_back(fmt::format("stopped by the user after {} of {} runs", study_.replications, planned));
    }
    study_.ended = troubles_.empty() ? "reached the end" : fmt::format("{}", fmt::join(troubles_, "; "));
  }

 private:
  analysis::Study& study_;
  std::vector<std::string> troubles_;
};

}  // namespace

analysis::Study run_experiment(const Scenario& scenario, const ExperimentOptions& options) {
  const std::vector<const WhatIf*> what_ifs = chosen_what_ifs(scenario, options.what_ifs);
  std::vector<const models::ServiceChain*> chains{&scenario.chain};
  for (const WhatIf* what_if : what_ifs) chains.push_back(&what_if->chain);

  const sim::Duration warm_up = chosen_warm_up(scenario);
  const sim::Time from = sim::start_of_run + warm_up;
  const Plan plan{{from, from + scenario.time.length},
                  options.seed.value_or(scenario.decide.seed),
                  options.threads,
                  options.stop_asked,
                  options.on_progress};
  const std::uint32_t planned = options.replications.value_or(scenario.decide.at_least);
  Replications runs{chains, plan};
  runs.run_to(planned);

  analysis::Study study;
  study.scenario = scenario.name;
  study.seed = plan.seed;
  study.replications = runs[0].evidence.replications();
  study.warm_up_h = sim::hours(warm_up);
  study.length_h = sim::hours(scenario.time.length);
  study.was_stopped = study.replications < planned;
  study.source_line = source_line(scenario, study, warm_up);
  Ends ends{study};
  ends.add(scenario.chain, "", runs[0]);
  std::vector<Summary> summaries = summaries_of(runs, options.threads);
  std::vector<analysis::WhatIfEvidence> evidence;
  for (std::size_t i = 0; i < what_ifs.size(); ++i) {
    ends.add(what_ifs[i]->chain, "with " + what_ifs[i]->name + ": ", runs[i + 1]);
    evidence.push_back(evidence_of(*what_ifs[i], std::move(summaries[i + 1])));
  }
  ends.tell(planned);
  analysis::conclude(study, question_of(scenario), summaries.front(), evidence);
  return study;
}

}  // namespace servicechain::scenarios
