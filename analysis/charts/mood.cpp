#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// Where does the spirit sink? The mood of every department over time, the middle of the runs and half of them, and what
// was written to happen on a date.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_lines = 8;
constexpr std::size_t most_events = 6;

struct Mood {
  const PeriodSeries* series;
  Band last;
  double first;
};

// What was written to happen on a date: "IT down, it-desk", where on the scale of periods.
struct Event {
  double at;
  std::string says;
};

std::vector<Event> events_of(const models::ServiceChain& chain, const std::vector<Period>& periods) {
  std::vector<Event> events;
  for (const models::Department& department : chain.departments) {
    for (const models::DatedAbsence& absence : department.dated_absences) {
      const double from_h = sim::hours(absence.from - sim::start_of_run);
      const auto period = std::ranges::find_if(periods, [&](const Period& at) { return at.from_h <= from_h && from_h < at.to_h; });
      if (period == periods.end()) continue;
      const double inside = (from_h - period->from_h) / (period->to_h - period->from_h);
      events.push_back({static_cast<double>(period - periods.begin()) + inside - 0.5,
                        fmt::format("{}, {}", absence.says.empty() ? "away" : absence.says, department.name)});
    }
  }
  std::ranges::stable_sort(events, {}, &Event::at);
  if (events.size() > most_events) events.resize(most_events);
  return events;
}

std::vector<Mood> moods_of(const Study& study, std::string_view what_if) {
  std::vector<Mood> moods;
  for (const PeriodSeries& series : study.history.series) {
    const bool is_it = series.what_if == what_if && series.measure.name == "mood" && series.measure.kind == "all" &&
                       series.measure.of.starts_with("departments.");
    if (!is_it) continue;
    std::optional<double> first;
    std::optional<Band> last;
    for (const std::optional<Band>& band : series.bands) {
      if (!band) continue;
      if (!first) first = band->median;
      last = band;
    }
    if (last) moods.push_back({&series, *last, *first});
  }
  std::stable_sort(moods.begin(), moods.end(), [](const Mood& a, const Mood& b) { return a.last.median < b.last.median; });
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
  const int decimals = supported_decimals({lowest.last.low_50, lowest.last.high_50});
  chart.answer = fmt::format("Lowest at the end: {}, at {} of 100 ({}), after {} in the first {}.", place_of(lowest.series->measure.of),
                             number(lowest.last.median, decimals),
                             range_in_words({lowest.last.low_50, lowest.last.high_50}, decimals, Saying::value, "half of the runs "),
                             number(lowest.first, decimals), study.history.period);
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
  ChartTable events{{{"at", ""}, {"says", ""}}, {}};
  for (const Event& event : events_of(request.chain, study.history.periods)) events.rows.push_back({event.at, event.says});
  chart.more["events"] = std::move(events);
  return chart;
}

}  // namespace servicechain::analysis::charts
