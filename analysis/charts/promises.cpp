#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/measures/measure_finder.h"
#include "sim/time.h"

// Which internal promises are kept? A link between departments a row: the share of answers within the promise, how
// many are asked, and how the two see it.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_links = 14;

struct Link {
  std::string of;        // departments.store.needs.warehouse
  std::string promise;   // "10 min"
  const MeasureRow* kept;
};

std::string in_words(sim::Duration promise) {
  const Scale scale = scale_for({"", "all", "time", "h"}, sim::hours(promise), Saying::value);
  return rounded(sim::hours(promise) * scale.factor, 3) + " " + scale.unit;
}

// Links with a promise that was put to the test, the worst kept first.
std::vector<Link> links_of(const models::ServiceChain& chain, const MeasureFinder& base) {
  std::vector<Link> links;
  for (const models::Department& department : chain.departments) {
    for (const models::Need& need : department.needs) {
      if (!need.promise) continue;
      std::string of = fmt::format("departments.{}.needs.{}", department.name, chain[need.supplier].name);
      const MeasureRow* kept = base.find(of, "on-time");
      const bool is_told = std::any_of(links.begin(), links.end(), [&](const Link& link) { return link.of == of; });
      if (kept != nullptr && kept->estimate.mean && !is_told) links.push_back({std::move(of), in_words(*need.promise), kept});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return *a.kept->estimate.mean < *b.kept->estimate.mean;
  });
  return links;
}

// "94"; "–" where nobody has a view.
std::string view_of(const MeasureRow* row) {
  return row == nullptr || !row->estimate.mean ? "–" : number(*row->estimate.mean, 0);
}

Cell points_of(const MeasureRow* row) { return row == nullptr ? Cell{} : Cell{row->estimate.mean}; }

// By how much the supplier thinks better of itself than the asker does.
std::vector<Cell> views_of(const MeasureRow* theirs, const MeasureRow* own) {
  const bool are_known = theirs != nullptr && own != nullptr && theirs->estimate.mean && own->estimate.mean;
  const double apart = are_known ? *own->estimate.mean - *theirs->estimate.mean : 0;
  return {points_of(theirs), points_of(own), are_known ? Cell{apart} : Cell{}, view_of(theirs), view_of(own),
          are_known ? signed_number(apart, 0) : "–"};
}

std::string a_week(const MeasureRow* row) {
  if (row == nullptr || !row->estimate.mean) return "–";
  return rounded(*row->estimate.mean * 168, 2);
}

}  // namespace

ChartOrNot promises_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const MeasureFinder base{study, "base"};
  std::vector<Link> links = links_of(request.chain, base);
  if (links.empty()) return NoChart{"no department promises another one an answer; write promise: under a need"};
  const auto poor = std::count_if(links.begin(), links.end(), [](const Link& link) { return *link.kept->estimate.mean < 0.8; });

  Chart chart;
  chart.title = "Which internal promises are kept?";
  const Link& worst = links.front();
  chart.answer = fmt::format(
      "{} of {} promises {} kept less than 80% of the time; least of all where {}, within {}: {}.", poor, links.size(),
      poor == 1 ? "is" : "are", place_of(worst.of), worst.promise,
      with_range(worst.kept->measure, worst.kept->estimate, Saying::value, Vocabulary::plain));
  if (poor == 0) {
    chart.answer = fmt::format("All are kept at least 80% of the time; least of all where {}, within {}: {}.", place_of(worst.of),
                               worst.promise, with_range(worst.kept->measure, worst.kept->estimate, Saying::value, Vocabulary::plain));
  }
  chart.axis = "answers within the promise (%)";
  chart.facts["left_out"] = links.size() > most_links ? fmt::format("the {} worst of {}", most_links, links.size()) : "";
  chart.data.columns = {{"name", "who asks whom"},   {"promise", "promise"},      {"mean", "answers within it, %"},
                        {"low", "likely from"},      {"high", "to"},              {"requests", "requests a week"},
                        {"theirs", "the asker's view, points"}, {"own", "the supplier's own view, points"},
                        {"apart", "own view less theirs, points"}, {"theirs_said", ""}, {"own_said", ""}, {"apart_said", ""},
                        {"said", ""}};
  links.resize(std::min(links.size(), most_links));
  for (const Link& link : links) {
    std::vector<Cell> row{place_of(link.of), link.promise};
    for (Cell& cell : drawn(link.kept->estimate, {100, "%"})) row.push_back(std::move(cell));
    row.emplace_back(a_week(base.find(link.of, "requests")));
    for (Cell& cell : views_of(base.find(link.of, "perceived"), base.find(link.of, "self-view"))) row.push_back(std::move(cell));
    row.emplace_back(in_a_table(link.kept->measure, link.kept->estimate, Saying::value));
    chart.data.rows.push_back(std::move(row));
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
