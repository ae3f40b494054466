#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// Where does the spirit sink? The mood of every department over time, the middle of the runs and half of them.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_lines = 8;

struct Mood {
  const PeriodSeries* series;
  double last;
  double first;
};

std::vector<Mood> moods_of(const Study& study, std::string_view what_if) {
  std::vector<Mood> moods;
  for (const PeriodSeries& series : study.history.series) {
    const bool is_it = series.what_if == what_if && series.measure.name == "mood" && series.measure.kind == "all" && series.measure.of.starts_with("departments.");
    if (!is_it) continue;
    std::optional<double> first;
    std::optional<double> last;
    for (const std::optional<Band>& band : series.bands) {
      if (!band) continue;
      if (!first) first = band->median;
      last = band->median;
    }
    if (last) moods.push_back({&series, *last, *first});
  }
  std::stable_sort(moods.begin(), moods.end(), [](const Mood& a, const Mood& b) { return a.last < b.last; });
  if (moods.size() > most_lines) moods.resize(most_lines);
  return moods;
}

}  // namespace

ChartOrNot mood_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::string what_if = request.what_if.empty() ? "base" : request.what_if;
  if (!request.what_if.empty() && what_if_in(request) == nullptr) return no_what_if(request);
  if (study.history.period.empty()) return no_history();
  const std::vector<Mood> moods = moods_of(study, what_if);
  if (moods.empty()) return NoChart{"nobody's mood moves in this scenario; the words people and mood of the file turn it on"};

  Chart chart;
  chart.title = "Where does the spirit sink?";
  const Mood& lowest = moods.front();
  chart.answer = fmt::format("Lowest at the end: {}, at {} of 100 in the middle run ({} in the first {}).", place_of(lowest.series->measure.of),
                             number(lowest.last, 0), number(lowest.first, 0), study.history.period);
  chart.axis = "mood, 0 to 100";
  chart.data.columns = {{"line", "department"}, {"period", ""}, {"begins", study.history.period + " that begins"},
                        {"median", "mood, middle run"}, {"low_50", "half of the runs from"}, {"high_50", "to"}};
  for (const Mood& mood : moods) {
    for (std::size_t p = 0; p < mood.series->bands.size(); ++p) {
      const std::optional<Band>& band = mood.series->bands[p];
      std::vector<Cell> row{place_of(mood.series->measure.of), static_cast<double>(p), begins_in_words(study.history.periods[p])};
      row.emplace_back(band ? Cell{band->median} : Cell{});
      row.emplace_back(band ? Cell{band->low_50} : Cell{});
      row.emplace_back(band ? Cell{band->high_50} : Cell{});
      chart.data.rows.push_back(std::move(row));
    }
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
