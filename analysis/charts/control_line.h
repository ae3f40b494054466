#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/history/spc.h"
#include "analysis/history/study_history.h"

// A series of periods of one run on its control chart, as `kpis` and `shares` judge it: so they do not contradict each other.
// `xmr` and the table of control charts judge all series as single values: for shares their limits may lie elsewhere.
// Shares of people who were counted have limits as wide as so few or so many counted allow (p), or p′ where so
// many were counted that chance alone is the smaller part; all else single values (XmR).
namespace servicechain::analysis::charts {

struct ControlLine {
  std::vector<double> values;          // of the periods in which something was observed
  std::vector<std::size_t> places;     // which periods these are
  std::vector<ControlLimits> limits;   // by value
  double mean = 0;
  std::optional<double> spread;        // of p′: its limits are so many times those of chance alone
  std::vector<Signal> signals;
};

enum class LineKind { shares, single_values };
// `late`, `complaints` and `lost` of all customers are shares of people. Not `wrong`: how right work is, is a degree, not a
// count, and would vary less than chance lets counts vary.
[[nodiscard]] LineKind line_kind_of(const Measure& measure);

// nullopt: too little was observed: the least are two values that follow each other, of which one is not 0.
[[nodiscard]] std::optional<ControlLine> control_line(const std::vector<Pair>& points, LineKind kind);

}  // namespace servicechain::analysis::charts
