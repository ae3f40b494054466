#include "app/commands/chart.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "analysis/charts/pictures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/report/attached.h"
#include "analysis/store/folder_swap.h"
#include "app/chart_drawers.h"
#include "app/json_text.h"
#include "app/output_place.h"
#include "app/own_numbers.h"
#include "app/run_folders.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

namespace charts = analysis::charts;
namespace fs = std::filesystem;

// Name and what it shows, of those in the folder of another command; of one that is given, what it has.
std::vector<std::pair<std::string, std::string>> of_other_commands(const std::string& folder) {
  const std::vector<std::string> there = folder.empty() ? std::vector<std::string>{} : analysis::report::charts_in_folder(folder);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const charts::KeptChartKind& kind : charts::kept_chart_kinds()) {
    const bool is_there = std::ranges::find(there, kind.name) != there.end();
    if (!folder.empty() && !is_there) continue;
    fields.emplace_back(kind.name, folder.empty() ? fmt::format("{} (servicechain {})", kind.says, kind.command) : std::string{kind.says});
  }
  return fields;
}

std::string in_lines(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string text;
  for (const auto& [name, says] : fields) text += fmt::format("{}{:<20}{}", text.empty() ? "" : "\n", name, says);
  return text;
}

std::vector<std::string> names_of_charts() {
  std::vector<std::string> names{chain_map};
  for (const charts::StudyChart& chart : charts::study_charts()) names.emplace_back(chart.name);
  return names;
}

std::vector<std::pair<std::string, std::string>> of_a_run() {
  std::vector<std::pair<std::string, std::string>> fields{{chain_map, "Who serves whom, and where does it hurt?"}};
  for (const charts::StudyChart& chart : charts::study_charts()) fields.emplace_back(chart.name, chart.says);
  return fields;
}

std::string listed(const std::string& folder) {
  if (is_of_another_command(folder)) return in_lines(of_other_commands(folder));
  const std::string whole = fmt::format("\n{:<20}{}", all_charts, "All of these that the folder has the numbers for");
  if (!folder.empty()) return in_lines(of_a_run()) + whole;
  return in_lines(of_a_run()) + whole + "\n\nIn the folders of other commands, which report RUN --with DIR takes in, too:\n" +
         in_lines(of_other_commands(""));
}

std::string listed_as_json(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (!is_of_another_command(folder)) fields = of_a_run();
  if (folder.empty() || fields.empty()) std::ranges::move(of_other_commands(folder), std::back_inserter(fields));
  return as_json(fields);
}

// "": it is a folder with charts, or none is given.
std::string why_nothing_to_list(const std::string& folder) {
  if (folder.empty() || is_of_another_command(folder) || fs::exists(fs::path{folder} / "results.db")) return "";
  constexpr const char* made_with = "make one with: servicechain run FILE -o DIR; all the charts that there are: servicechain chart --list";
  if (!fs::exists(folder)) return fmt::format("there is no folder {}; {}", folder, made_with);
  return fmt::format("{} is no folder of a run, nor of why, rank, sweep, tornado or trace; {}", folder, made_with);
}

OutputRule output_rule() { return {.endings = {"svg", "png", "pdf", "csv"}, .texts = {"svg", "csv"}}; }

std::string bytes_of(const Piece& drawing, const std::string& format) {
  return format == "csv" ? drawing.csv : charts::picture_of(drawing.svg, drawing.title, "." + format);
}

std::string lines_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string text;
  for (const auto& [what, where] : files) text += (text.empty() ? "" : "\n") + where;
  return text;
}

}  // namespace

std::vector<std::string> Chart::asked() const { return asked_formats(formats, output, output_rule(), "svg"); }

fs::path Chart::place_of(const std::string& called, const std::string& format) const {
  if (!ending_of(output, output_rule()).empty()) return output;
  const fs::path into = output.empty() ? fs::path{folder} / "charts" : fs::path{output};
  return into / (called + "." + format);
}

ChartWish Chart::wish() const {
  const auto is_picture = [](const std::string& format) { return format == "png" || format == "pdf"; };
  return {.folder = folder,
          .chart = chart,
          .what_if = what_if,
          .histories = histories,
          .size = size == charts::slide.name ? charts::slide : charts::half_page,
          .has_pictures = std::ranges::any_of(asked(), is_picture)};
}

// Every chart that is asked for, in every format that is. `drawer` draws one by its name.
template <typename AnyDrawer>
ExitCode Chart::write(AnyDrawer&& drawer, const std::vector<std::string>& names, const Console& terminal) const {
  std::vector<std::pair<std::string, std::string>> files;  // what-ifs.svg → where
  for (const std::string& one : chart == all_charts ? names : std::vector<std::string>{chart}) {
    for (const Piece& drawing : drawer.draw(one)) {
      for (const std::string& format : asked()) {
        if (is_standard_output(output)) {
          terminal.print(bytes_of(drawing, format));
          return ExitCode::done;
        }
        const fs::path place = place_of(drawing.name, format);
        analysis::replace_file(place, bytes_of(drawing, format));
        files.emplace_back(drawing.name + "." + format, place.string());
      }
    }
  }
  if (files.empty()) return ExitCode::wrong_option;
  terminal.print(terminal.wants_json() ? as_json(files) : lines_of(files));
  return ExitCode::done;
}

