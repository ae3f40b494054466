#include "analysis/sensitivity/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/verdicts/verdict.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

// "Satisfaction", "Wait at store, 19 of 20 have less".
std::string subject_of(const Measure& measure) {
  std::string name = capital(name_of(measure, Vocabulary::plain));
  if (measure.of == "customers") return name;
  const std::string where = (measure.of.starts_with("departments.") ? " at " : " of ") + place_of(measure.of);
  return name.insert(std::min(name.find(','), name.size()), where);
}

std::string change_of(const Measure& measure, const Estimate& estimate) {
  return with_range(measure, estimate, Saying::change, Vocabulary::plain);
}

// "2 points", "3,430 a week (5% of today's)".
std::string what_matters(const Sweep& sweep) {
  return amount_of(sweep.measure, sweep.smallest_difference) + (sweep.difference_was_said ? "" : " (5% of today's)");
}

// The knee in one sentence.
class KneeWords {
 public:
  KneeWords(const Sweep& sweep, const Knee& knee) : sweep_{sweep}, knee_{knee}, subject_{subject_of(sweep.measure)} {
    if (knee.step.spread) step_ = estimate_of(*knee.step.spread, sweep.difference_confidence, "");
  }

  [[nodiscard]] std::string sentence() const {
    switch (knee_.kind) {
      case KneeKind::enough: return knee_.rises ? enough() : still_enough();
      case KneeKind::flat:
        return fmt::format("{} is the same from {} to {}: no value does better than another by the {} that matter.",
                           subject_, said(0), said(last()), what_matters(sweep_));
      case KneeKind::to_the_end: return to_the_end();
      case KneeKind::cannot_tell: return cannot_tell();
    }
    return {};
  }

 private:
  [[nodiscard]] const std::string& said(std::size_t place) const { return sweep_.axes.front().values[place].said; }
  [[nodiscard]] std::size_t last() const { return sweep_.axes.front().values.size() - 1; }
  [[nodiscard]] std::string step() const { return change_of(sweep_.measure, step_); }
  [[nodiscard]] std::string_view improves() const { return less_is_better(sweep_.measure.name) ? "falling" : "rising"; }
  [[nodiscard]] bool is_surely_better() const {
    return step_.range && improvement(sweep_.measure, *step_.range).low > 0;
  }

  [[nodiscard]] std::string enough() const {
    const std::string more = knee_.step.is_nothing
                                 ? fmt::format("with {} it is exactly the same", said(knee_.beside))
                                 : fmt::format("with {} it changes by {}", said(knee_.beside), step());
    if (!is_surely_better())
      return fmt::format("{} stops {} after {}: {}.", subject_, improves(), said(knee_.at), more);
    return fmt::format("{} hardly gets better after {}: {}, less than the {} that matter.{}", subject_, said(knee_.at),
                       more, what_matters(sweep_), warning());
  }
  // Small steps add up, also beyond what was tried.
  [[nodiscard]] std::string warning() const {
    if (!knee_.gains_at_end) return "";
    return fmt::format(" But it is still {} slowly at {}: try larger values, too.", improves(), said(last()));
  }
  [[nodiscard]] std::string still_enough() const {
    return fmt::format("{} holds up to {}: with {} it changes by {}.", subject_, said(knee_.at), said(knee_.beside),
                       step());
  }
  [[nodiscard]] std::string to_the_end() const {
    if (!knee_.rises) {
      return fmt::format("{} gets worse from the start: from {} to {} it changes by {}. Smaller values may be better.",
                         subject_, said(0), said(1), step());
    }
    return fmt::format("{} is still {} at {}: from {} on it changes by {}. Larger values may be better.", subject_,
                       improves(), said(last()), said(last() - 1), step());
  }
  [[nodiscard]] std::string cannot_tell() const {
    constexpr std::uint32_t usual = 30;
    return fmt::format(
        "{}: where it stops getting better cannot be told yet. From {} to {} it changes by {}. More runs "
        "would tell: `--replications {}`.",
        subject_, said(std::min(knee_.at, knee_.beside)), said(std::max(knee_.at, knee_.beside)), step(),
        std::max(usual, sweep_.replications * 4));
  }

  const Sweep& sweep_;
  const Knee& knee_;
  std::string subject_;
  Estimate step_;
};

std::string place_in_words(const Sweep& sweep, const SweepPoint& point) {
  std::string words;
  for (std::size_t a = 0; a < sweep.axes.size(); ++a) {
    if (a > 0) words += ", ";
    words += sweep.axes[a].path + " = " + sweep.axes[a].values[point.at[a]].text;
  }
  return words;
}

