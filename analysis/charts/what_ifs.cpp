#include <fmt/format.h>

#include <algorithm>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/verdicts/verdict.h"

// Which ideas help, and by enough? A forest plot: every what-if's change of the decided measure with its likely range,
// against the band of what would not matter, with its cost.
namespace servicechain::analysis::charts {
namespace {

struct Idea {
  const WhatIfAnswer* answer;
  const DifferenceRow* row;
};

// The best first.
std::vector<Idea> ideas_of(const Study& study) {
  std::vector<Idea> ideas;
  for (const WhatIfAnswer& answer : study.answers) {
    const DifferenceRow* row = difference_in(study, answer.name, study.decided);
    if (row != nullptr && row->estimate.mean) ideas.push_back({&answer, row});
  }
  const double side = less_is_better(study.decided.name) ? -1 : 1;
  std::stable_sort(ideas.begin(), ideas.end(), [side](const Idea& a, const Idea& b) {
    return side * *a.row->estimate.mean > side * *b.row->estimate.mean;
  });
  return ideas;
}

std::string change_of(const Idea& idea) {
  return with_range(idea.row->measure, idea.row->estimate, Saying::change, Vocabulary::plain);
}

std::string answer_of(const std::vector<Idea>& ideas) {
  if (ideas.size() == 1) return ideas.front().answer->sentence;
  const auto better = std::count_if(ideas.begin(), ideas.end(), [](const Idea& idea) {
    return idea.answer->verdict == VerdictKind::better;
  });
  const std::string& first = ideas.front().answer->name;
  if (better == 0) {
    return fmt::format("None of the {} surely helps by enough to matter; {} does best: {}.", ideas.size(), first,
                       change_of(ideas.front()));
  }
  if (better == 1) {
    return fmt::format("1 of {} surely helps by enough to matter: {}, {}.", ideas.size(), first, change_of(ideas.front()));
  }
  return fmt::format("{} of {} surely help by enough to matter; {} helps most: {}.", better, ideas.size(), first,
                     change_of(ideas.front()));
}

}  // namespace

ChartOrNot what_ifs_chart(const ChartRequest& request) {
  const Study& study = request.study;
  if (study.answers.empty()) return no_what_if(request);
  const std::vector<Idea> ideas = ideas_of(study);
  if (ideas.empty()) return NoChart{"no what-if has a number to show: nothing was observed"};
  std::vector<Estimate> estimates;
  for (const Idea& idea : ideas) estimates.push_back(idea.row->estimate);
  const Scale scale = common_scale(study.decided, estimates, Saying::change);

  Chart chart;
  chart.title = fmt::format("Which ideas help {}, and by enough?", name_of(study.decided, study.vocabulary));
  chart.answer = answer_of(ideas);
  chart.axis = axis_of(study.decided, scale, Saying::change);
  const double band = study.smallest_difference * scale.factor;
  chart.facts = {{"smallest_difference", band}, {"band_said", fmt::format("±{} {}", rounded(band, 3), scale.unit)}};
  chart.data.columns = {{"name", "what-if"}, {"says", "idea"},       {"mean", chart.axis}, {"low", "likely from"},
                        {"high", "to"},      {"verdict", "verdict"}, {"cost", "cost"},     {"said", ""},
                        {"sign", ""}};
  for (const Idea& idea : ideas) {
    std::vector<Cell> row{idea.answer->name, idea.answer->says};
    for (Cell& cell : drawn(idea.row->estimate, scale)) row.push_back(std::move(cell));
    row.insert(row.end(), {idea.answer->sentence, idea.answer->cost,
                           in_a_table(study.decided, idea.row->estimate, Saying::change),
                           sign_of(study.decided, idea.row->estimate)});
    chart.data.rows.push_back(std::move(row));
  }
  return chart;
}

}  // namespace servicechain::analysis::charts
