#include "app/commands/rank.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "analysis/charts/kept_chart.h"
#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/ranking_charts.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/results_store.h"
#include "app/input.h"
#include "app/interruption.h"
#include "app/output_place.h"
#include "app/progress.h"
#include "app/what_ifs.h"
#include "scenarios/studies/rank.h"

namespace servicechain::app {
namespace {

analysis::Ranking carry_out(const scenarios::Scenario& scenario, const scenarios::RankPlan& plan,
                            std::optional<std::uint32_t> jobs, const Console& console) {
  const Interruption interruption;
  ProgressLine line{console, interruption.asked()};
  line.begin(simulating);
  return scenarios::rank(scenario, plan,
                         {.threads = threads_for(jobs),
                          .stop_asked = &interruption.asked(),
                          .on_progress = [&line](scenarios::Progress now) { line.show(now); }});
}

void show(const analysis::Ranking& ranking, const Console& console) {
  using analysis::Vocabulary;
  console.print(console.wants_json()
                    ? analysis::json_of(ranking)
                    : rank_text(ranking, console.wants_field_terms() ? Vocabulary::expert : Vocabulary::plain));
}

// Beside what else is in the folder; the chart in charts/, as of every command.
void keep(const analysis::Ranking& ranking, const analysis::charts::ChartOrigin& origin, const std::string& folder, const Console& console) {
  if (folder.empty()) return;
  const std::filesystem::path path{folder};
  for (const analysis::charts::Chart& chart : analysis::charts::ranking_charts(ranking)) {
    const std::string svg = analysis::charts::Painter{}.svg(chart, analysis::charts::slide);
    const std::string place = (path / "charts" / chart.name).string();
    analysis::replace_file(place + ".json", analysis::charts::json_of({origin, chart}));
    for (const char* extension : {".svg", ".png", ".pdf"}) {
      analysis::replace_file(place + extension, analysis::charts::picture_of(svg, chart.title, extension));
    }
  }
  analysis::replace_file(path / "rank.json", analysis::json_of(ranking));
  analysis::replace_file(path / "rank.csv", analysis::rank_csv(ranking));
  console.note(fmt::format("The ranking: {}", (path / "rank.csv").string()));
}

ExitCode judge(const analysis::Ranking& ranking, const Console& console) {
  using analysis::RankOutcome;
  if (ranking.was_stopped) {
    console.complain("Stopped by you: these are the results of the runs that were done.");
    return ExitCode::stopped;
  }
  const bool is_answered = ranking.outcome == RankOutcome::settled || ranking.outcome == RankOutcome::either_is_right;
  return is_answered && !ranking.has_trouble ? ExitCode::done : ExitCode::undecided;
}

}  // namespace

ExitCode Rank::answer() const {
  const Console terminal{console};

  const std::optional<scenarios::Scenario> scenario = read(source, terminal);
  if (!scenario) return ExitCode::scenario_has_errors;
  if (!folder.empty()) check_can_be_made(std::filesystem::path{folder} / "rank.csv");
  if (!are_known(wish.what_ifs, *scenario, terminal)) return ExitCode::wrong_option;

  scenarios::RankWish asked = wish;
  if (bundles) asked.bundling = scenarios::Bundling::every_bundle;
  if (minutes) asked.time = std::chrono::duration<double>{*minutes * 60};
  const auto planned = scenarios::plan_ranking(*scenario, asked);
  if (const auto* problems = std::get_if<std::vector<std::string>>(&planned)) {
    for (const std::string& problem : *problems) terminal.complain("servicechain: " + problem);
    return ExitCode::wrong_option;
  }
  const auto& plan = std::get<scenarios::RankPlan>(planned);
  terminal.note(scenarios::said(plan));

  const analysis::Ranking ranking = carry_out(*scenario, plan, jobs, terminal);
  show(ranking, terminal);
  keep(ranking, {name, scenario->name, analysis::hash_of(scenario->text), source.sets}, folder, terminal);
  return judge(ranking, terminal);
}

void Rank::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "Which what-if is best, or which bundle of them for a budget, and how sure");
  const CLI::Range years{0.01, 1000.0};
  const CLI::Range long_enough{0.001, 100'000.0};
  add_options(command, source);
  command.add_option("NAME", wish.what_ifs, "The what-ifs to rank; all of the file when none is named")->type_name("");
  command
      .add_option("--budget", wish.budget, "Rank bundles that cost at most this a year: 60000, \"5000 EUR per month\"")
      ->type_name("MONEY");
  command.add_flag("--bundles", bundles, "Rank bundles whatever they cost, not only the what-ifs one by one");
  command.add_option("--once-over", wish.once_over_years, "Over how many years to spread what is paid once; 3")
      ->type_name("YEARS")
      ->check(CLI::Validator{years}.description(""));
  command.add_option("--seed", wish.seed, "Which luck; the same seed gives the same numbers")->type_name("N");
  command.add_option("--replications", wish.replications, "At most so many runs of each, whatever the file says")
      ->type_name("N")
      ->check(CLI::Validator{CLI::Range(1U, 1'000'000U)}.description(""));
  command.add_option("--minutes", minutes, "Begin no further runs of the ranking after so many minutes")
      ->type_name("N")
      ->check(CLI::Validator{long_enough}.description(""));
  add_jobs(command, jobs);
  add_output(command, folder, {}, "Write rank.csv, rank.json and charts/ (what a point is worth) into this folder, beside what is there");
  add_options(command, console);
}

}  // namespace servicechain::app
