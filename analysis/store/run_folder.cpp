#include "analysis/store/run_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <vector>

#include "analysis/history/history_tables.h"
#include "analysis/labels.h"
#include "analysis/report/document.h"
#include "analysis/report/html.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/run_folder_names.h"
#include "analysis/tables/study_tables.h"
#include "analysis/tables/usual_json.h"

namespace servicechain::analysis {
namespace {

namespace fs = std::filesystem;

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

WrittenRun write_run_folder(const fs::path& dir, const RunFolderContent& content) {
  const fs::path target = settled(dir);
  check_may_replace(target);
  WrittenRun written;
  replace_folder(target, [&](const fs::path& partial) {
    written.undrawn = fill(partial, content);
    keep_guests(target, partial);
    written.gone = missing_in(partial, target);
  });
  return written;
}

void check_run_folder(const fs::path& dir) { check_may_replace(settled(dir)); }

}  // namespace servicechain::analysis
