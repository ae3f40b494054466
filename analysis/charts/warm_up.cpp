#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"

// Is the empty start left out? The average path of the first runs, each step and the average of a week around it, with
// what lies before the cut. Source: Welch, in Lavenberg (ed.), "Computer Performance Modeling Handbook" (1983), 289–294.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_panels = 9;
constexpr double hours_a_week = 168;

// The average of what lies within half a week before and after; less at the start, nothing at the end, where a week that
// is not whole would show its days.
std::vector<std::optional<double>> smoothed(const Series& series) {
  const auto half = static_cast<std::ptrdiff_t>(hours_a_week / series.step_h / 2);
  const auto size = static_cast<std::ptrdiff_t>(series.values.size());
  std::vector<std::optional<double>> smooth;
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    if (i + half >= size) {
      smooth.push_back(std::nullopt);
      continue;
    }
    const std::ptrdiff_t reach = std::min(half, i);
    double sum = 0;
    std::size_t count = 0;
    for (std::ptrdiff_t j = i - reach; j <= i + reach; ++j) {
      const std::optional<double>& value = series.values[static_cast<std::size_t>(j)];
      if (!value) continue;
      sum += *value;
      ++count;
    }
    smooth.push_back(count == 0 ? std::nullopt : std::optional{sum / static_cast<double>(count)});
  }
  return smooth;
}

double mean_of(const Series& series) {
  double sum = 0;
  for (const std::optional<double>& value : series.values) sum += value.value_or(0);
  return sum;
}

// Customers first, then the departments with the most jobs inside.
std::vector<const Series*> shown(const Study& study) {
  std::vector<const Series*> chosen;
  for (const Series& series : study.series) {
    if (series.what_if == "base" && series.step_h > 0) chosen.push_back(&series);
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const Series* a, const Series* b) {
    const bool a_first = a->measure.of.starts_with("customers");
    const bool b_first = b->measure.of.starts_with("customers");
    return a_first != b_first ? a_first : mean_of(*a) > mean_of(*b);
  });
  chosen.resize(std::min(chosen.size(), most_panels));
  return chosen;
}

}  // namespace

ChartOrNot warm_up_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::vector<const Series*> chosen = shown(study);
  if (chosen.empty()) return NoChart{"these results have no path of the first runs"};

  Chart chart;
  chart.title = "Is the empty start left out?";
  chart.answer = study.warm_up_words.empty()
                     ? fmt::format("The first {} weeks are left out, as the file says.", rounded(study.warm_up_h / hours_a_week, 3))
                     : study.warm_up_words;
  chart.axis = fmt::format("weeks since the start (average of the first {} runs)", chosen.front()->replications);
  const double step_h = chosen.front()->step_h;
  chart.facts["step"] = step_h == 24 ? "each day" : fmt::format("each {} h", rounded(step_h, 3));
  chart.facts["cut"] = study.warm_up_h / hours_a_week;
  chart.data.columns = {{"panel", "measure"}, {"week", "week"}, {"value", "average of the step"}, {"smooth", "average of a week"}};
  for (const Series* series : chosen) {
    const std::string panel = series->measure.of.starts_with("customers")
                                  ? name_of(series->measure, study.vocabulary)
                                  : fmt::format("jobs inside, {}", place_of(series->measure.of));
    const std::vector<std::optional<double>> smooth = smoothed(*series);
    for (std::size_t i = 0; i < series->values.size(); ++i) {
      chart.data.rows.push_back({panel, (static_cast<double>(i) + 0.5) * series->step_h / hours_a_week, series->values[i], smooth[i]});
    }
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
