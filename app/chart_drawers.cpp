#include "app/chart_drawers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "analysis/charts/study_charts.h"
#include "analysis/map/chain_map.h"
#include "app/drawing.h"
#include "app/input.h"
#include "app/own_numbers.h"
#include "app/report.h"
#include "scenarios/reading/read.h"

namespace servicechain::app {
namespace {

namespace charts = analysis::charts;
namespace fs = std::filesystem;

std::string no_letters(const std::string& name) {
  return fmt::format("no PNG or PDF of {}: no font on this machine has all of its letters; install one that has, or take the SVG", name);
}

// "": nowhere else.
std::string where_it_is(const std::string& name) {
  if (const charts::KeptChartKind* kind = charts::find_kept_chart_kind(name)) return fmt::format("; it is made by: servicechain {}", kind->command);
  return "; it is of a run: servicechain compare FILE -o DIR";
}

}  // namespace

RunDrawer::RunDrawer(ChartWish wish, const Console& terminal)
    : wish_{std::move(wish)},
      terminal_{terminal},
      stored_{analysis::read_results_store(fs::path{wish_.folder} / "results.db")} {
  const ScenarioOptions as_run{.file = (fs::path{wish_.folder} / "scenario.yaml").string(), .sets = stored_.identity.sets};
  auto [scenario, problems] = scenarios::read_scenario_text(stored_.identity.scenario_text, as_run.file, settings_of(as_run), stored_.table_files);
  app::tell(problems, stored_.identity.scenario_text, terminal);
  scenario_ = std::move(scenario);
  if (!scenario_) return;
  named_ = analysis::in_labels(scenario_->chain, analysis::Labels{});
}

std::optional<ExitCode> RunDrawer::take_histories() {
  OwnNumbers own = read_histories(wish_.histories, stored_.study, terminal_);
  if (const ExitCode* wrong = std::get_if<ExitCode>(&own)) return *wrong;
  stored_.study.own = std::move(std::get<0>(own));
  shown_ = analysis::shown(scenario_->chain, stored_.study, {scenario_->language, terminal_.vocabulary()});
  return std::nullopt;
}

ExitCode RunDrawer::prepare(const std::vector<std::string>& names, std::uint32_t threads) {
  std::vector<charts::Chart> made;
  for (const std::string& name : names) {
    std::ranges::move(charts_called(name), std::back_inserter(made));
  }
  if (made.empty()) return ExitCode::done;
  {
    const app::Drawing drawing{terminal_, threads};
    drawn_ = charts::draw(std::move(made), {&wish_.size, 1}, drawing.options());
  }
  return app::tell(charts::undrawn(drawn_), terminal_);
}

std::vector<Piece> RunDrawer::draw(const std::string& name) {
  if (name == chain_map) return draw_chain_map();
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    const charts::DrawnChart& drawn = drawn_[i];
    if (drawn.chart.name != name || drawn.svgs.empty()) continue;
    pieces.push_back({named_charts_[i].file, drawn.svgs.front(), drawn.chart.title, named_charts_[i].csv});
  }
  return pieces;
}

// None: the map, which is no chart of the kit; or why not has been told.
std::vector<charts::Chart> RunDrawer::charts_called(const std::string& name) {
  if (name == chain_map) return {};
  if (charts::find_kept_chart_kind(name) != nullptr) {
    tell(fmt::format("no chart {} in the folder of a run{}, then: servicechain chart DIR {}", name, where_it_is(name), name));
    return {};
  }
  const charts::StudyChart& entry = *charts::find_study_chart(name);
  std::vector<charts::ChartOrNot> all = charts::charts_of(entry, {shown_.study, shown_.chain, wish_.what_if});
  const std::vector<charts::ChartOrNot> named = charts::charts_of(entry, {stored_.study, named_, wish_.what_if});
  const bool is_named_for_it = !wish_.what_if.empty() && charts::is_of_one_what_if(entry);
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
    named_charts_.push_back({as_named.called() + (is_named_for_it ? "-" + wish_.what_if : ""), charts::csv_of(as_named)});
    drawable.push_back(std::get<charts::Chart>(std::move(made)));
  }
  return drawable;
}

// None: why has been told.
std::vector<Piece> RunDrawer::draw_chain_map() {
  const charts::Chart drawn = analysis::chain_map_chart(shown_.chain, shown_.study, scenario_->language);
  if (lacks_letters_of(drawn)) {
    tell(no_letters(chain_map));
    return {};
  }
  return {{chain_map, analysis::chain_map_svg(shown_.chain, shown_.study, scenario_->language, wish_.size), drawn.title,
           charts::csv_of(analysis::chain_map_chart(named_, stored_.study, scenario_->language))}};
}

// Where letters become dots or outlines.
bool RunDrawer::lacks_letters_of(const charts::Chart& chart) {
  if (!wish_.has_pictures) return false;
  if (!painter_) painter_.emplace();
  return painter_->lacks_letters_of(chart);
}

// Of a chart asked for by its name it is a complaint, of all charts a remark.
void RunDrawer::tell(const std::string& why) const {
  if (wish_.chart == all_charts) {
    terminal_.note(why);
  } else {
    terminal_.complain("servicechain: " + why);
  }
}

KeptDrawer::KeptDrawer(ChartWish wish, const Console& terminal)
    : wish_{std::move(wish)}, terminal_{terminal}, charts_{analysis::report::read_chart_folder(wish_.folder)} {}

std::vector<std::string> KeptDrawer::names() const {
  std::vector<std::string> names;
  for (const analysis::report::AttachedChart& chart : charts_) names.push_back(chart.kept.chart.name);
  return names;
}

std::vector<Piece> KeptDrawer::draw(const std::string& name) {
  const auto found = std::ranges::find(charts_, name, [](const auto& chart) { return chart.kept.chart.name; });
  if (found == charts_.end()) {
    terminal_.complain(fmt::format("servicechain: {} has no chart {}; it has {}{}", wish_.folder, name, fmt::join(names(), ", "), where_it_is(name)));
    return {};
  }
  const charts::Chart& chart = found->kept.chart;
  if (wish_.has_pictures && painter_.lacks_letters_of(chart)) {
    terminal_.complain(no_letters(name));
    return {};
  }
  return {{name, analysis::report::svg_of(painter_, *found, wish_.size), chart.title, charts::csv_of(chart)}};
}

}  // namespace servicechain::app
