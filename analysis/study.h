#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/history/own_history.h"
#include "analysis/history/study_history.h"
#include "analysis/measures/measure.h"
#include "analysis/observe/pair.h"
#include "analysis/verdicts/rests_on.h"
#include "analysis/words.h"

namespace servicechain::analysis {

enum class VerdictKind {
  better, a_little, better_maybe_enough, no_difference, cannot_tell,
  worse, worse_a_little, worse_maybe_enough, nothing_changed,
};
// "better", "a-little", "better-maybe-enough"…
[[nodiscard]] std::string name_of(VerdictKind kind);

struct MeasureRow {
  std::string what_if;  // "base" or a what-if's name
  Measure measure;
  Estimate estimate;
};

struct DifferenceRow {
  std::string what_if;
  Measure measure;
  Estimate estimate;                          // what-if minus base, paired, raw sign
  std::optional<double> variance_reduction;   // independent over paired variance; nullopt: 0 in every run
  std::optional<VerdictKind> verdict;         // on the decided measure only
  std::string sentence;                       // on the decided measure only
  std::optional<double> correlation{};        // of base and what-if, between replications
  std::optional<double> control_gain{};       // known luck taken out is worth so many times the runs; nullopt: not taken
  std::optional<double> chance_of_luck{};     // two-sided p value; nullopt: not known
};

// What each replication gave for one measure, in the order of the replications: its value is total / weight.
struct ReplicationRow {
  std::string what_if;
  Measure measure;
  std::vector<Pair> pairs;
};

// What one what-if comes to, in words: verdict first, then money, who gains, who loses, alarms.
struct WhatIfAnswer {
  std::string name;
  std::string says;
  std::vector<std::vector<std::string>> changes;  // rows of path, before, after
  std::string cost;                               // as written, "" without
  VerdictKind verdict;
  std::string sentence;
  std::vector<std::string> further;               // sentences: cost per point, gains, losses, alarm, guesses
};

// The average path of the first replications, step by step from the start of the run, warm-up included.
struct Series {
  std::string what_if;
  Measure measure;                            // jobs inside a department, the customers' satisfaction
  double step_h = 0;
  std::uint32_t replications = 0;             // that it is the average of
  std::vector<std::optional<double>> values;  // nullopt: nobody left in that step
  [[nodiscard]] friend bool operator==(const Series&, const Series&) = default;
};

// How many runs of the base say what is usual.
inline constexpr std::uint32_t trial_runs_for_usual = 10;

// What the couplings measure change against: how things usually are in the file as written, from trial runs.
struct UsualValue {
  std::string of;      // departments.store, customers.shoppers
  std::string name;    // usual-load, lead-time, input, satisfaction, experience, customers
  std::string symbol;  // of the equations: ρ*
  std::string unit;    // as in JSON; "" without
  double value = 0;
  [[nodiscard]] friend bool operator==(const UsualValue&, const UsualValue&) = default;
};

// Everything a run or a comparison has to say. Drawn by text, JSON, CSV, page: one source of truth.
struct Study {
  std::string scenario;
  std::string source_line;          // "City Shoes · seed 2026 · 30 runs of 26 weeks after 3 weeks of warm-up"
  std::uint32_t seed = 0;
  std::uint32_t replications = 0;
  double confidence = 0.95;
  double warm_up_h = 0;
  double length_h = 0;
  std::string ended;                // "reached the end" or why not, in words
  bool grew_without_limit = false;  // exit 4
  bool deadlocked = false;          // exit 4
  bool was_stopped = false;         // exit 6: partial
  std::uint64_t events = 0;
  std::vector<std::string> problems;
  Measure decided;
  double smallest_difference = 2;
  std::vector<MeasureRow> measures;
  std::vector<DifferenceRow> differences;
  std::vector<WhatIfAnswer> answers;
  std::vector<ReplicationRow> replication_rows;  // behind every mean of all kinds together; may be empty
  std::string warm_up_words;        // how the warm-up came about, a sentence; "" where nobody asked
  std::string stopping_words;       // why it stopped when it did, a sentence; "" where a number was asked for
  bool left_open = false;           // not as precise as asked, or a verdict is not settled: exit 4
  std::vector<Series> series;       // may be empty; what lies before warm_up_h was not counted
  StudyHistory history{};           // empty where nobody asked
  RestsOn rests_on{};
  std::vector<UsualValue> usual{};  // by department, then segment; empty where no coupling asks
  std::vector<OwnHistory> own{};    // the organisation's own numbers, laid beside for a chart or a report
  Vocabulary vocabulary = Vocabulary::plain;  // in which words it is said
};

}  // namespace servicechain::analysis
