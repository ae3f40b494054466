#include "analysis/report/review_questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "analysis/charts/figures.h"
#include "analysis/measures/measure_finder.h"
#include "analysis/report/document.h"
#include "analysis/words.h"

namespace servicechain::analysis::report {
namespace {

constexpr std::size_t most_troubles = 12;

bool helps_enough(VerdictKind verdict) { return verdict == VerdictKind::better; }

// Measures of one name over departments and pools, all kinds of jobs, today, the largest first.
std::vector<const MeasureRow*> over_departments(const Study& study, std::string_view name) {
  std::vector<const MeasureRow*> rows;
  for (const MeasureRow& row : study.measures) {
    const Measure& measure = row.measure;
    const bool is_place = measure.of.starts_with("departments.") || measure.of.starts_with("pools.");
    const bool is_link = measure.of.find(".needs.") != std::string::npos;
    if (row.what_if != "base" || measure.name != name || measure.kind != "all" || !is_place || is_link) continue;
    if (row.estimate.mean) rows.push_back(&row);
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const MeasureRow* row) { return *row->estimate.mean; });
  return rows;
}

std::string said(const MeasureRow& row) { return with_range(row.measure, row.estimate, Saying::value, Vocabulary::plain); }

std::vector<const Trouble*> troubles_of(const Study& study) {
  std::vector<const Trouble*> found;
  for (const Trouble& trouble : study.history.troubles) {
    if (trouble.what_if == "base" && trouble.per_week.mean.value_or(0) > 0) found.push_back(&trouble);
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, [](const Trouble* one) { return *one->per_week.mean; });
  if (found.size() > most_troubles) found.resize(most_troubles);
  return found;
}

std::string words_of(const Trouble& trouble) {
  if (trouble.reason == "gave-up") return "gave up waiting";
  if (trouble.reason == "sent-back") return "sent back";
  return trouble.reason == "wrong" ? "not right" : trouble.reason;
}

std::string a_week(const Trouble& trouble) {
  return in_a_table({trouble.of, "all", "cases", ""}, trouble.per_week, Saying::value);
}

}  // namespace

std::string about_satisfaction(const Study& study) {
  const MeasureRow* row = MeasureFinder{study, "base"}.find("customers", "satisfaction");
  const std::string today = row == nullptr || !row->estimate.mean ? "what customers get" : "satisfaction of " + said(*row);
  std::vector<std::string> ideas;
  for (const WhatIfAnswer& answer : study.answers) {
    if (helps_enough(answer.verdict)) ideas.push_back(title_of(answer));
  }
  if (ideas.empty()) return fmt::format("is {} good enough? If not, which ideas shall be compared next?", today);
  return fmt::format("is {} good enough? If not, this would help by enough to matter: {} (see 9.3.2 f).", today,
                     fmt::join(ideas, "; "));
}

std::string about_waits(const Study& study) {
  const std::vector<const MeasureRow*> waits = over_departments(study, "wait");
  if (waits.empty()) return "is the performance of every department accepted?";
  return fmt::format("is this performance accepted? The longest wait is at {}: {}. Who looks into it, and by when?",
                     place_of(waits.front()->measure.of), said(*waits.front()));
}

std::string about_troubles(const Study& study) {
  const std::vector<const Trouble*> found = troubles_of(study);
  if (found.empty()) return "which nonconformities need a corrective action, by whom and by when?";
  return fmt::format("is there a corrective action against the most frequent, \"{}\" at {}: {} a week? Or is it accepted?",
                     words_of(*found.front()), place_of(found.front()->of), a_week(*found.front()));
}

std::string about_certainty(const Study& study) {
  const bool is_open = study.left_open || study.was_stopped || study.grew_without_limit || study.deadlocked ||
                       std::ranges::any_of(study.answers, [](const WhatIfAnswer& answer) {
                         return answer.verdict == VerdictKind::cannot_tell;
                       });
  return is_open ? "not all of this is settled. Are more runs made first, or is what is open left out of the decisions?"
                 : "are these results sure enough to decide on? No verdict was left open.";
}

std::string about_people(const Study& study) {
  const std::vector<const MeasureRow*> busy = over_departments(study, "utilisation");
  if (busy.empty()) return "are people, rooms and tools enough for what is planned?";
  return fmt::format("are people enough? Busiest: {}, {}. More people, less work there, or as it is?",
                     place_of(busy.front()->measure.of), said(*busy.front()));
}

std::string proposal_for(const WhatIfAnswer& answer) {
  switch (answer.verdict) {
    case VerdictKind::better: return "Do it: it helps by enough to matter";
    case VerdictKind::a_little: return "Only if it is nearly free: it helps, but by less than matters";
    case VerdictKind::better_maybe_enough: return "It helps, perhaps by enough; more runs would say";
    case VerdictKind::no_difference: return "Drop it: no difference that matters";
    case VerdictKind::cannot_tell: return "Not yet: it cannot be told; more runs would say";
    case VerdictKind::worse: return "Do not: customers would be surely worse off";
    case VerdictKind::worse_a_little: return "Do not, unless it saves much: a little worse";
    case VerdictKind::worse_maybe_enough: return "Do not: worse, perhaps by enough to matter";
    case VerdictKind::nothing_changed: return "Drop it: it changes nothing";
  }
  std::abort();
}

std::string about_ideas(const Study& study) {
  if (study.answers.empty()) return "no ideas were compared. Which shall be written into the file and compared for the next review?";
  std::vector<std::string> asked;
  for (const WhatIfAnswer& answer : study.answers) {
    const std::string cost = answer.cost.empty() ? "" : ", " + answer.cost;
    asked.push_back(fmt::format("{}{}? {}.", title_of(answer), cost, proposal_for(answer)));
  }
  return fmt::format("{}", fmt::join(asked, " "));
}

Table troubles_table(const Study& study) {
  Table table{"What goes wrong most often, today", {{"where"}, {"what"}, {"cases a week", Alignment::right}}, {}, ""};
  for (const Trouble* trouble : troubles_of(study)) {
    table.rows.push_back({place_of(trouble->of), words_of(*trouble), a_week(*trouble)});
  }
  return table;
}

Table people_at_work_table(const Study& study) {
  Table table{"How busy people are, today",
              {{"people of"}, {"busy", Alignment::right}, {"of it at work", Alignment::right}, {"overtime", Alignment::right}}, {}, ""};
  const MeasureFinder base{study, "base"};
  const auto cell = [&](std::string_view of, std::string_view name) -> std::string {
    const MeasureRow* row = base.find(of, name);
    return row == nullptr ? "–" : in_a_table(row->measure, row->estimate, Saying::value);
  };
  for (const MeasureRow* row : over_departments(study, "utilisation")) {
    const std::string& of = row->measure.of;
    table.rows.push_back({place_of(of), cell(of, "utilisation"), cell(of, "working"), cell(of, "overtime")});
  }
  return table;
}

}  // namespace servicechain::analysis::report
