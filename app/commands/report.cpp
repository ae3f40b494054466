#include "app/commands/report.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

#include "analysis/labels.h"
#include "analysis/report/html.h"
#include "analysis/report/pdf.h"
#include "analysis/store/folder_swap.h"
#include "analysis/tables/study_tables.h"
#include "analysis/tables/workbook.h"
#include "app/drawing.h"
#include "app/input.h"
#include "app/output_place.h"
#include "app/own_numbers.h"
#include "app/report.h"
#include "app/run_folders.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;
namespace documents = analysis::report;
using documents::Layout;

std::string json_of(const std::vector<fs::path>& files, const std::vector<std::string>& notes) {
  nlohmann::ordered_json json;
  json["files"] = nlohmann::ordered_json::array();
  for (const fs::path& file : files) json["files"].push_back(file.string());
  json["notes"] = notes;
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Layout layout_of(std::string_view word) {
  if (word == "slides") return Layout::slides;
  return word == "review" ? Layout::review : Layout::full;
}

documents::Document laid_out(Layout layout, const documents::Material& material, std::vector<documents::Figure> figures) {
  switch (layout) {
    case Layout::full: return documents::full_report(material.study, material.about, std::move(figures));
    case Layout::slides: return documents::slides(material.study, std::move(figures));
    case Layout::review: return documents::management_review(material.study, material.about, std::move(figures));
  }
  return {};
}

// What a document draws on.
struct Charts {
  const documents::Gallery& gallery;
  const documents::Attached& attached;
};

documents::Document document_of(Layout layout, const documents::Material& material, const Charts& from,
                                const analysis::charts::PictureSize& size) {
  std::vector<documents::Figure> figures = documents::figures_of(from.gallery, material.study, size);
  std::ranges::move(documents::attached_figures(from.attached, size), std::back_inserter(figures));
  documents::Document document = laid_out(layout, material, std::move(figures));
  const std::vector<std::string>& cautions = from.attached.cautions;
  if (!cautions.empty()) {
    using documents::Notice;
    document.head.push_back(Notice{Notice::Weight::warning, "Read with care.", "", cautions});
  }
  return document;
}

OutputRule output_rule() { return {.endings = {"html", "pdf", "xlsx", "csv"}, .texts = {"html"}}; }

}  // namespace

std::vector<std::string> Report::asked_formats() const { return app::asked_formats(formats, output, output_rule(), "html"); }

bool Report::is_asked(std::string_view format) const {
  const std::vector<std::string> asked = asked_formats();
  return std::ranges::find(asked, format) != asked.end();
}

std::string Report::what_is_wrong() const {
  if (!is_asked("csv") && (with_mark || with_semicolons)) return "--bom and --semicolon are for CSV; add -f csv";
  if (layout != "full" && !is_asked("html") && !is_asked("pdf")) return "--layout is for html and pdf; add -f html";
  if (const std::string trouble = why_no_run_folder(folder); !trouble.empty()) return trouble;
  if (is_one_place(output, output_rule()) && is_asked("csv")) {
    return fmt::format("CSV is a file for each table, and {} is one; give a folder to -o", said(output));
  }
  if (is_standard_output(output) && console.json) return "-o - and --json would both write to standard output; leave out one of them";
  return disagreement(asked_formats(), output, output_rule());
}

fs::path Report::place_of(std::string_view format) const {
  if (is_one_place(output, output_rule())) return output;
  const fs::path into{output.empty() ? folder : output};
  const bool has_layout = layout != "full" && format != "xlsx";
  return into / fmt::format("report{}.{}", has_layout ? "-" + layout : "", format);
}

std::vector<fs::path> Report::write_csv(const std::vector<analysis::DataTable>& tables) const {
  const analysis::CsvDialect dialect{.separator = with_semicolons ? ';' : ',',
                                     .decimal = with_semicolons ? ',' : '.',
                                     .beginning = with_mark ? analysis::byte_order_mark : ""};
  const fs::path into = fs::path{output.empty() ? folder : output} / "csv";
  std::error_code trouble;
  fs::create_directories(into, trouble);
  if (trouble) throw std::system_error{trouble, into.string()};
  std::vector<fs::path> files;
  for (const analysis::DataTable& table : tables) {
    files.push_back(into / (table.name + ".csv"));
    analysis::replace_file(files.back(), analysis::csv_of(table, dialect));
  }
  return files;
}

std::vector<analysis::charts::PictureSize> Report::sizes_in(documents::Layout asked) const {
  std::vector<analysis::charts::PictureSize> sizes;
  if (is_asked("html")) sizes.push_back(documents::size_on_screen(asked));
  const analysis::charts::PictureSize& on_paper = documents::size_on_paper(asked);
  if (is_asked("pdf") && (sizes.empty() || sizes.front().name != on_paper.name)) sizes.push_back(on_paper);
  return sizes;
}

