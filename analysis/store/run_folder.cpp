#include "analysis/store/run_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <vector>

#include "analysis/history/history_tables.h"
#include "analysis/labels.h"
#include "analysis/report/document.h"
#include "analysis/report/html.h"
#include "analysis/store/folder_swap.h"
#include "analysis/tables/study_tables.h"
#include "analysis/tables/usual_json.h"

namespace servicechain::analysis {
namespace {

namespace fs = std::filesystem;

constexpr const char* run_format = "servicechain-run/1";

// What a run folder may hold, later visitors' files too.
constexpr std::array<std::string_view, 24> our_files{
    "run.json",  "scenario.yaml", "results.db", "measures.csv", "differences.csv", "replications.csv",
    "links.csv", "series.csv",    "visits.csv", "report.html",  "charts",          "start-up.csv",
    "staff-use.csv", "wait-curves.csv", "troubles.csv", "report.xlsx", "csv", "control-charts.csv",
    "when-noticed.csv", "report.pdf", "report-slides.html", "report-slides.pdf", "report-review.html",
    "report-review.pdf"};

// What other commands write there: it stays when a run takes the place of the old one.
constexpr std::array<std::string_view, 6> guests{"rank.json",           "rank.csv",            "charts/frontier.json",
                                                 "charts/frontier.svg", "charts/frontier.png", "charts/frontier.pdf"};

bool is_guest(std::string_view place) { return std::find(guests.begin(), guests.end(), place) != guests.end(); }

[[noreturn]] void refuse(const fs::path& dir, const std::string& why) {
  throw std::system_error{std::make_error_code(std::errc::file_exists),
                          fmt::format("{}: {} Choose another folder, or move this one away", dir.string(), why)};
}

bool is_run_folder(const fs::path& dir) {
  std::ifstream file{dir / "run.json", std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  const auto format = json.is_object() ? json.find("format") : json.end();
  return json.is_object() && format != json.end() && *format == run_format;
}

bool is_drawing(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (is_guest("charts/" + path.filename().string())) return true;
  return extension == ".svg" || extension == ".png" || extension == ".pdf" || extension == ".csv";
}
bool is_table(const fs::path& path) { return path.extension() == ".csv"; }

// What a folder of ours inside it may hold.
void check_inner(const fs::path& dir, const std::string& folder, bool (*is_ours)(const fs::path&)) {
  if (!fs::is_directory(dir / folder)) return;
  for (const fs::directory_entry& entry : fs::directory_iterator{dir / folder}) {
    if (is_ours(entry.path())) continue;
    refuse(dir, fmt::format("it holds \"{}/{}\", which is not of a run and would be lost.", folder,
                            entry.path().filename().string()));
  }
}

// Nothing else, and some of them.
bool holds_guests_only(const fs::path& dir) {
  bool is_any = false;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{dir}) {
    if (entry.is_directory() && entry.path() == dir / "charts") continue;
    if (!is_guest(entry.path().lexically_relative(dir).generic_string())) return false;
    is_any = true;
  }
  return is_any;
}

void keep_guests(const fs::path& from, const fs::path& to) {
  for (const std::string_view name : guests) {
    std::error_code trouble;
    if (fs::exists(from / name, trouble)) fs::copy_file(from / name, to / name, trouble);
    if (trouble) throw std::system_error{trouble, (from / name).string()};
  }
}

void check_may_replace(const fs::path& dir) {
  if (!fs::exists(dir)) return;
  if (!fs::is_directory(dir)) refuse(dir, "this is a file, not a folder.");
  if (holds_guests_only(dir)) return;
  if (!is_run_folder(dir)) refuse(dir, "this folder is not one that servicechain wrote.");
  for (const fs::directory_entry& entry : fs::directory_iterator{dir}) {
    const std::string name = entry.path().filename().string();
    if (!is_guest(name) && std::find(our_files.begin(), our_files.end(), name) == our_files.end()) {
      refuse(dir, fmt::format("it holds \"{}\", which is not of a run and would be lost.", name));
    }
  }
  check_inner(dir, "charts", is_drawing);
  check_inner(dir, "csv", is_table);
}

std::string run_json(const RunFolderContent& content) {
  const Study& study = content.study;
  nlohmann::ordered_json json;
  json["format"] = run_format;
  json["program"] = "servicechain";
  json["version"] = content.identity.version;
  json["scenario"] = study.scenario;
  json["scenario_hash"] = hash_of(content.identity.scenario_text);
  json["run_identity"] = hash_of(content.identity, study);
  json["seed"] = study.seed;
  json["replications"] = study.replications;
  json["confidence"] = study.confidence;
  json["warm_up_h"] = study.warm_up_h;
  json["warm_up"] = study.warm_up_words;
  json["length_h"] = study.length_h;
  json["set"] = content.identity.sets;
  json["what_ifs"] = nlohmann::ordered_json::array();
  for (const WhatIfAnswer& answer : study.answers) json["what_ifs"].push_back(answer.name);
  json["ended"] = study.ended;
  json["stopping"] = study.stopping_words;
  json["left_open"] = study.left_open;
  json["stopped_early"] = study.was_stopped;
  json["grew_without_limit"] = study.grew_without_limit;
  json["deadlocked"] = study.deadlocked;
  json["events"] = study.events;
  json["calibration"] = calibration_object(study.usual);
  json["wall_time_s"] = content.wall_time_s;
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void make_folder(const fs::path& folder) {
  std::error_code trouble;
  fs::create_directory(folder, trouble);
  if (trouble) throw std::system_error{trouble, folder.string()};
}

void write_tables(const fs::path& folder, const RunFolderContent& content) {
  const Study& study = content.study;
  write_file(folder / "scenario.yaml", content.identity.scenario_text);
  write_results_store(folder / "results.db", {content.identity, study, content.table_files}, content.kept);
  const auto write = [&](const DataTable& table) { write_file(folder / (table.name + ".csv"), csv_of(table)); };
  write(measures_data(study));
  write(differences_data(study));
  write(replications_data(study));
  write(links_data(study, promises_of(content.chain)));
  write(start_up_data(study));
  std::ranges::for_each(history_tables(study.history, study.confidence), write);
  write_file(folder / "run.json", run_json(content));
}

report::Gallery draw(const RunFolderContent& content, const Shown& shown) {
  const report::Material material{shown.study, shown.chain, content.about, content.language};
  return report::gallery_of(material, {charts::in_page, charts::slide}, content.drawing);
}

void write_pictures(const fs::path& folder, const Shown& shown, std::string_view about, const report::Gallery& gallery) {
  make_folder(folder / "charts");
  for (const report::Figure& figure : report::figures_of(gallery, shown.study, charts::slide)) {
    write_file(folder / "charts" / (figure.name + ".svg"), figure.svg);
  }
  std::vector<report::Figure> figures = report::figures_of(gallery, shown.study, charts::in_page);
  write_file(folder / "report.html", report::html_of(report::full_report(shown.study, about, std::move(figures))));
}

// Numbers are written while the charts are drawn.
charts::Undrawn fill(const fs::path& folder, const RunFolderContent& content) {
  const Shown people = shown(content.chain, content.study, {content.language, content.vocabulary});
  std::future<report::Gallery> drawing = std::async(std::launch::async, [&] { return draw(content, people); });
  write_tables(folder, content);
  const report::Gallery gallery = drawing.get();
  write_pictures(folder, people, content.about, gallery);
  return charts::undrawn(gallery.charts);
}

}  // namespace

charts::Undrawn write_run_folder(const fs::path& dir, const RunFolderContent& content) {
  const fs::path target = settled(dir);
  check_may_replace(target);
  charts::Undrawn undrawn;
  replace_folder(target, [&](const fs::path& partial) {
    undrawn = fill(partial, content);
    keep_guests(target, partial);
  });
  return undrawn;
}

void check_run_folder(const fs::path& dir) { check_may_replace(settled(dir)); }

}  // namespace servicechain::analysis
