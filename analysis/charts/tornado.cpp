#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/sensitivity_charts.h"
#include "analysis/markup.h"
#include "analysis/sensitivity/number_words.h"

// Which numbers move the answer most? Bars from today, the longest on top, with their ranges; what cannot be told from
// nothing is hollow, and guesses are named.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_rows = 10;

bool is_sure(const std::optional<TornadoSide>& side) {
  return side && side->effect.range && (side->effect.range->low > 0 || side->effect.range->high < 0);
}

// By row.
std::vector<std::string> words_of(const std::vector<TornadoRow>& rows, const Labels& labels) {
  std::vector<std::string> words;
  std::vector<std::string> paths;
  for (const TornadoRow& row : rows) {
    words.push_back(number_in_words(row.path, row.says, labels));
    paths.push_back(row.path);
  }
  return told_apart(words, paths);
}

// "not said" is for a table that explains it.
std::string_view source_in_words(NumberSource source) {
  return source == NumberSource::not_said ? "no source given" : words_for(source);
}

std::string answer_of(const Tornado& tornado, const std::vector<std::string>& words) {
  if (tornado.answer.empty()) return "There are no numbers yet.";
  std::string answer = tornado.answer.front();
  for (std::size_t r = 0; r < words.size(); ++r) {
    const TornadoRow& row = tornado.rows[r];
    answer = with_words_for(answer, fmt::format("{} ({})", row.path, row.says.substr(0, row.says.find(": "))), words[r]);
    answer = with_words_for(answer, row.path, words[r]);
  }
  return answer;
}

void add_side(std::vector<Cell>& row, const std::optional<TornadoSide>& side, const Scale& scale) {
  row.emplace_back(side ? Cell{side->value} : Cell{});
  for (Cell& cell : drawn(side ? side->effect : Estimate{}, scale)) row.push_back(std::move(cell));
  row.emplace_back(is_sure(side) ? "yes" : "");
}

}  // namespace

std::vector<Chart> tornado_charts(const Tornado& tornado, const Labels& labels) {
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
  chart.title = fmt::format("Which numbers move {} most?", name_of(in_labels(tornado.measure, labels), Vocabulary::plain));
  const std::vector<std::string> words = words_of(tornado.rows, labels);
  chart.answer = answer_of(tornado, words);
  chart.source = tornado.source_line;
  chart.axis = axis_of(tornado.measure, scale, Saying::change);
  chart.facts = {{"more_said", fmt::format("made more, by {}% (people by 1)", rounded(100 * tornado.by, 3))}};
  chart.data.columns = {{"path", "number"},
                        {"says", "in words"},
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
    std::vector<Cell> row{number.path, words[r], std::string{source_in_words(number.source)}, shortened(number.today, 80),
                          number.source == NumberSource::guess ? "yes" : ""};
    add_side(row, number.less, scale);
    add_side(row, number.more, scale);
    chart.data.rows.push_back(std::move(row));
  }
  return {std::move(chart)};
}

}  // namespace servicechain::analysis::charts
