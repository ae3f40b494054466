#include "analysis/verdicts/conclusions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/verdicts/gains.h"
#include "analysis/verdicts/verdict.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr double usual_points = 2;
constexpr double usual_part_of_base = 0.05;

void add_measures(Study& study, const std::string& name, const std::vector<MeasureSpread>& summary,
                  std::uint32_t replications) {
  for (const MeasureSpread& measure : summary) {
    study.measures.push_back({name, measure.measure, estimate_of(measure, replications, study.confidence)});
    const bool is_kept_by_run = !measure.pairs.empty() && measure.measure.kind == "all";
    if (is_kept_by_run) study.replication_rows.push_back({name, measure.measure, measure.pairs});
  }
}

std::string method_of(const PairedSpread& pair, bool is_percentile) {
  if (is_percentile) return "paired, sectioning";
  std::string method = "paired t over replications";
  if (pair.control_gain) {
    method += fmt::format(", known luck of customers and work taken out (worth {:.1f} times the runs)", *pair.control_gain);
  } else if (pair.variance_reduction.value_or(1) < 1) {
    method += ", pairing gains nothing";
  }
  return method;
}

}  // namespace

Estimate estimate_of_difference(const PairedSpread& pair, const MeasureSpread& measure, double confidence,
                                std::uint32_t replications) {
  Estimate estimate;
  estimate.refused_because = pair.refused_because;
  if (!pair.spread) return estimate;
  const bool is_percentile = measure.sections != 0;
  estimate = estimate_of(*pair.spread, confidence, method_of(pair, is_percentile));
  if (!is_percentile) return estimate;
  estimate.n = replications;
  estimate.sd.reset();
  return estimate;
}

Threshold threshold_of(const Question& question, const MeasureSpread& base, double confidence) {
  if (question.smallest_difference) return {*question.smallest_difference, true, confidence};
  if (base.measure.unit == "points") return {usual_points, false, confidence};
  return {base.spread ? usual_part_of_base * std::abs(base.spread->point) : 0, false, confidence};
}

namespace {

const MeasureSpread* find(const std::vector<MeasureSpread>& summary, const std::string& of, const std::string& name) {
  const auto found = std::find_if(summary.begin(), summary.end(), [&](const MeasureSpread& entry) {
    return entry.measure.of == of && entry.measure.name == name && entry.measure.kind == "all";
  });
  return found == summary.end() ? nullptr : &*found;
}

std::uint32_t replications_of(const WhatIfEvidence& what_if, const Study& study) {
  return what_if.settled ? what_if.settled->replications : study.replications;
}

VerdictKind verdict_of(const PairedSpread& pair, const Estimate& raw, const Measure& measure,
                       const Threshold& threshold) {
  if (pair.is_nothing) return VerdictKind::nothing_changed;
  if (!raw.range) return VerdictKind::cannot_tell;
  return verdict_of(improvement(measure, *raw.range), threshold.smallest_difference);
}

// One what-if against the base.
class Pairing {
 public:
  Pairing(Study& study, const Question& question, const WhatIfEvidence& what_if, double decided_confidence)
      : study_{study}, question_{question}, what_if_{what_if}, decided_confidence_{decided_confidence} {}

  void compare(const MeasureSpread& base, const MeasureSpread& after) {
    const PairedSpread pair = paired(after, base);
    const bool is_decided = base.measure == study_.decided;
    const double confidence = is_decided ? decided_confidence_ : study_.confidence;
    DifferenceRow row{what_if_.name, base.measure,
                      estimate_of_difference(pair, base, confidence, replications_of(what_if_, study_)),
                      pair.variance_reduction, std::nullopt, {}, pair.correlation, pair.control_gain};
    if (pair.spread) {
      row.chance_of_luck = chance_of_luck(*pair.spread);
      effects_.push_back({base.measure, estimate_of(*pair.spread, study_.confidence, ""), *row.chance_of_luck,
                          base.spread->point, place_of(in_labels(base.measure.of, question_.labels))});
    }
    if (is_decided) decide(row, pair, threshold_of(question_, base, confidence));
    if (base.measure.of == "customers" && base.measure.name == "revenue") revenue_ = row.estimate;
    study_.differences.push_back(std::move(row));
  }

