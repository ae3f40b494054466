#include "app/report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <vector>

#include "analysis/labels.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/run_folder.h"
#include "analysis/tables/json.h"
#include "analysis/tables/tables.h"
#include "analysis/theory/answer.h"
#include "analysis/verdicts/requirement.h"
#include "app/drawing.h"

namespace servicechain::app {
namespace {

// Every requirement is told; one that does not apply weighs most.
ExitCode judge_requirements(const analysis::Study& study, const ReportOptions& options, const Console& console) {
  ExitCode code = ExitCode::done;
  for (const std::string& text : options.requirements) {
    const auto answer = analysis::judge(*analysis::read_requirement(text), study);
    console.complain(answer.sentence);
    if (answer.fulfilment == analysis::Fulfilment::does_not_apply) code = ExitCode::wrong_option;
    if (answer.fulfilment == analysis::Fulfilment::fails && code == ExitCode::done) code = ExitCode::requirement_false;
  }
  return code;
}

std::vector<std::string> sets_of(const scenarios::Scenario& scenario) {
  std::vector<std::string> sets;
  for (const scenarios::Change& set : scenario.sets) sets.push_back(set.path + "=" + set.change);
  return sets;
}

ExitCode keep(const scenarios::Performed& performed, const scenarios::Scenario& scenario, const ReportOptions& options,
              std::uint32_t threads, const Console& console) {
  if (options.folder.empty()) return ExitCode::done;
  clear_left_overs(options, console);
  const double wall_time_s = console.time_so_far().count();
  analysis::WrittenRun written;
  {
    const Drawing drawing{console, threads};
    written = analysis::write_run_folder(options.folder, {
                                                             .chain = scenario.chain,
                                                             .study = performed.study,
                                                             .identity = identity_of(scenario),
                                                             .about = scenario.about,
                                                             .language = scenario.language,
                                                             .wall_time_s = wall_time_s,
                                                             .table_files = scenario.table_files,
                                                             .kept = &performed.kept,
                                                             .drawing = drawing.options(),
                                                             .vocabulary = console.vocabulary(),
                                                         });
  }
  console.note(fmt::format("The report: {}", (std::filesystem::path{options.folder} / "report.html").string()));
  if (!written.gone.empty()) {
    console.note(fmt::format("Of the run before, and to be made again where it is wanted (report, chart): {}.", fmt::join(written.gone, ", ")));
  }
  return tell(written.undrawn, console);
}

// Says what did not go as it should, and whether what was required holds.
ExitCode judge(const analysis::Study& study, const ReportOptions& options, const Console& console) {
  const ExitCode required = judge_requirements(study, options, console);
  if (study.was_stopped) {
    console.complain("Stopped by you: these are the results of the runs that were done.");
    return ExitCode::stopped;
  }
  return study.grew_without_limit || study.deadlocked || study.left_open ? undecided_unless_worse(required) : required;
}

}  // namespace

void clear_left_overs(const ReportOptions& options, const Console& console) {
  if (options.folder.empty()) return;
  for (const std::string& words : analysis::clear_left_overs(options.folder)) console.note(words);
}

void show(const analysis::Study& study, const scenarios::Scenario& scenario, AsText as_text, const Console& console) {
  if (console.wants_json()) return console.print(analysis::json_of(study));
  console.print(as_text(analysis::shown(scenario.chain, study, {scenario.language, console.vocabulary()}).study));
}

void show_beside_theory(const analysis::Study& study, const scenarios::Scenario& scenario, const Console& console) {
  namespace theory = analysis::theory;
  if (console.wants_json()) {
    return console.print(theory::json_of(study, theory::meetings_of(theory::theory_of(scenario.chain), study)));
  }
  const analysis::Shown shown = analysis::shown(scenario.chain, study, {scenario.language, console.vocabulary()});
  const auto meetings = theory::meetings_of(theory::theory_of(shown.chain), shown.study);
  console.print(analysis::run_text(shown.study) +
                analysis::text_of(theory::meetings_table(meetings, console.vocabulary())));
}

analysis::RunIdentity identity_of(const scenarios::Scenario& scenario) {
  return {.version = SERVICECHAIN_VERSION, .scenario_text = scenario.text, .sets = sets_of(scenario), .tables = scenario.tables};
}

ExitCode finish(const scenarios::Performed& performed, const scenarios::Scenario& scenario, const ReportOptions& options,
                std::uint32_t threads, const Console& console) {
  const ExitCode kept = keep(performed, scenario, options, threads, console);
  const ExitCode judged = judge(performed.study, options, console);
  return kept == ExitCode::done ? judged : kept;
}

ExitCode tell(const analysis::charts::Undrawn& undrawn, const Console& console) {
  for (const std::string& fault : undrawn.faults) console.complain("servicechain: " + fault);
  if (undrawn.was_stopped) console.complain("Stopped by you: not all charts were drawn.");
  if (!undrawn.faults.empty()) return ExitCode::internal_fault;
  return undrawn.was_stopped ? ExitCode::stopped : ExitCode::done;
}

}  // namespace servicechain::app
