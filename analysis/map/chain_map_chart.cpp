#include <fmt/format.h>

#include "analysis/charts/figures.h"
#include "analysis/map/chain_map.h"
#include "analysis/map/chain_picture.h"
#include "analysis/measures/measure_finder.h"

// The words and the numbers of the map.
namespace servicechain::analysis {
namespace {

using charts::Cell;

// A row for each figure: of whom, for whom, what, how much, likely range.
class Figures {
 public:
  explicit Figures(const Study& study) : base_{study, "base"} {}

  void add_node(charts::ChartTable& table, const MapNode& node) const {
    const std::string what = node.kind == MapNode::Kind::department ? "department" : "customers";
    for (const char* name : {"utilisation", "wait", "mood", "satisfaction", "on-time"}) {
      const MeasureRow* row = base_.find(node.of, name);
      if (row != nullptr && row->estimate.mean) table.rows.push_back(row_of({node.label, Cell{}, what}, *row));
    }
  }

  static void add_arc(charts::ChartTable& table, const MapArc& arc, const ChainPicture& picture) {
    const std::string what = arc.kind == MapArc::Kind::need      ? "works for"
                             : arc.kind == MapArc::Kind::hand_on ? "passes work on to"
                                                                 : "serves";
    const std::vector<Cell> ends{picture.nodes[arc.from].label, picture.nodes[arc.to].label, what};
    std::vector<Cell> volume = ends;
    volume.insert(volume.end(), {Cell{"a week"}, Cell{arc.per_week}, Cell{}, Cell{}, Cell{""}});
    table.rows.push_back(std::move(volume));
    if (arc.on_time != nullptr) table.rows.push_back(row_of(ends, *arc.on_time));
  }

 private:
  static std::vector<Cell> row_of(std::vector<Cell> cells, const MeasureRow& row) {
    const Scale scale = charts::common_scale(row.measure, {row.estimate}, Saying::value);
    cells.emplace_back(name_of(row.measure, Vocabulary::plain));
    for (Cell& cell : charts::drawn(row.estimate, scale)) cells.push_back(std::move(cell));
    cells.emplace_back(scale.unit);
    return cells;
  }

  MeasureFinder base_;
};

}  // namespace

charts::Chart chain_map_chart(const models::ServiceChain& chain, const Study& study, std::string_view language) {
  const ChainPicture picture = picture_of(chain, study, language);
  charts::Chart chart;
  chart.name = "chain-map";
  chart.title = "Who serves whom, and where does it hurt?";
  for (const std::string& answer : picture.answers) chart.answer += (chart.answer.empty() ? "" : " ") + answer;
  if (chart.answer.empty()) chart.answer = "Departments and customers, and who works for whom.";
  chart.source = study.source_line;
  chart.data.columns = {{"who", "who"},     {"whom", "for whom"},     {"role", "as"}, {"what", "figure"},
                        {"value", "value"}, {"low", "likely from"}, {"high", "to"}, {"unit", "unit"}};
  const Figures figures{study};
  for (const MapNode& node : picture.nodes) figures.add_node(chart.data, node);
  for (const MapArc& arc : picture.arcs) Figures::add_arc(chart.data, arc, picture);
  return chart;
}

}  // namespace servicechain::analysis
