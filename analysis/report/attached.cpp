#include "analysis/report/attached.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <system_error>

#include "analysis/markup.h"
#include "analysis/report/on_paper.h"

namespace servicechain::analysis::report {
namespace {

namespace fs = std::filesystem;
using charts::KeptChart;

class NotAsWritten final : public std::error_category {
 public:
  const char* name() const noexcept override { return "chart"; }
  std::string message(int) const override { return "this is not a chart as servicechain writes it"; }
};

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  static const NotAsWritten category;
  throw std::system_error{std::error_code{1, category}, fmt::format("{}: {}", file.string(), why)};
}

fs::path place_of(const fs::path& folder, std::string_view name) { return folder / "charts" / fmt::format("{}.json", name); }

// Of a larger file than a chart's so much that it is seen to be one.
std::string text_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::system_error{std::make_error_code(std::errc::io_error), path.string()};
  std::string text(std::min<std::uintmax_t>(fs::file_size(path), charts::largest_kept_chart) + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

// "" where it is of the run's own scenario, as it was run.
std::string difference(const RunIdentity& run, const charts::ChartOrigin& origin) {
  if (hash_of(run.scenario_text) != origin.scenario_hash) return "the scenario file has been changed between the two";
  return run.sets == origin.sets ? "" : "--set was not the same";
}

// "sweep", and of two more "sweep-2", "sweep-3".
std::string id_of(const std::string& name, int number) { return number == 1 ? name : fmt::format("{}-{}", name, number); }

DataTable data_of(const KeptChart& kept) {
  const charts::Chart& chart = kept.chart;
  DataTable table{kept.origin.command == chart.id ? chart.id : fmt::format("{}-{}", kept.origin.command, chart.id), {}, {}};
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < chart.data.columns.size(); ++c) {
    if (chart.data.columns[c].says.empty()) continue;
    shown.push_back(c);
    table.columns.push_back(fit_for_print(chart.data.columns[c].says));
  }
  for (const std::vector<charts::Cell>& row : chart.data.rows) {
    std::vector<Cell> cells;
    for (const std::size_t c : shown) {
      cells.push_back(row[c].kind == charts::Cell::Kind::number ? Cell{row[c].number} : Cell{fit_for_print(row[c].words)});
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

std::vector<std::string> charts_in_folder(const fs::path& folder) {
  std::vector<std::string> names;
  for (const charts::KeptChartKind& kind : charts::kept_chart_kinds()) {
    if (fs::is_regular_file(place_of(folder, kind.name))) names.emplace_back(kind.name);
  }
  return names;
}

std::vector<AttachedChart> read_chart_folder(const fs::path& folder) {
  std::vector<AttachedChart> found;
  for (const std::string& name : charts_in_folder(folder)) {
    const fs::path file = place_of(folder, name);
    std::variant<KeptChart, charts::NoChart> read = charts::read_kept_chart(text_of(file));
    if (const auto* trouble = std::get_if<charts::NoChart>(&read)) refuse(file, trouble->why);
    auto& kept = std::get<KeptChart>(read);
    if (kept.chart.name != name) refuse(file, fmt::format("it holds the chart \"{}\"", kept.chart.name));
    kept.chart.id = name;
    found.push_back({file, std::move(kept)});
  }
  return found;
}

std::string svg_of(charts::Painter& painter, const AttachedChart& chart, const charts::PictureSize& size) {
  try {
    if (size.lettering == charts::Lettering::plot) return painter.svg(chart.kept.chart, size);
    charts::Chart shown = chart.kept.chart;
    shown.answer = without_commands(shown.answer);
    return painter.svg(shown, size);
  } catch (const std::logic_error&) {
    // The kit's own charts never fail; one that somebody else wrote may, whatever was checked.
    refuse(chart.file, "it cannot be drawn");
  } catch (const std::runtime_error& trouble) {
    refuse(chart.file, trouble.what());
  }
}

Attached attached_to(const StoredRun& run, const std::vector<std::string>& folders) {
  Attached attached;
  std::map<std::string, int> numbers;
  for (const std::string& folder : folders) {
    std::string changed;
    std::vector<AttachedChart> found = read_chart_folder(folder);
    if (found.empty()) {
      attached.refused = fmt::format("{} holds no charts for a report; make some with: servicechain why FILE -o DIR (or rank, sweep, tornado, trace)", folder);
      return attached;
    }
    for (AttachedChart& chart : found) {
      const charts::ChartOrigin& origin = chart.kept.origin;
      const std::string is_changed = difference(run.identity, origin);
      if (!is_changed.empty() && origin.scenario != run.study.scenario) {
        attached.refused = fmt::format("{} is of another scenario (\"{}\") than this run (\"{}\")", folder, origin.scenario, run.study.scenario);
        return attached;
      }
      if (!is_changed.empty()) chart.kept.chart.source = "Of another version of this scenario: " + chart.kept.chart.source;
      changed = is_changed.empty() ? changed : is_changed;
      chart.kept.chart.id = id_of(chart.kept.chart.name, ++numbers[chart.kept.chart.name]);
      attached.charts.push_back(std::move(chart));
    }
    if (!changed.empty()) {
      attached.cautions.push_back(fmt::format("What comes from \"{}\" is of another version of this scenario than the rest: {}.", folder, changed));
    }
  }
  return attached;
}

std::vector<Figure> attached_figures(const Attached& attached, const charts::PictureSize& size) {
  std::vector<Figure> figures;
  if (attached.charts.empty()) return figures;
  charts::Painter painter;
  for (const AttachedChart& chart : attached.charts) {
    Figure figure = chart_figure(chart.kept.chart, svg_of(painter, chart, size), charts::json_of(chart.kept.chart), size);
    figure.made_by = chart.kept.origin.command;
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::vector<DataTable> attached_tables(const Attached& attached) {
  std::vector<DataTable> tables;
  for (const AttachedChart& chart : attached.charts) tables.push_back(data_of(chart.kept));
  return tables;
}

}  // namespace servicechain::analysis::report
