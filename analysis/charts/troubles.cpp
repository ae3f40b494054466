#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/charts/figures.h"
#include "analysis/charts/over_time.h"

// Which few causes make most of the trouble? Pareto of the reasons, what customers have to bear and what departments
// have to bear of each other, with the cumulated share.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_reasons = 7;

struct Whose {
  std::string_view name;
  std::string_view says;
};
constexpr std::array<Whose, 2> all_whose{{{"customers", "what customers bear"}, {"inside", "what departments bear of each other"}}};

std::string in_words(const std::string& reason) {
  if (reason == "refused") return "turned away";
  if (reason == "gave-up") return "gave up waiting";
  if (reason == "sent-back") return "sent back";
  if (reason == "wrong") return "not right";
  return reason;
}

std::vector<const Trouble*> troubles_of(const Study& study, std::string_view what_if, std::string_view whose) {
  std::vector<const Trouble*> found;
  for (const Trouble& trouble : study.history.troubles) {
    if (trouble.what_if == what_if && trouble.whose == whose && trouble.share.mean && *trouble.share.mean > 0) {
      found.push_back(&trouble);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Trouble* a, const Trouble* b) { return *a->share.mean > *b->share.mean; });
  return found;
}

std::string name_of(const Trouble& trouble) { return fmt::format("{}, {}", in_words(trouble.reason), place_of(trouble.of)); }

// How many reasons it takes for four fifths.
std::size_t vital_few(const std::vector<const Trouble*>& troubles) {
  double sum = 0;
  for (std::size_t i = 0; i < troubles.size(); ++i) {
    sum += *troubles[i]->share.mean;
    if (sum >= 0.8) return i + 1;
  }
  return troubles.size();
}

}  // namespace

ChartOrNot troubles_chart(const ChartRequest& request) {
  const Study& study = request.study;
  const std::string what_if = request.what_if.empty() ? "base" : request.what_if;
  if (!request.what_if.empty() && what_if_in(request) == nullptr) return no_what_if(request);
  Chart chart;
  chart.title = "Which few causes make most of the trouble?";
  chart.axis = "% of all trouble of that kind";
  chart.data.columns = {{"panel", "whose"}, {"name", "cause"}, {"share", "share, %"}, {"low", "likely from"}, {"high", "to"},
                        {"cumulated", "cumulated, %"}, {"per_week", "cases a week"}, {"said", ""}};
  for (const Whose& whose : all_whose) {
    const std::vector<const Trouble*> troubles = troubles_of(study, what_if, whose.name);
    if (troubles.empty()) continue;
    const Trouble& first = *troubles.front();
    if (chart.answer.empty()) {
      const std::size_t few = vital_few(troubles);
      const std::string most =
          fmt::format("{}: {}", name_of(first),
                      with_range({"", "all", "on-time", "share"}, first.share, Saying::value, Vocabulary::plain));
      chart.answer = troubles.size() == 1 ? fmt::format("One cause makes all of {}: {}.", whose.says, name_of(first))
                     : few == troubles.size()
                         ? fmt::format("No few of them: the most common of {} causes of {} is {}.", few, whose.says, most)
                         : fmt::format("{} of {} causes make four fifths of {}; most of all {}.", few, troubles.size(), whose.says, most);
    }
    double sum = 0;
    for (std::size_t i = 0; i < std::min(most_reasons, troubles.size()); ++i) {
      const Trouble& trouble = *troubles[i];
      sum += *trouble.share.mean;
      std::vector<Cell> row{std::string{whose.says}, name_of(trouble)};
      for (Cell& cell : drawn(trouble.share, {100, "%"})) row.push_back(std::move(cell));
      row.insert(row.end(), {100 * sum, trouble.per_week.mean.value_or(0),
                             in_a_table({"", "all", "requests", "per week"}, trouble.per_week, Saying::value)});
      chart.data.rows.push_back(std::move(row));
    }
  }
  if (chart.data.rows.empty()) return study.history.period.empty() ? no_history() : NoChart{"nobody had any trouble in these results"};
  return chart;
}

}  // namespace servicechain::analysis::charts
