#include "scenarios/studies/stopping.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "analysis/estimates/stopping.h"
#include "analysis/estimates/summary.h"
#include "analysis/words.h"
#include "scenarios/studies/summaries.h"

namespace servicechain::scenarios {
namespace {

bool is_stopped(const Replications& runs) {
  const std::atomic<bool>* asked = runs.plan().stop_asked;
  return asked != nullptr && asked->load();
}

std::optional<analysis::MeasureSpread> spread_of(const Runs& runs, const std::string& of, const std::string& name) {
  const auto entry = analysis::find_entry(runs.evidence.catalogue(), of, name);
  if (!entry) return std::nullopt;
  return std::move(analysis::summarise(runs.evidence, *entry, *entry + 1).front());
}

std::string in_percent(double share) { return analysis::rounded(share * 100, 2); }

// How far beyond what was asked, as a factor, and in words.
struct Lack {
  double factor = 0;
  Imprecise imprecise;
};

Lack lack_of(const analysis::MeasureSpread& spread, const Runs& runs, double confidence, double precision) {
  const std::uint32_t replications = runs.evidence.replications();
  const analysis::Estimate estimate = analysis::estimate_of(spread, replications, confidence);
  const std::string name = fmt::format("{} ({})", analysis::name_of(spread.measure, analysis::Vocabulary::plain),
                                       analysis::place_of(spread.measure.of));
  if (!estimate.mean) return {0, {}};
  if (!estimate.range) return {1e9, {fmt::format("{} has no range yet", name), std::nullopt}};
  const double half = analysis::half_width(*estimate.range);
  const double allowed = analysis::allowed_half_width(spread.measure, *estimate.mean, precision);
  return {half / allowed,
          {fmt::format("{} is known to ±{}%, asked were ±{}%", name, in_percent(precision * half / allowed),
                       in_percent(precision)),
           analysis::replications_for(half, allowed, replications)}};
}

std::string times(std::size_t count) { return count == 1 ? "once" : fmt::format("{} times", count); }

}  // namespace

bool is_settled(analysis::VerdictKind verdict) {
  using analysis::VerdictKind;
  return verdict != VerdictKind::cannot_tell && verdict != VerdictKind::better_maybe_enough &&
         verdict != VerdictKind::worse_maybe_enough;
}

std::vector<HeadlineMeasure> headline_measures(const Decision& decision) {
  std::vector<HeadlineMeasure> measures{{decision.of, decision.measure}};
  for (const char* name : {"satisfaction", "wait", "lost"}) {
    const HeadlineMeasure measure{"customers", name};
    if (std::find(measures.begin(), measures.end(), measure) == measures.end()) measures.push_back(measure);
  }
  return measures;
}

std::optional<Imprecise> most_imprecise(const Replications& runs, const Scenario& scenario) {
  Lack worst;
  for (const HeadlineMeasure& measure : headline_measures(scenario.decide)) {
    for (std::size_t c = 0; c < runs.size(); ++c) {
      const auto spread = spread_of(runs[c], measure.of, measure.name);
      if (!spread) continue;
      Lack lack = lack_of(*spread, runs[c], scenario.decide.confidence, *scenario.decide.precision);
      if (lack.factor > worst.factor) worst = std::move(lack);
    }
  }
  if (worst.factor <= 1) return std::nullopt;
  return worst.imprecise;
}

Course run_number(Replications& runs, std::uint32_t replications) {
  runs.run_to(replications);
  return {replications, "", false, 1, {}};
}

Course run_until_precise(Replications& runs, const Scenario& scenario) {
  const Decision& decide = scenario.decide;
  const std::string asked = fmt::format("±{}%", in_percent(*decide.precision));
  std::uint32_t total = std::min(std::max(decide.at_least, analysis::fewest_for_precision), decide.at_most);
  int in_a_row = 0;
  for (;;) {
    runs.run_to(total);
    if (is_stopped(runs)) return {decide.at_most, "", true, 1, {}};
    const std::optional<Imprecise> lacking = most_imprecise(runs, scenario);
    in_a_row = lacking ? 0 : in_a_row + 1;
    if (in_a_row == 2 || (!lacking && total == decide.at_most)) {
      return {total, fmt::format("Precise enough after {} runs: all headline numbers are within {}.", total, asked),
              false, 1, {}};
    }
    if (total == decide.at_most) {
      std::string words = fmt::format("Not as precise as asked after {} runs, the most that were allowed: {}.", total,
                                      lacking->words);
      if (lacking->replications_needed) {
        words += fmt::format(" About {} runs would do.", analysis::number(*lacking->replications_needed, 0));
      }
      return {total, std::move(words), true, 1, {}};
    }
    total = std::min(analysis::next_check(total), decide.at_most);
  }
}

Course run_until_settled(Replications& runs, const analysis::Question& asked, const Scenario& scenario) {
  const std::vector<std::uint32_t> looks = analysis::looks_between(scenario.decide.at_least, scenario.decide.at_most);
  const double error = (1 - asked.confidence) / static_cast<double>(runs.size() - 1);
  Course course{looks.back(), "", true, analysis::error_per_look(looks, error) / error, {}};
  analysis::Question question = asked;
  question.looks_error = course.looks_error;
  const double confidence = analysis::decided_confidence(question, runs.size() - 1);
  std::vector<std::size_t> open;
  for (std::size_t chain = 1; chain < runs.size(); ++chain) open.push_back(chain);
  course.settled.resize(open.size());

  for (std::size_t look = 0; look < looks.size(); ++look) {
    runs.run_to(looks[look]);
    if (is_stopped(runs)) return course;
    const auto base = spread_of(runs[0], question.of, question.measure);
    std::vector<std::size_t> settled_here;
    for (const std::size_t chain : open) {
      const auto what_if = spread_of(runs[chain], question.of, question.measure);
      if (!base || !what_if) continue;
      if (is_settled(analysis::verdict_between(question, *base, *what_if, confidence))) settled_here.push_back(chain);
    }
    for (const std::size_t chain : settled_here) std::erase(open, chain);
    if (open.empty() || look + 1 == looks.size()) {
      course.planned = looks[look];
      course.left_open = !open.empty();
      course.words = fmt::format("Looked {} at the verdicts (planned: {} looks, up to {} runs, and ranges that hold at all of them): {}.", times(look + 1),
                                 looks.size(), looks.back(),
                                 open.empty() ? fmt::format("all are settled after {} runs", looks[look])
                                              : fmt::format("{} of {} not settled after {} runs, the most that were "
                                                            "allowed", open.size(), runs.size() - 1, looks[look]));
      return course;
    }
    if (settled_here.empty()) continue;
    const analysis::Settled as_now{looks[look], summary_of(runs[0], runs.plan().threads)};
    for (const std::size_t chain : settled_here) {
      runs.leave_out(chain);
      course.settled[chain - 1] = as_now;
    }
  }
  return course;
}

}  // namespace servicechain::scenarios
