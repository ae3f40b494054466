#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/sensitivity_charts.h"
#include "analysis/markup.h"
#include "analysis/sensitivity/number_words.h"

// How much is enough? One measure along the values of a number, with its range, today and the knee.
namespace servicechain::analysis::charts {
namespace {

// By axis.
std::vector<std::string> words_of(const Sweep& sweep, const Labels& labels) {
  std::vector<std::string> words;
  std::vector<std::string> paths;
  for (const SweepAxis& axis : sweep.axes) {
    words.push_back(number_in_words(axis.path, axis.says, labels));
    paths.push_back(axis.path);
  }
  return told_apart(words, paths);
}

std::string question_of(const Sweep& sweep, const std::vector<std::string>& words, const Labels& labels) {
  std::string moved = shortened(words.front(), 60);
  if (words.size() > 1) moved += " and " + shortened(words[1], 60);
  const std::string_view verb = words.size() > 1 ? "do" : "does";
  return fmt::format("What {} \u201c{}\u201d do to {}?", verb, moved, full_name(in_labels(sweep.measure, labels)));
}

std::string line_of(const Sweep& sweep, const SweepPoint& point) {
  if (sweep.axes.size() < 2) return "";
  return shortened(sweep.axes[1].values[point.at[1]].text, 16);
}

}  // namespace

std::vector<Chart> sweep_charts(const Sweep& sweep, const Labels& labels) {
  if (sweep.axes.empty() || sweep.axes.size() > 2) return {};
  std::vector<Estimate> estimates;
  for (const SweepPoint& point : sweep.points) estimates.push_back(point.estimate);
  const Scale scale = common_scale(sweep.measure, estimates, Saying::value);
  const SweepAxis& axis = sweep.axes.front();
  const std::vector<std::string> words = words_of(sweep, labels);

  Chart chart;
  chart.name = "sweep";
  chart.title = question_of(sweep, words, labels);
  chart.answer = sweep.answer.empty() ? "There are no numbers yet." : sweep.answer.front();
  for (std::size_t a = 0; a < words.size(); ++a) chart.answer = with_words_for(chart.answer, sweep.axes[a].path, words[a]);
  chart.source = sweep.source_line;
  chart.axis = shortened(words.front(), 70);
  chart.facts = {{"measure", axis_of(sweep.measure, scale, Saying::value)},
                 {"lines", sweep.axes.size() > 1 ? shortened(words[1], 60) : std::string{}},
                 {"confidence", rounded(100 * sweep.confidence, 3) + "%"}};
  chart.facts["target"] = sweep.target ? Cell{*sweep.target * scale.factor} : Cell{};
  chart.facts["target_said"] = sweep.target ? fmt::format("target {} {}", rounded(*sweep.target * scale.factor, 3), scale.unit) : std::string{};
  chart.data.columns = {{"line", sweep.axes.size() > 1 ? sweep.axes[1].path : ""},
                        {"number", ""},
                        {"text", axis.path},
                        {"mean", axis_of(sweep.measure, scale, Saying::value)},
                        {"low", "likely from"},
                        {"high", "to"},
                        {"mark", "remark"},
                        {"said", ""}};
  // Line by line, so that each is drawn in one stroke.
  std::vector<std::size_t> order(sweep.points.size());
  for (std::size_t p = 0; p < order.size(); ++p) order[p] = p;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sweep.axes.size() > 1 && sweep.points[a].at[1] < sweep.points[b].at[1];
  });
  for (const std::size_t p : order) {
    const SweepPoint& point = sweep.points[p];
    const SweepValue& value = axis.values[point.at.front()];
    const bool is_knee = sweep.knee == p;
    std::vector<Cell> row{line_of(sweep, point), value.number, value.text};
    for (Cell& cell : drawn(point.estimate, scale)) row.push_back(std::move(cell));
    row.emplace_back(point.is_today && is_knee ? "today, enough" : is_knee ? "enough" : point.is_today ? "today" : "");
    row.emplace_back(in_a_table(sweep.measure, point.estimate, Saying::value));
    chart.data.rows.push_back(std::move(row));
  }
  return {std::move(chart)};
}

}  // namespace servicechain::analysis::charts
