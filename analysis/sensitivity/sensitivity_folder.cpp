#include "analysis/sensitivity/sensitivity_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "analysis/charts/kept_chart.h"
#include "analysis/charts/painter.h"
#include "analysis/charts/pictures.h"
#include "analysis/store/folder_swap.h"
#include "analysis/store/results_store.h"

namespace servicechain::analysis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& dir, const std::string& why) {
  throw std::system_error{std::make_error_code(std::errc::file_exists),
                          fmt::format("{}: {} Choose another folder, or move this one away", dir.string(), why)};
}

void check_may_replace(const fs::path& dir, const std::string& command) {
  if (!fs::exists(dir)) return;
  if (!fs::is_directory(dir)) refuse(dir, "this is a file, not a folder.");
  if (fs::is_empty(dir)) return;
  const std::array<std::string, 4> ours{command + ".csv", command + ".json", "charts", "scenario.yaml"};
  if (!fs::exists(dir / ours[1])) refuse(dir, fmt::format("this folder is not one of a {}.", command));
  for (const fs::directory_entry& entry : fs::directory_iterator{dir}) {
    const std::string name = entry.path().filename().string();
    if (std::find(ours.begin(), ours.end(), name) == ours.end()) {
      refuse(dir, fmt::format("it holds \"{}\", which is not of a {} and would be lost.", name, command));
    }
  }
}

}  // namespace

void write_sensitivity_folder(const fs::path& dir, const SensitivityFolder& content) {
  const fs::path target = settled(dir);
  check_may_replace(target, content.name);
  replace_folder(target, [&](const fs::path& partial) {
    write_file(partial / (content.name + ".csv"), content.csv);
    write_file(partial / (content.name + ".json"), content.json);
    write_file(partial / "scenario.yaml", content.scenario);
    if (content.charts.empty()) return;
    fs::create_directory(partial / "charts");
    const charts::ChartOrigin origin{content.name, content.scenario_name, hash_of(content.scenario), content.sets};
    charts::Painter painter;
    for (const charts::Chart& chart : content.charts) {
      const std::string svg = painter.svg(chart, charts::slide);
      write_file(partial / "charts" / (chart.name + ".json"), charts::json_of({origin, chart}));
      write_file(partial / "charts" / (chart.name + ".svg"), svg);
      write_file(partial / "charts" / (chart.name + ".png"), charts::png_of(svg));
      write_file(partial / "charts" / (chart.name + ".pdf"), charts::pdf_of(svg, chart.title));
    }
  });
}

void check_sensitivity_folder(const fs::path& dir, const std::string& command) { check_may_replace(settled(dir), command); }

}  // namespace servicechain::analysis
