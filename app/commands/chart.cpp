#include "app/commands/chart.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>

#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/map/chain_map.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/results_store.h"
#include "analysis/tables/study_tables.h"
#include "app/input.h"
#include "app/json_text.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

namespace charts = analysis::charts;
namespace fs = std::filesystem;

constexpr const char* chain_map = "chain-map";
constexpr const char* all_charts = "all";

std::vector<std::string> names_of_charts() {
  std::vector<std::string> names{chain_map};
  for (const charts::StudyChart& chart : charts::study_charts()) names.emplace_back(chart.name);
  return names;
}

std::string listed() {
  std::string text = fmt::format("{:<20}{}\n", chain_map, "Who serves whom, and where does it hurt?");
  for (const charts::StudyChart& chart : charts::study_charts()) text += fmt::format("{:<20}{}\n", chart.name, chart.says);
  return text + fmt::format("{:<20}{}", all_charts, "All of these that the run has the numbers for");
}

std::string listed_as_json() {
  std::vector<std::pair<std::string, std::string>> fields{{chain_map, "Who serves whom, and where does it hurt?"}};
  for (const charts::StudyChart& chart : charts::study_charts()) fields.emplace_back(chart.name, chart.says);
  return as_json(fields);
}

bool is_file_name(const std::string& output) {
  const std::string extension = fs::path{output}.extension().string();
  return extension == ".svg" || extension == ".png" || extension == ".pdf" || extension == ".csv";
}

// What one chart gives for each format.
struct Drawing {
  std::string name;
  std::string svg;
  std::string title;
  std::string csv;
};

std::string bytes_of(const Drawing& drawing, const std::string& format) {
  return format == "csv" ? drawing.csv : charts::picture_of(drawing.svg, drawing.title, "." + format);
}

// Letters become dots or outlines here, not where the file is read.
bool wants_pictures(const Chart& command) {
  const auto is_picture = [](std::string_view format) { return format == "png" || format == "pdf"; };
  return is_file_name(command.output) ? is_picture(fs::path{command.output}.extension().string().substr(1))
                                      : std::any_of(command.formats.begin(), command.formats.end(), is_picture);
}

// The charts of one run folder.
class Drawer {
 public:
  Drawer(const Chart& command, const Console& terminal)
      : command_{command},
        terminal_{terminal},
        stored_{analysis::read_results_store(fs::path{command.folder} / "results.db")} {
    const ScenarioOptions as_run{.file = (fs::path{command.folder} / "scenario.yaml").string(), .sets = stored_.identity.sets};
    auto [scenario, problems] = scenarios::read_scenario_text(stored_.identity.scenario_text, as_run.file, settings_of(as_run), stored_.table_files);
    app::tell(problems, stored_.identity.scenario_text, terminal);
    scenario_ = std::move(scenario);
  }

  // Its scenario can be read; else why not has been told.
  [[nodiscard]] bool is_ready() const { return scenario_.has_value(); }

  // nullopt: why not has been told.
  [[nodiscard]] std::optional<Drawing> draw(const std::string& name) {
    if (name == chain_map) return draw_chain_map();
    const charts::StudyChart* chart = charts::find_study_chart(name);
    const charts::ChartOrNot made = charts::chart_of(*chart, {stored_.study, scenario_->chain, command_.what_if});
    if (const auto* not_made = std::get_if<charts::NoChart>(&made)) {
      tell(fmt::format("no chart {}: {}", name, not_made->why));
      return std::nullopt;
    }
    if (!painter_) painter_.emplace();
    const charts::Chart& drawn = std::get<charts::Chart>(made);
    if (wants_pictures(command_) && painter_->lacks_letters_of(drawn)) {
      tell(fmt::format("no PNG or PDF of {}: no font on this machine has all of its letters; install one that has, or take the SVG", name));
      return std::nullopt;
    }
    const bool is_slide = command_.size == charts::slide.name;
    return Drawing{name, painter_->svg(drawn, is_slide ? charts::slide : charts::half_page), drawn.title,
                   charts::csv_of(drawn)};
  }

 private:
  [[nodiscard]] Drawing draw_chain_map() const {
    return {chain_map, analysis::chain_map_svg(scenario_->chain, stored_.study, scenario_->language),
            "Who serves whom, and where does it hurt?",
            analysis::csv_of(analysis::links_data(stored_.study, analysis::promises_of(scenario_->chain)))};
  }

