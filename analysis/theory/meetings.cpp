#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/measures/measure_finder.h"
#include "analysis/theory/answer.h"
#include "analysis/words.h"

namespace servicechain::analysis::theory {
namespace {

std::optional<bool> holds(const Prediction& prediction, const Estimate& simulated) {
  if (!prediction.value || !simulated.range) return std::nullopt;
  // Sums in another order differ in their last digits.
  const double rounding = 1e-9 * std::max(1.0, std::abs(*prediction.value));
  const bool not_below = *prediction.value >= simulated.range->low - rounding;
  const bool not_above = *prediction.value <= simulated.range->high + rounding;
  if (prediction.basis.validity != Validity::bound) return not_below && not_above;
  return prediction.basis.formula == "at least" ? not_above : not_below;
}

std::string figure(const Prediction& prediction) {
  const Scale scale = scale_for(prediction.measure, *prediction.value, Saying::value);
  const std::string unit = scale.unit.empty() ? "" : scale.unit == "%" ? "%" : " " + scale.unit;
  return rounded(*prediction.value * scale.factor, 3) + unit;
}

std::string in_words(const Prediction& prediction) {
  switch (prediction.basis.validity) {
    case Validity::exact: return figure(prediction);
    case Validity::approximate: return "about " + figure(prediction);
    case Validity::bound: return prediction.basis.formula + " " + figure(prediction);
    case Validity::none: return "no formula";
  }
  return {};
}

}  // namespace

std::vector<Meeting> meetings_of(const Theory& theory, const Study& study) {
  const MeasureFinder finder{study, "base"};
  std::vector<Meeting> meetings;
  for (const Prediction& prediction : theory.predictions) {
    const Measure& measure = prediction.measure;
    const MeasureRow* row = finder.find(measure.of, measure.name, measure.kind);
    const Estimate simulated = row != nullptr ? row->estimate : Estimate{};
    meetings.push_back({prediction, simulated, holds(prediction, simulated)});
  }
  return meetings;
}

Table meetings_table(const std::vector<Meeting>& meetings, Vocabulary vocabulary) {
  Table table{.title = "Theory beside the simulation",
              .columns = {{"", Alignment::left},
                          {"", Alignment::left},
                          {"theory", Alignment::right},
                          {"simulated", Alignment::right},
                          {vocabulary == Vocabulary::expert ? "inside CI" : "agree", Alignment::left}},
              .rows = {},
              .note = {}};
  int judged = 0;
  int held = 0;
  for (const Meeting& meeting : meetings) {
    const Prediction& prediction = meeting.prediction;
    if (prediction.measure.kind != "all" || !prediction.value || !meeting.simulated.mean) continue;
    const bool is_exact = prediction.basis.validity == Validity::exact;
    if (meeting.holds && is_exact) ++judged;
    if (meeting.holds.value_or(false) && is_exact) ++held;
    table.rows.push_back({place_of(prediction.measure.of), name_of(prediction.measure, vocabulary),
                          in_words(prediction), in_a_table(prediction.measure, meeting.simulated, Saying::value),
                          !meeting.holds   ? "–"
                          : *meeting.holds ? "yes"
                                           : "no"});
  }
  table.note =
      "In brackets: where the true average of the simulation most likely lies. A range misses now and then even where\n"
      "theory is exact: 1 in 20 at 95%.";
  if (judged > 0) table.note += fmt::format(" Here {} of {} exact figures lie inside.", held, judged);
  return table;
}

}  // namespace servicechain::analysis::theory