// The best point, and how many of the others come so near that it does not matter.
std::optional<std::string> best_of(const Sweep& sweep, std::span<const SweepEvidence> evidence) {
  const auto improved = [&](std::size_t p) {
    const double mean = *sweep.points[p].estimate.mean;
    return improvement(sweep.measure, Range{mean, mean}).low;
  };
  std::optional<std::size_t> best;
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    if (sweep.points[p].estimate.mean && (!best || improved(p) > improved(*best))) best = p;
  }
  if (!best) return std::nullopt;
  std::size_t as_good = 0;
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    const PairedSpread pair = paired(evidence[*best].measure, evidence[p].measure);
    if (p == *best || !pair.spread || pair.spread->deviations.size() < 2) continue;
    const Estimate ahead = estimate_of(*pair.spread, sweep.difference_confidence, "");
    if (improvement(sweep.measure, *ahead.range).high < sweep.smallest_difference) ++as_good;
  }
  const SweepPoint& point = sweep.points[*best];
  std::string words =
      fmt::format("Best: {} with {}", with_range(sweep.measure, point.estimate, Saying::value, Vocabulary::plain),
                  place_in_words(sweep, point));
  if (as_good > 0) {
    words += fmt::format("; {} of the {} other points {} as good, within the {} that matter", as_good,
                         sweep.points.size() - 1, as_good == 1 ? "is" : "are",
                         what_matters(sweep));
  }
  return words + ".";
}

void answer(Sweep& sweep, std::span<const SweepEvidence> evidence) {
  if (!sweep.today.mean) {
    sweep.answer.emplace_back("There are no observations, so nothing can be said.");
    return;
  }
  if (sweep.axes.size() == 1) {
    std::vector<MeasureSpread> row;
    for (const SweepEvidence& point : evidence) row.push_back(point.measure);
    if (const auto knee = knee_of(row, sweep.smallest_difference, sweep.difference_confidence)) {
      if (knee->kind == KneeKind::enough) sweep.knee = knee->at;
      sweep.answer.push_back(KneeWords{sweep, *knee}.sentence());
    } else {
      sweep.answer.emplace_back("Some points have no likely range, so where more stops helping cannot be said.");
    }
  }
  if (const auto best = best_of(sweep, evidence)) sweep.answer.push_back(*best);
  std::string today;
  for (const SweepAxis& axis : sweep.axes) today += fmt::format(", {} = {}", axis.path, axis.today);
  sweep.answer.push_back(
      fmt::format("Today: {}{}.", with_range(sweep.measure, sweep.today, Saying::value, Vocabulary::plain), today));
}

}  // namespace

std::string amount_of(const Measure& measure, double size) {
  const Scale scale = scale_for(measure, size, Saying::change);
  return fmt::format("{}{}{}", rounded(size * scale.factor, 3), scale.unit.empty() ? "" : " ", scale.unit);
}

void conclude(Sweep& sweep, const Question& question, const SweepEvidence& today,
              std::span<const SweepEvidence> points) {
  const auto others = static_cast<double>(
      std::count_if(sweep.points.begin(), sweep.points.end(), [](const SweepPoint& point) { return !point.is_today; }));
  sweep.confidence = question.confidence;
  sweep.difference_confidence = 1 - (1 - question.confidence) / std::max(1.0, others);
  const Threshold threshold = threshold_of(question, today.measure, question.confidence);
  sweep.smallest_difference = threshold.smallest_difference;
  sweep.difference_was_said = threshold.was_said || today.measure.measure.unit == "points";
  sweep.today = estimate_of(today.measure, today.replications, sweep.confidence);
  for (std::size_t p = 0; p < points.size(); ++p) {
    const SweepEvidence& evidence = points[p];
    SweepPoint& point = sweep.points[p];
    point.replications = evidence.replications;
    point.estimate = estimate_of(evidence.measure, evidence.replications, sweep.confidence);
    if (evidence.staff_cost)
      point.staff_cost = estimate_of(*evidence.staff_cost, sweep.confidence, "t over replications");
    if (point.is_today) continue;
    const PairedSpread pair = paired(evidence.measure, today.measure);
    point.difference =
        estimate_of_difference(pair, evidence.measure, sweep.difference_confidence, evidence.replications);
  }
  answer(sweep, points);
}

}  // namespace servicechain::analysis
