#include "app/commands/report.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "analysis/folder_swap.h"
#include "analysis/results_store.h"
#include "analysis/study_tables.h"
#include "analysis/workbook.h"
#include "app/console.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

std::string json_of(const std::vector<fs::path>& files, const std::vector<std::string>& notes) {
  nlohmann::ordered_json json;
  json["files"] = nlohmann::ordered_json::array();
  for (const fs::path& file : files) json["files"].push_back(file.string());
  json["notes"] = notes;
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<fs::path> Report::write_csv(const std::vector<analysis::DataTable>& tables) const {
  const analysis::CsvDialect dialect{.separator = with_semicolons ? ';' : ',',
                                     .decimal = with_semicolons ? ',' : '.',
                                     .beginning = with_mark ? analysis::byte_order_mark : ""};
  const fs::path into = fs::path{folder} / "csv";
  std::error_code trouble;
  fs::create_directory(into, trouble);
  if (trouble) throw std::system_error{trouble, into.string()};
  std::vector<fs::path> files;
  for (const analysis::DataTable& table : tables) {
    files.push_back(into / (table.name + ".csv"));
    analysis::write_file(files.back(), analysis::csv_of(table, dialect));
  }
  return files;
}

ExitCode Report::answer() const {
  const Console terminal{console};
  const auto is_asked = [this](const char* format) { return std::ranges::find(formats, format) != formats.end(); };
  if (!is_asked("csv") && (with_mark || with_semicolons)) {
    terminal.complain("servicechain: --bom and --semicolon are for CSV; add -f csv");
    return ExitCode::wrong_option;
  }
  const fs::path path{folder};
  if (!fs::is_directory(path)) {
    terminal.complain(fmt::format("servicechain: {} is no run folder; make one with: servicechain run FILE -o {}",
                                  folder, fs::exists(path) ? "DIR" : folder));
    return ExitCode::wrong_option;
  }
  const analysis::StoredRun run = analysis::read_results_store(path / "results.db");
  std::vector<fs::path> files;
  std::vector<std::string> notes;
  std::vector<analysis::DataTable> tables = analysis::all_tables(run.study, analysis::promises_of(run.study.history));
  if (is_asked("csv")) files = write_csv(tables);
  if (is_asked("xlsx")) {
    tables.insert(tables.begin(), analysis::about_data(run));
    files.insert(files.begin(), path / "report.xlsx");
    notes = analysis::write_workbook(files.front(), tables);
  }
  if (terminal.wants_json()) {
    terminal.print(json_of(files, notes));
  } else {
    for (const fs::path& file : files) terminal.print(file.string() + "\n");
    for (const std::string& words : notes) terminal.complain(words);
  }
  return ExitCode::done;
}

void Report::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "A run for other programs: every table as a spreadsheet, or as CSV");
  command.add_option("RUN", folder, "The folder of a run, as run -o or compare -o made it")->type_name("")->required();
  command
      .add_option("-f,--format", formats, "xlsx (RUN/report.xlsx; when nothing is said), csv (RUN/csv), or both: xlsx,csv")
      ->type_name("FORMAT")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"xlsx", "csv"}));
  command.add_flag("--bom", with_mark, "CSV: begin with a byte-order mark, by which Excel knows UTF-8");
  command.add_flag("--semicolon", with_semicolons, "CSV: semicolons and decimal commas, as in much of Europe");
  add_options(command, console);
}

}  // namespace servicechain::app