Report::Written Report::write_documents(const analysis::StoredRun& run, const documents::Attached& attached,
                                        const Console& terminal) const {
  const auto scenario = read({.file = (fs::path{folder} / "scenario.yaml").string(), .sets = run.identity.sets}, terminal);
  if (!scenario) return {{}, ExitCode::scenario_has_errors};
  const analysis::Shown shown = analysis::shown(scenario->chain, run.study, {scenario->language, terminal.vocabulary()});
  const documents::Material material{shown.study, shown.chain, scenario->about, scenario->language};
  const Layout asked = layout_of(layout);
  const documents::Gallery gallery = [&] {
    const Drawing drawing{terminal, threads_for(jobs)};
    return documents::gallery_of(material, sizes_in(asked), drawing.options());
  }();
  Written written{{}, tell(analysis::charts::undrawn(gallery.charts), terminal)};
  if (written.code == ExitCode::stopped) return written;
  const auto write = [&](const char* format, const analysis::charts::PictureSize& size, auto bytes_of) {
    const std::string bytes = bytes_of(document_of(asked, material, {gallery, attached}, size));
    written.files.push_back(place_of(format));
    if (is_standard_output(output)) return terminal.print(bytes);
    analysis::replace_file(written.files.back(), bytes);
  };
  if (is_asked("html")) write("html", documents::size_on_screen(asked), documents::html_of);
  if (is_asked("pdf")) write("pdf", documents::size_on_paper(asked), documents::pdf_of);
  return written;
}

ExitCode Report::answer() const {
  const Console terminal{console};
  if (const std::string wrong = what_is_wrong(); !wrong.empty()) {
    terminal.complain("servicechain: " + wrong);
    return ExitCode::wrong_option;
  }
  if (!is_standard_output(output)) check_can_be_made(place_of(asked_formats().front()));
  analysis::StoredRun run = analysis::read_results_store(fs::path{folder} / "results.db");
  OwnNumbers own = read_histories(histories, run.study, terminal);
  if (const ExitCode* wrong = std::get_if<ExitCode>(&own)) return *wrong;
  run.study.own = std::move(std::get<0>(own));
  const documents::Attached attached = documents::attached_to(run, with);
  if (!attached.refused.empty()) {
    terminal.complain("servicechain: " + attached.refused);
    return ExitCode::wrong_option;
  }
  for (const std::string& caution : attached.cautions) terminal.complain(caution);
  Written written;
  std::vector<fs::path>& files = written.files;
  std::vector<std::string> notes;
  if (is_asked("html") || is_asked("pdf")) {
    written = write_documents(run, attached, terminal);
    if (files.empty()) return written.code;
  }
  if (is_asked("csv") || is_asked("xlsx")) {
    std::vector<analysis::DataTable> tables = analysis::all_tables(run.study, analysis::promises_of(run.study.history));
    std::ranges::move(documents::attached_tables(attached), std::back_inserter(tables));
    if (is_asked("csv")) std::ranges::move(write_csv(tables), std::back_inserter(files));
    if (is_asked("xlsx")) {
      tables.insert(tables.begin(), analysis::about_data(run));
      files.insert(files.begin(), place_of("xlsx"));
      fs::create_directories(fs::absolute(files.front()).parent_path());
      notes = analysis::write_workbook(files.front(), tables);
    }
  }
  if (terminal.wants_json()) {
    terminal.print(json_of(files, notes));
  } else if (!is_standard_output(output)) {
    for (const fs::path& file : files) terminal.print(file.string() + "\n");
    for (const std::string& words : notes) terminal.complain(words);
  }
  return written.code;
}

void Report::add_to(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand(name, "A run for the meeting (a page with charts, a PDF) and for other programs (a spreadsheet, CSV)");
  command.add_option("RUN", folder, "The folder of a run, as run -o or compare -o made it")->type_name("")->required();
  command
      .add_option("-f,--format", formats,
                  "html (RUN/report.html; when nothing is said), pdf, xlsx (RUN/report.xlsx), csv (RUN/csv); several with commas")
      ->type_name("FORMAT")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(one_of({"html", "pdf", "xlsx", "csv"}));
  add_output(command, output, output_rule(), "A file, or a folder; else the run folder; - is standard output, for the page");
  command
      .add_option("--layout", layout,
                  "html, pdf: full (everything, A4), slides (16:9, one chart a page), review (ISO 9001 9.3, a decision asked on each page)")
      ->type_name("LAYOUT")
      ->transform(one_of({"full", "slides", "review"}));
  command.add_option("--with", with, "The charts of a folder that why, rank, sweep, tornado or trace wrote with -o; several times for several")
      ->type_name("DIR")
      ->allow_extra_args(false);
  add_history_option(command, histories);
  command.add_flag("--bom", with_mark, "CSV: begin with a byte-order mark, by which Excel knows UTF-8");
  command.add_flag("--semicolon", with_semicolons, "CSV: semicolons and decimal commas, as in much of Europe");
  add_jobs(command, jobs);
  add_options(command, console);
}

}  // namespace servicechain::app