  void answer() {
    if (!verdict_) return;
    WhatIfAnswer answer{what_if_.name, what_if_.says, what_if_.changes, what_if_.cost ? said(*what_if_.cost) : "",
                        *verdict_, sentence_, {}};
    if (what_if_.settled) {
      answer.further.push_back(fmt::format("This was settled after {} runs, and not run further.",
                                           what_if_.settled->replications));
    }
    if (what_if_.cost) answer.further.push_back(price_sentence(*what_if_.cost, study_.decided, decided_));
    if (what_if_.cost && revenue_) append(answer.further, sales_sentence(*what_if_.cost, *revenue_));
    append(answer.further, gains_and_losses(effects_, study_.confidence));
    std::vector<std::string> paths;
    for (const std::vector<std::string>& change : what_if_.changes) paths.push_back(change.front());
    append(answer.further, local_improvement_alarms(effects_, paths, decided_confidence_));
    if (*verdict_ == VerdictKind::cannot_tell && gains_nothing_) {
      answer.further.push_back("The same customers fare differently here, so the comparison needs as many runs as two "
                               "separate studies.");
    }
    if (!question_.guesses.empty()) {
      answer.further.push_back(fmt::format("This answer rests on guesses: {}.", fmt::join(question_.guesses, ", ")));
    }
    study_.answers.push_back(std::move(answer));
  }

 private:
  static void append(std::vector<std::string>& sentences, std::vector<std::string> more) {
    for (std::string& sentence : more) sentences.push_back(std::move(sentence));
  }
  static void append(std::vector<std::string>& sentences, std::optional<std::string> more) {
    if (more) sentences.push_back(std::move(*more));
  }

  void decide(DifferenceRow& row, const PairedSpread& pair, const Threshold& threshold) {
    gains_nothing_ = !pair.control_gain && pair.variance_reduction && *pair.variance_reduction < 1.25;
    verdict_ = verdict_of(pair, row.estimate, row.measure, threshold);
    sentence_ = sentence_of(*verdict_, in_labels(row.measure, question_.labels), row.estimate, threshold);
    row.verdict = verdict_;
    row.sentence = sentence_;
    decided_ = row.estimate;
  }

  Study& study_;
  const Question& question_;
  const WhatIfEvidence& what_if_;
  double decided_confidence_;
  std::vector<Effect> effects_;
  std::optional<VerdictKind> verdict_;
  std::string sentence_;
  bool gains_nothing_ = false;  // by pairing
  Estimate decided_;
  std::optional<Estimate> revenue_;  // nullopt: none is measured
};

}  // namespace

double decided_confidence(const Question& question, std::size_t count) {
  const double k = static_cast<double>(std::max<std::size_t>(1, count));
  return 1 - (1 - question.confidence) * question.looks_error / k;
}

VerdictKind verdict_between(const Question& question, const MeasureSpread& base, const MeasureSpread& what_if,
                            double confidence) {
  const PairedSpread pair = paired(what_if, base);
  const Estimate raw = pair.spread ? estimate_of(*pair.spread, confidence, "") : Estimate{};
  return verdict_of(pair, raw, base.measure, threshold_of(question, base, confidence));
}

void conclude(Study& study, const Question& question, const std::vector<MeasureSpread>& base,
              std::span<const WhatIfEvidence> what_ifs) {
  study.confidence = question.confidence;
  const MeasureSpread* decided = find(base, question.of, question.measure);
  if (decided == nullptr) {
    study.problems.push_back(fmt::format("there is no measure \"{}\" of {} to decide on", question.measure, question.of));
  } else {
    study.decided = decided->measure;
    study.smallest_difference = threshold_of(question, *decided, question.confidence).smallest_difference;
  }
  add_measures(study, "base", base, study.replications);
  for (const WhatIfEvidence& what_if : what_ifs) {
    add_measures(study, what_if.name, what_if.summary, replications_of(what_if, study));
    std::map<Measure, const MeasureSpread*> after;
    for (const MeasureSpread& measure : what_if.summary) after.emplace(measure.measure, &measure);
    Pairing pairing{study, question, what_if, decided_confidence(question, what_ifs.size())};
    for (const MeasureSpread& before : what_if.settled ? what_if.settled->base : base) {
      const auto found = after.find(before.measure);
      if (found != after.end()) pairing.compare(before, *found->second);
    }
    pairing.answer();
  }
}

}  // namespace servicechain::analysis
