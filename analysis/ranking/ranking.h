#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"
#include "analysis/study.h"
#include "analysis/words.h"

namespace servicechain::analysis {

enum class Standing {
  best,   // the pick, or the one in front where there is no pick
  level,  // not told apart from it
  out,    // beaten
};

// "As today", a what-if, or a bundle of them.
struct RankedRow {
  std::string name;                   // "stock-list-online + third-technician"
  std::vector<std::string> what_ifs;  // none: as today
  std::optional<double> cost_a_year;  // nullopt: the file does not say
  Estimate value;                     // of the decided measure
  Estimate against_today;             // paired; without a mean for "as today" itself
  Standing standing = Standing::out;
  std::uint32_t runs = 0;  // in the ranking
};

enum class RankOutcome {
  settled,          // one is left, or the one in front is surely within what matters of the best
  either_is_right,  // several are, surely nearer to each other than what matters
  cannot_tell,      // several are, and more runs would be needed
  stopped,          // by the user, before it was known
  not_observed,     // nothing to rank on: `problems` say why
};

// Two what-ifs that cannot be in one bundle.
struct Clash {
  std::string first;
  std::string second;
  std::string why;
};

// How the bundles came to be those that are ranked.
struct BundleCount {
  std::uint64_t possible = 0;  // what-ifs and bundles that the budget allows
  bool is_at_least = false;    // so many or more
  bool were_screened = false;  // chosen by the sum of what each what-if brings alone
  std::size_t what_ifs = 0;    // run alone for that
};

// As good for less money.
struct Bargain {
  std::string name;
  double cost_a_year;
  double behind_at_most;  // in the measure's unit
};

// Everything that a ranking has to say. Drawn by text, JSON, CSV: one source of truth.
struct Ranking {
  std::string scenario;
  std::string source_line;
  std::uint32_t seed = 0;
  std::uint32_t fresh_seed = 0;
  double confidence = 0.95;
  Measure decided;
  double smallest_difference = 0;
  std::string currency;  // "" where nothing costs anything
  std::optional<double> budget_a_year;
  double once_over_years = 0;
  bool has_cost_paid_once = false;
  std::optional<BundleCount> bundles;  // nullopt: what-ifs one by one
  RankOutcome outcome = RankOutcome::stopped;
  std::uint32_t runs = 0;  // of those that stayed to the end
  std::uint32_t fresh_runs =
      0;  // of the one in front with luck that did not choose it; 0: the rows stand on the ranking
  std::uint64_t runs_in_all = 0;
  std::optional<std::uint32_t> settled_by;  // cannot_tell: that many runs of each are enough
  bool was_stopped = false;                 // by the user, perhaps only while the best was measured again
  bool has_trouble = false;                 // a line grew without limit, or a deadlock, in one of those in front
  std::vector<RankedRow> rows;              // by place; empty: stopped before anything could be said
  std::vector<Bargain> bargains;
  std::optional<VerdictKind> verdict;  // on the pick against today; nullopt: it is today, or was not measured again
  std::vector<std::string> further;    // the verdict in words, price, who gains, who loses
  std::vector<Clash> clashes;
  std::vector<std::string> problems;
};

// "Best for up to 60,000 EUR a year: A + B. 95% sure: …", and what else has to be known to read it.
[[nodiscard]] std::string sentence_of(const Ranking& ranking);

[[nodiscard]] std::string rank_text(const Ranking& ranking, Vocabulary vocabulary);
// `rank --json`: one document, format "servicechain-rank/1". Ends in a newline.
[[nodiscard]] std::string json_of(const Ranking& ranking);
[[nodiscard]] std::string rank_csv(const Ranking& ranking);

}  // namespace servicechain::analysis
