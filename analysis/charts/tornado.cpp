#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/sensitivity_charts.h"
#include "analysis/markup.h"

// Which numbers move the answer most? Bars from today, the longest on top, with their ranges; what cannot be told from
// nothing is hollow, and guesses are named.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_rows = 10;

bool is_sure(const std::optional<TornadoSide>& side) {
  return side && side->effect.range && (side->effect.range->low > 0 || side->effect.range->high < 0);
}

void add_side(std::vector<Cell>& row, const std::optional<TornadoSide>& side, const Scale& scale) {
  row.emplace_back(side ? Cell{side->value} : Cell{});
  for (Cell& cell : drawn(side ? side->effect : Estimate{}, scale)) row.push_back(std::move(cell));
  row.emplace_back(is_sure(side) ? "yes" : "");
}

}  // namespace

std::vector<Chart> tornado_charts(const Tornado& tornado) {
  if (tornado.rows.empty()) return {};
  const std::size_t shown = std::min(most_rows, tornado.rows.size());
  std::vector<Estimate> estimates;
  for (std::size_t r = 0; r < shown; ++r) {
    for (const auto* side : {&tornado.rows[r].less, &tornado.rows[r].more}) {
      if (*side) estimates.push_back((*side)->effect);
    }
  }
  const Scale scale = common_scale(tornado.measure, estimates, Saying::change);

  Chart chart;
  chart.name = "tornado";
  chart.title = fmt::format("Which numbers move {} most?", name_of(tornado.measure, Vocabulary::plain));
  chart.answer = tornado.answer.empty() ? "There are no numbers yet." : tornado.answer.front();
  chart.source = tornado.source_line;
  chart.axis = axis_of(tornado.measure, scale, Saying::change);
  chart.facts = {{"more_said", fmt::format("made more, by {}% (people by 1)", rounded(100 * tornado.by, 3))}};
  chart.data.columns = {{"path", "number"},
                        {"source", "where it comes from"},
                        {"today", "today"},
                        {"guess", ""},
                        {"less", "made less"},
                        {"less_mean", chart.axis},
                        {"less_low", "likely from"},
                        {"less_high", "to"},
                        {"less_sure", "surely not 0"},
                        {"more", "made more"},
                        {"more_mean", chart.axis},
                        {"more_low", "likely from"},
                        {"more_high", "to"},
                        {"more_sure", "surely not 0"}};
  for (std::size_t r = 0; r < shown; ++r) {
    const TornadoRow& number = tornado.rows[r];
    std::vector<Cell> row{number.path, std::string{words_for(number.source)}, shortened(number.today, 80),
                          number.source == NumberSource::guess ? "yes" : ""};
    add_side(row, number.less, scale);
    add_side(row, number.more, scale);
    chart.data.rows.push_back(std::move(row));
  }
  return {std::move(chart)};
}

}  // namespace servicechain::analysis::charts
