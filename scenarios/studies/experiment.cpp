#include "scenarios/studies/experiment.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/estimates/summary.h"
#include "analysis/verdicts/conclusions.h"
#include "models/constants_in_force.h"
#include "scenarios/messages/said.h"
#include "scenarios/studies/average_path.h"
#include "scenarios/studies/calibrate.h"
#include "scenarios/studies/doubts.h"
#include "scenarios/studies/ending.h"
#include "scenarios/studies/growing.h"
#include "scenarios/studies/history.h"
#include "scenarios/studies/replications.h"
#include "scenarios/studies/stopping.h"
#include "scenarios/studies/summaries.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {
namespace {

std::string_view per_what(Cost::Per per) {
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
  question.labels = analysis::labels_of(scenario.chain, scenario.language);
  for (const Provenance& provenance : scenario.provenances) {
    if (provenance.source == "guess") question.guesses.push_back(provenance.path);
  }
  return question;
}

analysis::RestsOn rests_on(const Scenario& scenario) {
  analysis::RestsOn found{question_of(scenario).guesses, {}};
  const auto add = [&found](const models::ServiceChain& chain) {
    for (const std::string_view name : models::unmeasured_constants(chain)) {
      if (std::ranges::find(found.constants, name) == found.constants.end()) found.constants.emplace_back(name);
    }
  };
  add(scenario.chain);
  for (const WhatIf& what_if : scenario.what_ifs) add(what_if.chain);
  return found;
}

namespace {

constexpr std::size_t most_lines_told = 3;

using Summary = std::vector<analysis::MeasureSpread>;

analysis::WhatIfEvidence evidence_of(const WhatIf& what_if, Summary summary) {
  analysis::WhatIfEvidence evidence{what_if.name, what_if.says, {}, std::nullopt, std::move(summary)};
  for (const Change& change : what_if.changes) evidence.changes.push_back({change.path, change.before, change.after});
  if (what_if.cost) {
    evidence.cost = analysis::Money{what_if.cost->amount, what_if.cost->currency, std::string{per_what(what_if.cost->per)}};
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

  // A run that starts empty by the file's own wish is about that stretch of time: there a growing line is an answer.
  void add(std::string_view whose, const GrowingLine& line, const TimePlan& time) {
    if (is_a_stretch_of_time(time)) {
      study_.problems.push_back(fmt::format("{}{}: the numbers hold for {} from an empty start, not for longer", whose,
                                            said(line), said(time.length)));
      return;
    }
    troubles_.push_back(fmt::format("{}{}", whose, said(line)));
    study_.grew_without_limit = true;
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

Course run_as_asked(Replications& runs, const Scenario& scenario, const ExperimentOptions& options) {
  const Decision& decide = scenario.decide;
  if (options.replications) return run_number(runs, *options.replications);
  if (options.until == Until::precise && decide.precision) return run_until_precise(runs, scenario);
  const bool is_range = decide.at_most > decide.at_least;
  if (options.until == Until::settled && is_range && runs.size() > 1) {
    return run_until_settled(runs, question_of(scenario), scenario);
  }
  return run_number(runs, decide.at_least);
}

// Whether what the runs show may ask for more of them.
Total total_of(const Scenario& scenario, const ExperimentOptions& options) {
  const bool may_grow = !options.replications && options.until != Until::number &&
                        scenario.decide.at_most > scenario.decide.at_least;
  return may_grow ? Total::at_least : Total::known;
}

// The file's number is the least that will be told, so that the end does not come nearer as it goes.
std::function<void(Progress)> at_least_of(std::uint32_t runs, Total total_is,
                                          const std::function<void(Progress)>& on_progress) {
  if (!on_progress) return {};
  return [=](Progress progress) { on_progress({progress.done, std::max(progress.total, runs), total_is}); };
}

// Base, then what-ifs.
struct Cast {
  std::vector<const WhatIf*> what_ifs;
  std::vector<const models::ServiceChain*> chains;
  std::vector<std::string> names;
};

Cast cast_of(const Scenario& scenario, const std::vector<std::string>& names) {
  Cast cast{chosen_what_ifs(scenario, names), {&scenario.chain}, {"base"}};
  for (const WhatIf* what_if : cast.what_ifs) {
    cast.chains.push_back(&what_if->chain);
    cast.names.push_back(what_if->name);
  }
  return cast;
}

Undertaking undertaking_of(const Scenario& scenario, const ExperimentOptions& options, const Cast& cast) {
  const std::uint32_t planned = options.replications.value_or(scenario.decide.at_least);
  const auto runs = static_cast<std::uint32_t>(planned * cast.chains.size());
  const std::uint32_t seed = options.seed.value_or(scenario.decide.seed);
  return {cast.chains,
          cast.names,
          planned,
          {.window = {},
           .seed = seed,
           .threads = options.threads,
           .stop_asked = options.stop_asked,
           .on_progress = at_least_of(runs, total_of(scenario, options), options.on_progress),
           .usual = usual_of(scenario, seed, options.threads)},
          options.with_history};
}

analysis::Study estimate(const Scenario& scenario, const Cast& cast, const Beginning& begun, const Course& course) {
  const Replications& runs = begun.runs;
  analysis::Study study;
  study.scenario = scenario.name;
  study.seed = runs.plan().seed;
  study.replications = runs[0].evidence.replications();
  study.warm_up_h = sim::hours(begun.warm_up.length);
  study.warm_up_words = begun.warm_up.words;
  study.length_h = sim::hours(scenario.time.length);
  study.was_stopped = study.replications < course.planned;
  study.stopping_words = course.words;
  study.left_open = course.left_open;
  study.problems = begun.warm_up.notes;
  study.rests_on = rests_on(scenario);
  study.usual = rows_of(runs.plan().usual);
  study.source_line = source_line(scenario, study, begun.warm_up.length);

  Ends ends{study};
  std::vector<Summary> summaries = summaries_of(runs, runs.plan().threads);
  for (std::size_t c = 0; c < runs.size(); ++c) {
    const std::string whose = c == 0 ? "" : fmt::format("with {}: ", cast.names[c]);
    ends.add(*cast.chains[c], whose, runs[c]);
    std::size_t told = 0;
    for (const GrowingLine& line : growing_lines(*cast.chains[c], runs[c], runs.plan())) {
      if (told++ < most_lines_told) ends.add(whose, line, scenario.time);
      if (!is_a_stretch_of_time(scenario.time)) refuse_lasting_numbers(summaries[c], *cast.chains[c], line);
    }
    add_average_path(study, cast.names[c], *cast.chains[c], runs[c], runs.plan());
  }
  ends.tell(course.planned);
  if (runs.plan().history) study.history = history_of(scenario, cast.names, cast.chains, runs);

  std::vector<analysis::WhatIfEvidence> evidence;
  for (std::size_t w = 0; w < cast.what_ifs.size(); ++w) {
    evidence.push_back(evidence_of(*cast.what_ifs[w], std::move(summaries[w + 1])));
    if (w < course.settled.size()) evidence.back().settled = course.settled[w];
  }
  analysis::Question question = question_of(scenario);
  question.looks_error = course.looks_error;
  analysis::conclude(study, question, summaries.front(), evidence);
  add_doubts(study, summaries.front(), question.labels);
  return study;
}

}  // namespace

Performed perform(const Scenario& scenario, const ExperimentOptions& options,
                  std::optional<analysis::KeptRuns> earlier) {
  const Cast cast = cast_of(scenario, options.what_ifs);
  const Undertaking undertaking = undertaking_of(scenario, options, cast);
  Beginning begun = earlier ? begin_again(scenario, undertaking, std::move(*earlier)) : begin(scenario, undertaking);
  const Course course = run_as_asked(begun.runs, scenario, options);
  analysis::Study study = estimate(scenario, cast, begun, course);
  return {std::move(study),
          {begun.warm_up.length, begun.warm_up.words, begun.warm_up.notes, cast.names, begun.runs.take()}};
}

analysis::Study run_experiment(const Scenario& scenario, const ExperimentOptions& options) {
  return perform(scenario, options, std::nullopt).study;
}

}  // namespace servicechain::scenarios
