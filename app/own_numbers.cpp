#include "app/own_numbers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>

#include "analysis/history/calendar_match.h"
#include "app/input.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/data_folder.h"
#include "scenarios/reading/own_numbers.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

// satisfaction=mine.csv:shoppers. A file may have such signs in its own name.
struct Asked {
  std::string measure;  // "": what the run decides on
  std::string file;
  std::string column;   // "" without
};

Asked asked_in(const std::string& text) {
  Asked asked{"", text, ""};
  if (fs::exists(text)) return asked;
  if (const std::size_t equals = text.find('='); equals != text.npos) {
    asked.measure = text.substr(0, equals);
    asked.file = text.substr(equals + 1);
  }
  const std::size_t colon = asked.file.rfind(':');
  if (colon == asked.file.npos || fs::exists(asked.file)) return asked;
  asked.column = asked.file.substr(colon + 1);
  asked.file.resize(colon);
  return asked;
}

// "": the measure is kept over time. Else why it cannot be compared.
std::string why_not(const std::string& words, const analysis::Study& study) {
  const std::vector<std::string> known = names_over_time(study.history);
  if (known.empty()) return "these results have nothing period by period; run the scenario again with -o";
  const std::vector<std::string> meant = scenarios::nearest(words, known);
  std::vector<std::string> of_customers = known;
  std::erase_if(of_customers, [](const std::string& name) { return name.find(' ') != name.npos; });
  return fmt::format("\"{}\" is not kept over time; {}", words,
                     meant.empty() ? fmt::format("of customers there are {}; of departments, for example, \"{}\"",
                                                 fmt::join(of_customers, ", "), known.back())
                                   : scenarios::did_you_mean(meant));
}

// Where nothing simulated can be laid beside them, and what to do.
void tell_if_alone(const analysis::OwnHistory& own, const analysis::Study& study, const Console& terminal) {
  const analysis::CalendarPeriods periods = calendar_periods(study.history, own.every);
  const auto* none = std::get_if<analysis::NoPeriods>(&periods);
  if (none == nullptr) return;
  terminal.note(fmt::format("{}: nothing simulated can be laid beside them: {}{}{}.", own.file, none->why, none->advice.empty() ? "" : "; ",
                            none->advice));
}

}  // namespace

void add_history_option(CLI::App& command, std::vector<std::string>& histories) {
  command
      .add_option("--history", histories,
                  "Your own numbers over time, a CSV of date and value: satisfaction=mine.csv, mine.csv:COLUMN; without a "
                  "measure it is what the run decides on; may be given several times")
      ->type_name("[MEASURE=]FILE")
      ->allow_extra_args(false);
}

OwnNumbers read_histories(const std::vector<std::string>& histories, const analysis::Study& study,
                          const Console& terminal) {
  std::vector<analysis::OwnHistory> all;
  std::optional<ExitCode> wrong;
  for (const std::string& text : histories) {
    const Asked asked = asked_in(text);
    const std::string words = asked.measure.empty() ? name_over_time(study.decided) : asked.measure;
    const auto measure = measure_over_time(study.history, words);
    if (!measure) {
      terminal.complain(fmt::format("servicechain: --history {}: {}; say of what the file is: --history satisfaction={}", text,
                                    why_not(words, study), asked.file));
      wrong = ExitCode::wrong_option;
      continue;
    }
    const std::string content = scenarios::text_of_file(asked.file);
    auto [own, problems] = scenarios::read_own_numbers(content, {asked.file, asked.column, *measure, names_over_time(study.history)});
    tell(problems, content, terminal);
    if (!own) {
      wrong = wrong.value_or(ExitCode::scenario_has_errors);
      continue;
    }
    if (std::ranges::find(all, own->measure, &analysis::OwnHistory::measure) != all.end()) {
      terminal.complain(fmt::format("servicechain: --history has two files for {}", words));
      wrong = ExitCode::wrong_option;
    }
    terminal.note(fmt::format("{}: {} numbers of {}. {}", asked.file, own->points.size(), words, fmt::join(own->notes, " ")));
    tell_if_alone(*own, study, terminal);
    all.push_back(std::move(*own));
  }
  if (wrong) return *wrong;
  return all;
}

}  // namespace servicechain::app
