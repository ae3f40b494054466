#include "app/commands/chart.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/labels.h"
#include "analysis/map/chain_map.h"
#include "analysis/report/attached.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/results_store.h"
#include "app/drawing.h"
#include "app/input.h"
#include "app/json_text.h"
#include "app/own_numbers.h"
#include "app/report.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

namespace charts = analysis::charts;
namespace fs = std::filesystem;

constexpr const char* chain_map = "chain-map";
constexpr const char* all_charts = "all";

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

// Not of a run.
bool is_of_another_command(const std::string& folder) {
  return !folder.empty() && !fs::exists(fs::path{folder} / "results.db") && !analysis::report::charts_in_folder(folder).empty();
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

bool is_file_name(const std::string& output) {
  const std::string extension = fs::path{output}.extension().string();
  return extension == ".svg" || extension == ".png" || extension == ".pdf" || extension == ".csv";
}

// What one chart gives for each format.
struct Piece {
  std::string name;
  std::string svg;
  std::string title;
  std::string csv;
};

std::string bytes_of(const Piece& drawing, const std::string& format) {
  return format == "csv" ? drawing.csv : charts::picture_of(drawing.svg, drawing.title, "." + format);
}

// Letters become dots or outlines here, not where the file is read.
bool wants_pictures(const Chart& command) {
  const auto is_picture = [](std::string_view format) { return format == "png" || format == "pdf"; };
  return is_file_name(command.output) ? is_picture(fs::path{command.output}.extension().string().substr(1))
                                      : std::any_of(command.formats.begin(), command.formats.end(), is_picture);
}

const charts::PictureSize& size_of(const Chart& command) {
  return command.size == charts::slide.name ? charts::slide : charts::half_page;
}

std::string no_letters(const std::string& name) {
  return fmt::format("no PNG or PDF of {}: no font on this machine has all of its letters; install one that has, or take the SVG", name);
}

// "": nowhere else.
std::string where_it_is(const std::string& name) {
  if (const charts::KeptChartKind* kind = charts::find_kept_chart_kind(name)) return fmt::format("; it is made by: servicechain {}", kind->command);
  return "; it is of a run: servicechain compare FILE -o DIR";
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
    if (!scenario_) return;
    named_ = analysis::in_labels(scenario_->chain, analysis::Labels{});
  }

  // Its scenario can be read; else why not has been told.
  [[nodiscard]] bool is_ready() const { return scenario_.has_value(); }

  // What is laid beside the run. nullopt: done; else what was wrong has been told.
  [[nodiscard]] std::optional<ExitCode> take_histories() {
    OwnNumbers own = read_histories(command_.histories, stored_.study, terminal_);
    if (const ExitCode* wrong = std::get_if<ExitCode>(&own)) return *wrong;
    stored_.study.own = std::move(std::get<0>(own));
    shown_ = analysis::shown(scenario_->chain, stored_.study, {scenario_->language, terminal_.vocabulary()});
    return std::nullopt;
  }

  // All of them at once, on threads. What cannot be drawn is told.
  [[nodiscard]] ExitCode prepare(const std::vector<std::string>& names) {
    std::vector<charts::Chart> made;
    for (const std::string& name : names) {
      std::ranges::move(charts_called(name), std::back_inserter(made));
    }
    if (made.empty()) return ExitCode::done;
    {
      const app::Drawing drawing{terminal_, threads_for(command_.jobs)};
      drawn_ = charts::draw(std::move(made), {&size_of(command_), 1}, drawing.options());
    }
    return app::tell(charts::undrawn(drawn_), terminal_);
  }

  // Several where one is drawn for each of several own histories. Requires: it was prepared. None: why not has been told.
  [[nodiscard]] std::vector<Piece> draw(const std::string& name) {
    if (name == chain_map) return draw_chain_map();
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      const charts::DrawnChart& drawn = drawn_[i];
      if (drawn.chart.name != name || drawn.svgs.empty()) continue;
      pieces.push_back({named_charts_[i].file, drawn.svgs.front(), drawn.chart.title, named_charts_[i].csv});
    }
    return pieces;
  }

 private:
  // What a file of a chart is called, and its data table: with names, whatever the picture says.
  struct Named {
    std::string file;
    std::string csv;
  };

  // None: the map, which is no chart of the kit; or why not has been told.
  [[nodiscard]] std::vector<charts::Chart> charts_called(const std::string& name) {
    if (name == chain_map) return {};
    if (charts::find_kept_chart_kind(name) != nullptr) {
      tell(fmt::format("no chart {} in the folder of a run{}, then: servicechain chart DIR {}", name, where_it_is(name), name));
      return {};
    }
    const charts::StudyChart& entry = *charts::find_study_chart(name);
    std::vector<charts::ChartOrNot> all = charts::charts_of(entry, {shown_.study, shown_.chain, command_.what_if});
    const std::vector<charts::ChartOrNot> named = charts::charts_of(entry, {stored_.study, named_, command_.what_if});
    std::vector<charts::Chart> drawable;
    for (std::size_t i = 0; i < all.size(); ++i) {
      charts::ChartOrNot& made = all[i];
      if (const auto* not_made = std::get_if<charts::NoChart>(&made)) {
        tell(fmt::format("no chart {}: {}", name, not_made->why));
        continue;
      }
      if (lacks_letters_of(std::get<charts::Chart>(made))) {
        tell(no_letters(name));
        continue;
      }
      const auto& as_named = std::get<charts::Chart>(named[i]);
      named_charts_.push_back({as_named.called(), charts::csv_of(as_named)});
      drawable.push_back(std::get<charts::Chart>(std::move(made)));
    }
    return drawable;
  }

  // None: why has been told.
  [[nodiscard]] std::vector<Piece> draw_chain_map() {
    const charts::Chart drawn = analysis::chain_map_chart(shown_.chain, shown_.study, scenario_->language);
    if (lacks_letters_of(drawn)) {
      tell(no_letters(chain_map));
      return {};
    }
    return {{chain_map, analysis::chain_map_svg(shown_.chain, shown_.study, scenario_->language, size_of(command_)), drawn.title,
             charts::csv_of(analysis::chain_map_chart(named_, stored_.study, scenario_->language))}};
  }

  // Where letters become dots or outlines.
  [[nodiscard]] bool lacks_letters_of(const charts::Chart& chart) {
    if (!wants_pictures(command_)) return false;
    if (!painter_) painter_.emplace();
    return painter_->lacks_letters_of(chart);
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
  analysis::Shown shown_;       // on pictures
  models::ServiceChain named_;  // in data tables
  std::optional<charts::Painter> painter_;   // -- state: made when first needed
  std::vector<charts::DrawnChart> drawn_{};  // -- state: once prepared
  std::vector<Named> named_charts_{};        // -- state: the same charts
};

