#include "app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/commands/chart.h"
#include "app/commands/check.h"
#include "app/commands/compare.h"
#include "app/commands/completion.h"
#include "app/commands/demo.h"
#include "app/commands/diff.h"
#include "app/commands/explain.h"
#include "app/commands/man.h"
#include "app/commands/new.h"
#include "app/commands/rank.h"
#include "app/commands/report.h"
#include "app/commands/run.h"
#include "app/commands/schema.h"
#include "app/commands/sweep.h"
#include "app/commands/theory.h"
#include "app/commands/tornado.h"
#include "app/commands/trace.h"
#include "app/commands/version.h"
#include "app/commands/why.h"
#include "app/slip.h"

namespace servicechain::app {
namespace {

// A new command is one more name here and a file in app/commands/.
using Commands = std::tuple<Run, Compare, Why, Theory, Sweep, Tornado, Rank, Trace, Report, Chart, Check, Diff, New, Schema,
                            Explain, Completion, Man, Demo, Version>;

constexpr const char* about =
    "servicechain: who serves whom inside an organisation, and how its customers feel it.\n"
    "A model for teaching and for what-if questions, not a forecast.";
constexpr const char* endings =
    "Ends with 0 done, 1 a --require is false, 2 wrong option, 3 the scenario has errors, 4 undecided,\n"
    "5 file or disk trouble, 6 stopped by you, 70 internal fault.\n\n"
    "Start with: servicechain demo";

ExitCode explain(const CLI::ParseError& error, const CLI::App& program) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    program.exit(error);  // --help
    return ExitCode::done;
  }
  fmt::print(stderr, "servicechain: {}\n", describe_slip(error, program));
  return ExitCode::wrong_option;
}

// `help` and `help run` for --help and run --help.
std::vector<const char*> without_the_word_help(int count, const char* const* words) {
  std::vector<const char*> said{words, words + count};
  if (said.size() < 2 || std::string_view{said[1]} != "help") return said;
  said.erase(said.begin() + 1);
  said.push_back("--help");
  return said;
}

}  // namespace

ExitCode answer(int count, const char* const* words) {
  CLI::App program{about, "servicechain"};
  program.get_formatter()->label("SUBCOMMAND", "COMMAND");
  program.require_subcommand(1);
  program.set_version_flag("--version", "servicechain " SERVICECHAIN_VERSION, "Which version this is");

  Commands commands;
  std::apply([&](auto&... command) { (command.add_to(program), ...); }, commands);
  program.footer(endings);  // after the commands, which would take it over
  try {
    const std::vector<const char*> said = without_the_word_help(count, words);
    program.parse(static_cast<int>(said.size()), said.data());
  } catch (const CLI::ParseError& error) {
    return explain(error, program);
  }

  std::optional<ExitCode> code;
  const auto run_if_named = [&](const auto& command) {
    if (program.got_subcommand(command.name)) code = command.answer();
  };
  std::apply([&](const auto&... command) { (run_if_named(command), ...); }, commands);
  return code.value_or(ExitCode::internal_fault);
}

}  // namespace servicechain::app
