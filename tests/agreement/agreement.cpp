#include "tests/agreement/agreement.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "scenarios/reading/read.h"
#include "scenarios/studies/experiment.h"

namespace servicechain::tests {
namespace {

constexpr double confidence = 0.999;

const analysis::Estimate* find(const analysis::Study& study, const Expected& expected) {
  const auto fits = [&](const auto& row) {
    return row.measure.of == expected.of && row.measure.name == expected.measure && row.measure.kind == expected.kind &&
           row.what_if == expected.what_if;
  };
  if (expected.what_if == "base") {
    for (const analysis::MeasureRow& row : study.measures) {
      if (fits(row)) return &row.estimate;
    }
    return nullptr;
  }
  for (const analysis::DifferenceRow& row : study.differences) {
    if (fits(row)) return &row.estimate;
  }
  return nullptr;
}

Outcome outcome_of(const Expected& expected, const analysis::Study& study) {
  Outcome outcome{.expected = expected, .simulated = std::nullopt};
  const analysis::Estimate* estimate = find(study, expected);
  if (estimate == nullptr || !estimate->mean) return outcome;
  outcome.simulated = *estimate->mean;
  outcome.runs = estimate->n;
  if (!estimate->range || estimate->n < 2) return outcome;
  outcome.half_width = (estimate->range->high - estimate->range->low) / 2;
  const boost::math::students_t student{static_cast<double>(estimate->n - 1)};
  const double error = outcome.half_width / boost::math::quantile(student, 1 - (1 - confidence) / 2);
  if (error > 0) outcome.z = as_normal(outcome.error() / error, estimate->n);
  return outcome;
}

// Each row has its own luck, so that rows are independent of each other: FNV-1a of its name.
std::uint32_t seed_of(const Row& row) {
  std::uint32_t hash = 2166136261U;
  for (const char c : row.family + row.name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

double as_normal(double t, std::uint32_t runs) {
  const boost::math::students_t student{static_cast<double>(runs - 1)};
  const double tail = boost::math::cdf(boost::math::complement(student, std::abs(t)));
  if (tail < 1e-300) return std::copysign(37, t);
  return std::copysign(boost::math::quantile(boost::math::complement(boost::math::normal{}, tail)), t);
}

Met meet(const Row& row) {
  const auto begun = std::chrono::steady_clock::now();
  Met met{.row = &row, .outcomes = {}, .problems = {}};
  const scenarios::Read<scenarios::Scenario> read = scenarios::read_scenario_text(row.scenario, "agreement.yaml", {});
  if (!read.value || scenarios::has_error(read.problems)) {
    met.problems.push_back(scenarios::describe(read.problems, row.scenario));
    return met;
  }
  scenarios::ExperimentOptions options{.what_ifs = {},
                                       .threads = std::max(1U, std::thread::hardware_concurrency()),
                                       .seed = seed_of(row),
                                       .replications = std::nullopt,
                                       .stop_asked = nullptr,
                                       .on_progress = {}};
  for (const scenarios::WhatIf& what_if : read.value->what_ifs) options.what_ifs.push_back(what_if.name);
  const analysis::Study study = scenarios::run_experiment(*read.value, options);
  if (study.ended != "reached the end") met.problems.push_back(study.ended);
  for (const Expected& expected : row.expected) met.outcomes.push_back(outcome_of(expected, study));
  met.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return met;
}

}  // namespace servicechain::tests