// The charts of the folder of another command.
class KeptDrawer {
 public:
  KeptDrawer(const Chart& command, const Console& terminal)
      : command_{command}, terminal_{terminal}, charts_{analysis::report::read_chart_folder(command.folder)} {}

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const analysis::report::AttachedChart& chart : charts_) names.push_back(chart.kept.chart.name);
    return names;
  }

  // One; none: why not has been told.
  [[nodiscard]] std::vector<Piece> draw(const std::string& name) {
    const auto found = std::ranges::find(charts_, name, [](const auto& chart) { return chart.kept.chart.name; });
    if (found == charts_.end()) {
      terminal_.complain(fmt::format("servicechain: {} has no chart {}; it has {}{}", command_.folder, name, fmt::join(names(), ", "), where_it_is(name)));
      return {};
    }
    const charts::Chart& chart = found->kept.chart;
    if (wants_pictures(command_) && painter_.lacks_letters_of(chart)) {
      terminal_.complain(no_letters(name));
      return {};
    }
    return {{name, analysis::report::svg_of(painter_, *found, size_of(command_)), chart.title, charts::csv_of(chart)}};
  }

 private:
  const Chart& command_;
  const Console& terminal_;
  std::vector<analysis::report::AttachedChart> charts_;
  charts::Painter painter_;
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

// Every chart that is asked for, in every format that is. `drawer` draws one by its name.
template <typename AnyDrawer>
ExitCode Chart::write(AnyDrawer&& drawer, const std::vector<std::string>& names, const Console& terminal) const {
  std::vector<std::string> as_asked = formats;
  if (is_file_name(output)) as_asked = {fs::path{output}.extension().string().substr(1)};
  std::vector<std::pair<std::string, std::string>> files;  // what-ifs.svg → where
  for (const std::string& one : chart == all_charts ? names : std::vector<std::string>{chart}) {
    for (const Piece& drawing : drawer.draw(one)) {
      for (const std::string& format : as_asked) {
        const fs::path place = place_of(*this, drawing.name, format);
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
    terminal.print(terminal.wants_json() ? listed_as_json(folder) : listed(folder));
    return ExitCode::done;
  }
  if (const std::string slip = what_is_wrong(); !slip.empty()) {
    terminal.complain("servicechain: " + slip);
    return ExitCode::wrong_option;
  }
  const std::vector<std::string> others = analysis::report::charts_in_folder(folder);
  if (is_of_another_command(folder) || std::ranges::find(others, chart) != others.end()) {
    KeptDrawer drawer{*this, terminal};
    return write(drawer, drawer.names(), terminal);
  }
  Drawer drawer{*this, terminal};
  if (!drawer.is_ready()) return ExitCode::scenario_has_errors;
  if (const std::optional<ExitCode> wrong = drawer.take_histories()) return *wrong;
  const std::vector<std::string> names = names_of_charts();
  const ExitCode drawn = drawer.prepare(chart == all_charts ? names : std::vector<std::string>{chart});
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
  if (!fs::is_directory(folder)) {
    return fmt::format("{} is no run folder; make one with: servicechain compare FILE -o {}", folder,
                       fs::exists(folder) ? "DIR" : folder);
  }
  if (is_file_name(output) && (chart == all_charts || formats.size() > 1 || histories.size() > 1)) {
    return fmt::format("{} is one file, but several are asked for; give a folder to -o", output);
  }
  return "";
}

void Chart::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "One chart of a run, for slides and letters: SVG, PNG, PDF or its numbers");
  command.add_option("RUN", folder, "The folder of a run, or one that why, rank, sweep, tornado or trace wrote with -o")->type_name("");
  command.add_option("NAME", chart, "Which chart; --list has them, all draws all")->type_name("");
  command.add_flag("--list", list, "Which charts there are, and which command makes them; of a folder: which it has");
  command.add_option("-f,--format", formats, "svg, png, pdf, csv (its data table); several with commas")
      ->type_name("FORMAT")
      ->delimiter(',')
      ->check(CLI::IsMember({"svg", "png", "pdf", "csv"}));
  command.add_option("-o,--output", output, "A file, or a folder; else RUN/charts")->type_name("PATH");
  command.add_option("--size", size, "slide (16:9) or half-page (half of A4)")
      ->type_name("SIZE")
      ->check(CLI::IsMember({"slide", "half-page"}));
  command.add_option("--what-if", what_if, "For charts of one what-if: which; else the one that does best")->type_name("NAME");
  add_history_option(command, histories);
  add_jobs(command, jobs);
  add_options(command, console);
}

}  // namespace servicechain::app
