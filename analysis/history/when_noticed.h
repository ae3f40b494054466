#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/history/spc.h"
#include "analysis/observe/pair.h"

// When would we notice? After how many periods a change would show on somebody's own control chart.
namespace servicechain::analysis {

enum class RuleSet { all_four, limits_alone };
[[nodiscard]] std::string_view name_of(RuleSet rules);  // "four rules", "limits alone"

// Follows a chart point by point: whether a rule holds that ends with this point, on the side of the mean that is looked
// at. What it sees is what signals_of() finds.
class SignalWatch {
 public:
  struct Chart {
    double mean;
    ControlLimits limits;
  };
  SignalWatch(const Chart& chart, Side side, RuleSet rules) : chart_{chart}, side_{side}, rules_{rules} {}

  [[nodiscard]] bool sees(double value);

 private:
  [[nodiscard]] bool is_beyond(double value, double place) const { return side_ == Side::high ? value > place : value < place; }

  Chart chart_;                  // -- constant
  Side side_;                    // -- constant
  RuleSet rules_;                // -- constant
  std::size_t on_side_ = 0;      // -- state: points in a row
  std::size_t moving_ = 0;       // -- state: steps in a row in that direction
  std::optional<double> last_;   // -- state
  std::array<bool, 2> near_{};   // -- state: of the two points before
};

// What a watch on one side of the mean sees behind a change, with the points before it in mind. A signal that is complete
// and goes on at the last point before is not the change's doing: then the points behind it stand by themselves.
struct Behind {
  std::optional<std::size_t> first_seen;  // the point behind the change, counted from 0, at which a rule is complete
  std::vector<Signal> signals;            // their points behind the change, counted likewise
};
[[nodiscard]] Behind signals_behind(std::span<const double> before, std::span<const double> after, const SignalWatch::Chart& chart,
                                    Side side);

// By then, the chance that the chart has shown it.
struct NoticePoint {
  std::size_t periods = 0;    // since the change
  double noticed = 0;
  Range noticed_range{0, 1};
  double false_alarm = 0;     // the same where nothing had changed
  [[nodiscard]] friend bool operator==(const NoticePoint&, const NoticePoint&) = default;
};

// Only signals on the side to which the measure moves count.
struct NoticeQuestion {
  std::span<const std::vector<Pair>> base;     // [replication][period]
  std::span<const std::vector<Pair>> what_if;  // likewise
  std::size_t horizon;                         // periods after the change
  double confidence;
  RuleSet rules = RuleSet::all_four;
};
// The chart of replication r has limits from its periods today; then come the periods of the what-if in replication
// r + 1, and where these end those of the next. A replication of its own after the change: what follows closely is
// alike, and that of the same replication would know too much of what was. The range is Wilson's.
// Periods in which nothing was observed pass without a point; limits take no range over them, a run of points goes on.
// Empty where there are not two replications with two periods each that follow each other and have a value.
[[nodiscard]] std::vector<NoticePoint> when_noticed(const NoticeQuestion& question);

// On a chart of one's own, whose points vary as they did.
struct OwnNoticeQuestion {
  std::span<const double> own;  // up to the change, which comes behind the last
  double effect;                // what the change adds from the first period on, in the same unit
  Range likely;                 // of the effect
  std::size_t horizon;
  RuleSet rules = RuleSet::all_four;
  Range possible{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max()};  // where a point can lie
  std::span<const std::size_t> behind_gaps{};  // own points before which periods are missing, as xmr_chart has them
};
// Mean and limits are those of the own points and stay. What comes varies about a true mean by a true spread that
// these points tell only so well: the mean by σ/√n, the spread with the (n − 1)/(2 (2π/3 − 3 + √3)) degrees of freedom
// that a mean of moving ranges has. The chance is the share of 4,000 such futures, normal and independent, the same for
// all effects; its range is that at the ends of the likely effect. A signal that goes on at the last own point does not
// count: then the futures stand by themselves.
// Source: Cryer & Ryan, Journal of Quality Technology 22 (1990) 187–192 (spread of moving ranges); Wilson & Hilferty,
// PNAS 17 (1931) 684–688 (χ²).
// Requires: two own points that follow each other without a gap.
[[nodiscard]] std::vector<NoticePoint> when_noticed(const OwnNoticeQuestion& question);

}  // namespace servicechain::analysis