ExitCode Chart::answer() const {
  const Console terminal{console};
  if (list) {
    if (const std::string slip = why_nothing_to_list(folder); !slip.empty()) {
      terminal.complain("servicechain: " + slip);
      return ExitCode::wrong_option;
    }
    terminal.print(terminal.wants_json() ? listed_as_json(folder) : listed(folder));
    return ExitCode::done;
  }
  if (const std::string slip = what_is_wrong(); !slip.empty()) {
    terminal.complain("servicechain: " + slip);
    return ExitCode::wrong_option;
  }
  if (!is_standard_output(output)) check_can_be_made(place_of(chart, asked().front()));
  const std::vector<std::string> others = analysis::report::charts_in_folder(folder);
  if (is_of_another_command(folder) || std::ranges::find(others, chart) != others.end()) {
    KeptDrawer drawer{wish(), terminal};
    return write(drawer, drawer.names(), terminal);
  }
  RunDrawer drawer{wish(), terminal};
  if (!drawer.is_ready()) return ExitCode::scenario_has_errors;
  if (const std::optional<ExitCode> wrong = drawer.take_histories()) return *wrong;
  const std::vector<std::string> names = names_of_charts();
  const ExitCode drawn = drawer.prepare(chart == all_charts ? names : std::vector<std::string>{chart}, threads_for(jobs));
  if (drawn == ExitCode::stopped) return drawn;
  const ExitCode written = write(drawer, names, terminal);
  return drawn == ExitCode::done ? written : drawn;
}

std::string Chart::what_is_wrong() const {
  if (folder.empty()) return "of which run? servicechain chart RUN NAME; the charts are in: servicechain chart --list";
  std::vector<std::string> known = is_of_another_command(folder) ? analysis::report::charts_in_folder(folder) : names_of_charts();
  if (chart.empty()) return fmt::format("which chart? {}, or {}", fmt::join(known, ", "), all_charts);
  known = names_of_charts();
  for (const charts::KeptChartKind& kind : charts::kept_chart_kinds()) known.emplace_back(kind.name);
  if (chart != all_charts && std::find(known.begin(), known.end(), chart) == known.end()) {
    const std::vector<std::string> meant = scenarios::nearest(chart, known);
    return fmt::format("there is no chart \"{}\"; {}", chart,
                       meant.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : scenarios::did_you_mean(meant));
  }
  const charts::StudyChart* study_chart = charts::find_study_chart(chart);
  if (!histories.empty() && chart != all_charts && (study_chart == nullptr || study_chart->own == charts::StudyChart::Own::nothing)) {
    return fmt::format("--history goes with the charts fan, xmr and when-noticed, not with {}", chart);
  }
  if (!fs::is_directory(folder)) return why_no_run_folder(folder);
  if (is_one_place(output, output_rule()) && (chart == all_charts || histories.size() > 1)) {
    return fmt::format("{} is one file, but several are asked for; give a folder to -o", said(output));
  }
  if (is_standard_output(output) && console.json) return "-o - and --json would both write to standard output; leave out one of them";
  return disagreement(asked(), output, output_rule());
}

void Chart::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "One chart of a run, for slides and letters: SVG, PNG, PDF or its numbers");
  command.add_option("RUN", folder, "The folder of a run, or one that why, rank, sweep, tornado or trace wrote with -o")->type_name("");
  command.add_option("NAME", chart, "Which chart; --list has them, all draws all")->type_name("");
  command.add_flag("--list", list, "Which charts there are, and which command makes them; of a folder: which it has");
  command.add_option("-f,--format", formats, "svg, png, pdf, csv (its data table); several with commas")
      ->type_name("FORMAT")
      ->delimiter(',')
      ->transform(one_of({"svg", "png", "pdf", "csv"}));
  add_output(command, output, output_rule(), "A file, or a folder; else RUN/charts; - is standard output, for one as SVG or CSV");
  command.add_option("--size", size, "slide (16:9) or half-page (half of A4)")
      ->type_name("SIZE")
      ->transform(one_of({"slide", "half-page"}));
  command.add_option("--what-if", what_if, "For charts of one what-if: which, and it is in the name of the file; else the one that does best")->type_name("NAME");
  add_history_option(command, histories);
  add_jobs(command, jobs);
  add_options(command, console);
}

}  // namespace servicechain::app
