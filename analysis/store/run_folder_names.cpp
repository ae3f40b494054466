#include "analysis/store/run_folder_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "analysis/charts/study_charts.h"

namespace servicechain::analysis {
namespace {

namespace fs = std::filesystem;

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

// Nothing: there is none that can be read.
nlohmann::json run_json_in(const fs::path& dir) {
  std::ifstream file{dir / "run.json", std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

bool is_run_folder(const fs::path& dir) {
  const nlohmann::json json = run_json_in(dir);
  const auto format = json.find("format");
  return format != json.end() && *format == run_format;
}

using Names = std::vector<std::string>;

Names what_ifs_in(const fs::path& dir) {
  const nlohmann::json json = run_json_in(dir);
  const auto listed = json.find("what_ifs");
  Names names;
  if (listed == json.end() || !listed->is_array()) return names;
  for (const nlohmann::json& name : *listed) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

// "who-gains", of one what-if "who-gains-more-staff", beside own numbers of a further measure "fan-wait".
bool is_name_of_chart(const std::string& name, const Names& what_ifs) {
  if (name == "chain-map" || charts::find_study_chart(name) != nullptr) return true;
  for (const std::string& what_if : what_ifs) {
    if (name.ends_with("-" + what_if) && is_name_of_chart(name.substr(0, name.size() - what_if.size() - 1), {})) return true;
  }
  return std::ranges::any_of(charts::study_charts(), [&](const charts::StudyChart& chart) {
    return chart.own == charts::StudyChart::Own::one && name.starts_with(std::string{chart.name} + "-");
  });
}

bool is_drawing(const fs::path& path, const Names& what_ifs) {
  constexpr std::array<std::string_view, 4> endings{".svg", ".png", ".pdf", ".csv"};
  if (is_guest("charts/" + path.filename().string())) return true;
  return std::ranges::find(endings, path.extension().string()) != endings.end() && is_name_of_chart(path.stem().string(), what_ifs);
}
bool is_table(const fs::path& path, const Names& /*what_ifs*/) { return path.extension() == ".csv"; }

// What a folder of ours inside it may hold.
void check_inner(const fs::path& dir, const std::string& folder, bool (*is_ours)(const fs::path&, const Names&)) {
  if (!fs::is_directory(dir / folder)) return;
  const Names what_ifs = what_ifs_in(dir);
  for (const fs::directory_entry& entry : fs::directory_iterator{dir / folder}) {
    if (entry.is_regular_file() && is_ours(entry.path(), what_ifs)) continue;
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

}  // namespace

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

std::vector<std::string> missing_in(const fs::path& fresh, const fs::path& old) {
  std::vector<std::string> missing;
  if (!fs::is_directory(old)) return missing;
  for (auto entry = fs::recursive_directory_iterator{old}; entry != fs::recursive_directory_iterator{}; ++entry) {
    const fs::path place = entry->path().lexically_relative(old);
    if (fs::exists(fresh / place)) continue;
    missing.push_back(place.generic_string());
    if (entry->is_directory()) entry.disable_recursion_pending();  // its name says it
  }
  std::ranges::sort(missing);
  return missing;
}

}  // namespace servicechain::analysis
