#include "tests/coverage/again.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "analysis/verdicts/verdict.h"
#include "scenarios/studies/experiment.h"
#include "sim/contract.h"

namespace servicechain::coverage {
namespace {

std::uint32_t cores() { return std::max(1U, std::thread::hardware_concurrency()); }

std::vector<std::string> names_of(const scenarios::Scenario& scenario) {
  std::vector<std::string> names;
  for (const scenarios::WhatIf& what_if : scenario.what_ifs) names.push_back(what_if.name);
  return names;
}

analysis::Study study_of(const scenarios::Scenario& scenario, std::uint32_t seed, std::uint32_t runs,
                         std::uint32_t threads) {
  scenarios::ExperimentOptions options{};
  options.what_ifs = names_of(scenario);
  options.threads = threads;
  options.seed = seed;
  options.replications = runs;
  return scenarios::run_experiment(scenario, options);
}

template <class Rows>
const analysis::Estimate& find(const Rows& rows, const Asked& asked) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.what_if == asked.what_if && row.measure.of == asked.of && row.measure.name == asked.measure &&
           row.measure.kind == "all";
  });
  sim::require(found != rows.end(), "what is asked is a measure of the case");
  return found->estimate;
}

const analysis::Estimate& estimate_in(const analysis::Study& study, const Asked& asked) {
  return asked.what_if == "base" ? find(study.measures, asked) : find(study.differences, asked);
}

Said said_by(const Case& the_case, const analysis::Study& study) {
  Said said;
  for (const Asked& asked : the_case.asked) said.estimates.push_back(estimate_in(study, asked));
  for (const analysis::WhatIfAnswer& answer : study.answers) {
    said.verdicts.push_back(answer.verdict);
    said.names_gains.push_back(std::any_of(answer.further.begin(), answer.further.end(),
                                           [](const std::string& sentence) { return sentence.starts_with("Who "); }));
  }
  return said;
}

// The number in "About N more runs would settle it".
std::uint32_t runs_asked_for(const analysis::Study& study) {
  const auto row = std::find_if(study.differences.begin(), study.differences.end(),
                                [](const analysis::DifferenceRow& each) { return each.verdict.has_value(); });
  sim::require(row != study.differences.end() && row->estimate.range.has_value(), "a range that cannot tell");
  return analysis::more_runs(analysis::improvement(row->measure, *row->estimate.range),
                             {study.smallest_difference, true, study.confidence}, row->estimate.n);
}

// Each number below `count` once, on whichever thread.
template <class Work>
void on_every_core(std::uint32_t count, Work work) {
  std::atomic<std::uint32_t> next = 0;
  const auto take = [&] {
    for (std::uint32_t number = next++; number < count; number = next++) work(number);
  };
  std::vector<std::jthread> threads;
  for (std::uint32_t t = 1; t < cores(); ++t) threads.emplace_back(take);
  take();
}

}  // namespace

std::vector<Said> made_again(const Case& the_case, std::uint32_t studies) {
  std::vector<Said> said(studies);
  on_every_core(studies, [&](std::uint32_t s) {
    said[s] = said_by(the_case, study_of(the_case.scenario, s, the_case.runs, 1));
  });
  return said;
}

MoreRuns settled_by_more(const Case& the_case, std::uint32_t studies) {
  struct Made {
    std::optional<std::uint32_t> more;
    bool is_settled = false;
  };
  std::vector<Made> made(studies);
  on_every_core(studies, [&](std::uint32_t s) {
    const analysis::Study study = study_of(the_case.scenario, s, the_case.runs, 1);
    if (study.answers.front().verdict != analysis::VerdictKind::cannot_tell) return;
    made[s].more = runs_asked_for(study);
    const analysis::Study longer = study_of(the_case.scenario, s, the_case.runs + *made[s].more, 1);
    made[s].is_settled = longer.answers.front().verdict != analysis::VerdictKind::cannot_tell;
  });
  MoreRuns answer;
  std::vector<std::uint32_t> asked_for;
  for (const Made& each : made) {
    if (!each.more) continue;
    asked_for.push_back(*each.more);
    answer.settled += each.is_settled;
  }
  std::sort(asked_for.begin(), asked_for.end());
  answer.could_not_tell = static_cast<std::uint32_t>(asked_for.size());
  if (!asked_for.empty()) answer.usually = asked_for[asked_for.size() / 2];
  return answer;
}

std::vector<Truth> truths_of(const Case& the_case, std::uint32_t runs) {
  constexpr std::uint32_t seed = 0xffff'ffff;  // of no study
  std::optional<analysis::Study> very_long;
  if (the_case.very_long) very_long = study_of(*the_case.very_long, seed, runs, cores());
  std::vector<Truth> truths;
  for (const Asked& asked : the_case.asked) {
    if (asked.truth) {
      truths.push_back({*asked.truth, 0});
      continue;
    }
    sim::require(very_long.has_value(), "a truth without a formula has a very long run");
    const analysis::Estimate& estimate = estimate_in(*very_long, asked);
    truths.push_back({*estimate.mean, *estimate.sd / std::sqrt(estimate.n)});
  }
  return truths;
}

double Coverage::share_error() const { return std::sqrt(share() * (1 - share()) / studies); }

Coverage coverage_of(const std::vector<Said>& said, std::size_t asked, double truth) {
  Coverage coverage;
  double sum = 0;
  double squares = 0;
  double widths = 0;
  for (const Said& study : said) {
    const analysis::Estimate& estimate = study.estimates[asked];
    if (!estimate.range) {
      ++coverage.refused;
      continue;
    }
    ++coverage.studies;
    coverage.too_low += estimate.range->high < truth;
    coverage.too_high += estimate.range->low > truth;
    coverage.held += estimate.range->low <= truth && truth <= estimate.range->high;
    const double off = *estimate.mean - truth;
    sum += off;
    squares += off * off;
    widths += (estimate.range->high - estimate.range->low) / 2;
  }
  const double n = coverage.studies;
  if (n < 2) return coverage;
  coverage.mean = truth + sum / n;
  coverage.error = std::sqrt((squares - sum * sum / n) / (n - 1) / n);
  coverage.half_width = widths / n;
  return coverage;
}

}  // namespace servicechain::coverage
