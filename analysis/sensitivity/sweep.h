#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/estimates/summary.h"
#include "analysis/measures/measure.h"
#include "analysis/tables/tables.h"
#include "analysis/verdicts/conclusions.h"

// One number of a scenario, or several, moved from one value to the next: what becomes of one measure?
namespace servicechain::analysis {

struct SweepValue {
  double number;     // along the axis
  std::string text;  // as written in the scenario: "4 min"
  std::string said;  // in a sentence: "4 people"
  [[nodiscard]] friend bool operator==(const SweepValue&, const SweepValue&) = default;
};

// One number of the scenario, and the values it takes, ascending.
struct SweepAxis {
  std::string path;   // departments.it-desk.staff
  std::string says;   // what that is: "people on duty"
  std::string unit;   // of the numbers along the axis: "min"; empty: none
  std::string today;  // what the scenario says: "2"
  std::vector<SweepValue> values;
};

struct SweepPoint {
  std::vector<std::size_t> at;  // by axis: the place among its values
  bool is_today = false;        // the scenario as it is
  std::uint32_t replications = 0;
  Estimate estimate;    // of the measure
  Estimate difference;  // to today, paired, raw sign; empty for today itself
  Estimate staff_cost;  // of all people, money a week; empty where no department has a cost
  std::string trouble;  // how its runs ended, if not well
};

struct Sweep {
  std::string scenario;
  std::string source_line;
  std::uint32_t seed = 0;
  std::uint32_t replications = 0;  // of today; of a point that was not reached fewer
  double confidence = 0.95;
  double difference_confidence = 0.95;  // of each difference, so that all of them hold together
  Measure measure;
  std::optional<double> target{};  // what is expected or promised of the measure, in its own unit
  double smallest_difference = 0;
  bool difference_was_said = true;  // in the scenario; else it is the usual part of today's value
  std::vector<SweepAxis> axes;
  Estimate today;
  std::vector<SweepPoint> points;   // the full grid, the last axis fastest
  std::optional<std::size_t> knee;  // a point; of one axis only
  std::vector<std::string> answer;  // sentences, the most important first
  std::vector<std::string> notes;
  bool was_stopped = false;
  bool grew_without_limit = false;
  bool deadlocked = false;
};

// What the runs of one point came to.
struct SweepEvidence {
  MeasureSpread measure;
  std::uint32_t replications;
  std::optional<Spread> staff_cost;
};

// Fills estimates, knee and answer. `points`: one for each of sweep.points, in their order.
// Requires: axes, points and measure are set.
void conclude(Sweep& sweep, const Question& question, const SweepEvidence& today,
              std::span<const SweepEvidence> points);

// -- The knee ------------------------------------------------------------------------------------------------------

// Where more does not help any more. Of points in a row, walked in the direction in which the measure gets better
// from end to end, the knee is the first point that no later one surpasses by the smallest difference that matters:
// for all q behind p the upper end of the likely range of "q better than p" (paired) is below it.
enum class KneeKind {
  enough,       // the knee lies on the way: beyond it, nothing that matters is gained
  flat,         // no point is better than either end by as much as matters
  to_the_end,   // surely better up to the last point: the knee lies beyond
  cannot_tell,  // the ranges are too wide to say
};
struct Knee {
  KneeKind kind;
  bool rises;          // the direction walked: towards larger values
  std::size_t at;      // the knee; where there is none, the end that was reached
  std::size_t beside;  // its neighbour with the larger value; of the last point, the one before
  PairedSpread step;   // from the smaller of the two values to the larger, raw sign
  bool gains_at_end = false;  // the last step in that direction still helps, surely
};
// nullopt: fewer than two points with ranges.
[[nodiscard]] std::optional<Knee> knee_of(std::span<const MeasureSpread> row, double smallest_difference,
                                          double confidence);

// "2 points", "30 s": a size of differences of the measure.
[[nodiscard]] std::string amount_of(const Measure& measure, double size);

// -- What is shown -------------------------------------------------------------------------------------------------

[[nodiscard]] Table sweep_table(const Sweep& sweep, Vocabulary vocabulary);
[[nodiscard]] std::string sweep_text(const Sweep& sweep, Vocabulary vocabulary);
// Format "servicechain-sweep/1".
[[nodiscard]] std::string sweep_json(const Sweep& sweep);
// A point a row: its values, mean, low and high of the measure, of the difference, of the cost.
[[nodiscard]] std::string sweep_csv(const Sweep& sweep);

}  // namespace servicechain::analysis
