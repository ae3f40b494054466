#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study.h"
#include "tests/coverage/case.h"

namespace servicechain::coverage {

// What one study said of the values asked.
struct Said {
  std::vector<analysis::Estimate> estimates;     // as Case::asked
  std::vector<analysis::VerdictKind> verdicts;   // as the scenario's what-ifs
  std::vector<std::uint8_t> names_gains;         // as the scenario's what-ifs: names who gains or who loses
};

// Studies number 0 … count − 1, each with a seed of its own, on every core. The same on any number of threads.
[[nodiscard]] std::vector<Said> made_again(const Case& the_case, std::uint32_t studies);

// What became of the studies that could not tell when they were made again with as many more runs as they asked for.
struct MoreRuns {
  std::uint32_t could_not_tell = 0;  // of the decided measure, by the first what-if
  std::uint32_t settled = 0;         // …and could with the runs that were asked for
  std::uint32_t usually = 0;         // runs asked for: the median
};
[[nodiscard]] MoreRuns settled_by_more(const Case& the_case, std::uint32_t studies);

// What is asked, and how far the truth itself may be off (standard error; 0: exact).
struct Truth {
  double value;
  double error;
};
[[nodiscard]] std::vector<Truth> truths_of(const Case& the_case, std::uint32_t runs);

// How the ranges of one value did over all studies.
struct Coverage {
  std::uint32_t studies = 0;
  std::uint32_t refused = 0;     // had no range
  std::uint32_t held = 0;        // the range holds the truth
  std::uint32_t too_low = 0;     // the range lies below it
  std::uint32_t too_high = 0;
  double mean = 0;               // of the points
  double error = 0;              // of that mean: standard error
  double half_width = 0;         // on average
  [[nodiscard]] double share() const { return static_cast<double>(held) / studies; }
  [[nodiscard]] double share_error() const;  // binomial standard error
};
[[nodiscard]] Coverage coverage_of(const std::vector<Said>& said, std::size_t asked, double truth);

}  // namespace servicechain::coverage
