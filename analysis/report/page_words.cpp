#include "analysis/report/page_words.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "analysis/measures/measure_finder.h"
#include "analysis/words.h"

namespace servicechain::analysis {

namespace {

struct Entry {
  std::string_view word;
  std::string_view field_term;  // "" where the field has the same word or none
  std::string_view meaning;
};
constexpr std::array<Entry, 13> entries{{
    {"likely range", "confidence interval",
     "The numbers in brackets. The true value of what was simulated lies in there, as sure as the "
     "confidence at the foot of this page says. A wide range means: more runs are needed."},
    {"run", "replication", "One simulated life of the whole chain, by chance a little different each time."},
    {"same luck for both", "common random numbers",
     "A what-if meets the same customers and the same mishaps as the base, run by run. What "
     "differs is the change alone, so small effects show."},
    {"warm-up", "", "The first weeks, in which the empty chain fills with work. They are simulated and not counted."},
    {"wait", "waiting time in line", "Time in the line, from asking until somebody starts on it."},
    {"time", "sojourn time", "Time from arriving to being done: waiting and work together."},
    {"busy", "utilisation",
     "Share of people's time on duty that is taken by work, or by a customer who is kept waiting for a "
     "supplier. Near 100% lines grow long."},
    {"on time", "share within promise",
     "Share of the answers that came within the promise; for customers, share of those served who waited "
     "no longer than they expect."},
    {"lost", "", "Share of the customers who left without being served: refused, or tired of waiting."},
    {"satisfaction", "", "What customers received against what they expected, on a scale from 0 to 100."},
    {"quality", "", "Share of the work that is right first time, harm from suppliers included."},
    {"supplier, asker", "server, client", "Inside the chain a department that answers a need, and the department that has it."},
    {"enough to matter", "practical significance",
     "Changes smaller than the smallest difference that you said matters are called small, even "
     "where they are sure."},
}};

}  // namespace

std::vector<Term> glossary(Vocabulary vocabulary) {
  std::vector<Term> terms;
  for (const auto& [word, field_term, meaning] : entries) {
    const bool is_both = vocabulary == Vocabulary::expert && !field_term.empty();
    terms.push_back({is_both ? fmt::format("{} – {}", word, field_term) : std::string{word}, meaning});
  }
  return terms;
}

std::string_view sign_of(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::better: return "▲";
    case VerdictKind::a_little: return "△";
    case VerdictKind::better_maybe_enough: return "△";
    case VerdictKind::no_difference: return "=";
    case VerdictKind::cannot_tell: return "?";
    case VerdictKind::worse: return "▼";
    case VerdictKind::worse_a_little: return "▽";
    case VerdictKind::worse_maybe_enough: return "▽";
    case VerdictKind::nothing_changed: return "=";
  }
  std::abort();
}

std::string question_of(const Study& study) {
  if (study.answers.empty()) return "How well does this chain serve its customers?";
  if (study.answers.size() == 1) return "Would this idea help, and by enough to matter?";
  return "Which of these ideas would help, and by enough to matter?";
}

std::string answer_of_run(const Study& study) {
  const MeasureFinder base{study, "base"};
  const MeasureRow* row = base.find(study.decided.of, study.decided.name, study.decided.kind);
  if (row == nullptr) return "This run has no number for the question that was asked.";
  std::string place = place_of(row->measure.of);
  if (!place.empty() && place[0] >= 'a' && place[0] <= 'z' && row->measure.of == "customers") place[0] -= 'a' - 'A';
  return fmt::format("{}: {} {}.", place, name_of(row->measure, study.vocabulary),
                     with_range(row->measure, row->estimate, Saying::value, study.vocabulary));
}

std::string warm_up_of(const Study& study) {
  if (!study.warm_up_words.empty()) return study.warm_up_words;
  if (study.warm_up_h <= 0) return "No warm-up: counted from the first moment.";
  const Scale scale = scale_for({"", "all", "time", "h"}, study.warm_up_h, Saying::value);
  return fmt::format("Warm-up: the first {} {} of each run were simulated and not counted.",
                     rounded(study.warm_up_h * scale.factor, 3), scale.unit);
}

std::vector<std::string> warnings_of(const Study& study) {
  std::vector<std::string> warnings;
  if (study.was_stopped) {
    warnings.push_back("This was stopped early. What stands here comes from the runs that were complete by then.");
  }
  if (study.grew_without_limit) {
    warnings.push_back(
        "A line grew without limit: more work comes in than people can do. The longer the run, the "
        "worse its numbers; read them as a warning, not as a forecast.");
  }
  if (study.deadlocked) {
    warnings.push_back("The chain got stuck: departments waited for one another in a ring, and nobody could go on.");
  }
  if (study.left_open && !study.stopping_words.empty()) warnings.push_back(study.stopping_words);
  return warnings;
}

}  // namespace servicechain::analysis