  // Of a chart asked for by its name it is a complaint, of all charts a remark.
  void tell(const std::string& why) const {
    if (command_.chart == all_charts) {
      terminal_.note(why);
    } else {
      terminal_.complain("servicechain: " + why);
    }
  }

  const Chart& command_;
  const Console& terminal_;
  analysis::StoredRun stored_;
  std::optional<scenarios::Scenario> scenario_;
  std::optional<charts::Painter> painter_;  // -- state: made when first needed
};

std::string lines_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string text;
  for (const auto& [what, where] : files) text += (text.empty() ? "" : "\n") + where;
  return text;
}

fs::path place_of(const Chart& command, const std::string& name, const std::string& format) {
  if (is_file_name(command.output)) return command.output;
  const fs::path folder = command.output.empty() ? fs::path{command.folder} / "charts" : fs::path{command.output};
  return folder / (name + "." + format);
}

}  // namespace

ExitCode Chart::answer() const {
  const Console terminal{console};
  if (list) {
    terminal.print(terminal.wants_json() ? listed_as_json() : listed());
    return ExitCode::done;
  }
  if (const std::string slip = what_is_wrong(); !slip.empty()) {
    terminal.complain("servicechain: " + slip);
    return ExitCode::wrong_option;
  }
  Drawer drawer{*this, terminal};
  if (!drawer.is_ready()) return ExitCode::scenario_has_errors;
  const std::vector<std::string> names = chart == all_charts ? names_of_charts() : std::vector<std::string>{chart};
  std::vector<std::string> as_asked = formats;
  if (is_file_name(output)) as_asked = {fs::path{output}.extension().string().substr(1)};
  std::vector<std::pair<std::string, std::string>> files;  // what-ifs.svg → where
  for (const std::string& one : names) {
    const std::optional<Drawing> drawing = drawer.draw(one);
    if (!drawing) continue;
    for (const std::string& format : as_asked) {
      const fs::path place = place_of(*this, one, format);
      analysis::replace_file(place, bytes_of(*drawing, format));
      files.emplace_back(one + "." + format, place.string());
    }
  }
  if (files.empty()) return ExitCode::wrong_option;
  terminal.print(terminal.wants_json() ? as_json(files) : lines_of(files));
  return ExitCode::done;
}

std::string Chart::what_is_wrong() const {
  if (folder.empty()) return "of which run? servicechain chart RUN NAME; the charts are in: servicechain chart --list";
  const std::vector<std::string> known = names_of_charts();
  if (chart.empty()) return fmt::format("which chart? {}, or {}", fmt::join(known, ", "), all_charts);
  if (chart != all_charts && std::find(known.begin(), known.end(), chart) == known.end()) {
    const std::vector<std::string> meant = scenarios::nearest(chart, known);
    return fmt::format("there is no chart \"{}\"; {}", chart,
                       meant.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : scenarios::did_you_mean(meant));
  }
  if (!fs::is_directory(folder)) {
    return fmt::format("{} is no run folder; make one with: servicechain compare FILE -o {}", folder,
                       fs::exists(folder) ? "DIR" : folder);
  }
  if (is_file_name(output) && (chart == all_charts || formats.size() > 1)) {
    return fmt::format("{} is one file, but several are asked for; give a folder to -o", output);
  }
  return "";
}

void Chart::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "One chart of a run, for slides and letters: SVG, PNG, PDF or its numbers");
  command.add_option("RUN", folder, "The folder of a run, as run -o or compare -o made it")->type_name("");
  command.add_option("NAME", chart, "Which chart; --list has them, all draws all")->type_name("");
  command.add_flag("--list", list, "Which charts there are");
  command.add_option("-f,--format", formats, "svg, png, pdf, csv (its data table); several with commas")
      ->type_name("FORMAT")
      ->delimiter(',')
      ->check(CLI::IsMember({"svg", "png", "pdf", "csv"}));
  command.add_option("-o,--output", output, "A file, or a folder; else RUN/charts")->type_name("PATH");
  command.add_option("--size", size, "slide (16:9) or half-page (half of A4)")
      ->type_name("SIZE")
      ->check(CLI::IsMember({"slide", "half-page"}));
  command.add_option("--what-if", what_if, "For charts of one what-if: which; else the one that does best")->type_name("NAME");
  add_options(command, console);
}

}  // namespace servicechain::app
