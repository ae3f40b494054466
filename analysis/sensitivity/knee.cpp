#include <algorithm>
#include <vector>

#include "analysis/estimates/estimates.h"
#include "analysis/sensitivity/sweep.h"
#include "analysis/verdicts/verdict.h"

namespace servicechain::analysis {
namespace {

// The likely range of "b better than a". nullopt: it cannot be said.
std::optional<Range> advance(const MeasureSpread& a, const MeasureSpread& b, double confidence) {
  const PairedSpread pair = paired(b, a);
  if (!pair.spread || pair.spread->deviations.size() < 2) return std::nullopt;
  const double half = pair.is_nothing ? 0 : half_width(*pair.spread, confidence);
  return improvement(b.measure, Range{pair.spread->point - half, pair.spread->point + half});
}

// A row of points in the direction walked.
class Walk {
 public:
  Walk(std::span<const MeasureSpread> row, bool rises, double enough, double confidence)
      : row_{row}, rises_{rises}, enough_{enough}, confidence_{confidence} {}

  [[nodiscard]] std::size_t length() const { return row_.size(); }
  [[nodiscard]] std::size_t place(std::size_t step) const { return rises_ ? step : row_.size() - 1 - step; }
  [[nodiscard]] std::optional<Range> gain(std::size_t from, std::size_t to) const {
    return advance(row_[place(from)], row_[place(to)], confidence_);
  }

  // The first point that no later one surpasses by enough: at least the last.
  [[nodiscard]] std::size_t knee() const {
    for (std::size_t p = 0; p + 1 < length(); ++p) {
      if (is_enough(p)) return p;
    }
    return length() - 1;
  }

 private:
  [[nodiscard]] bool is_enough(std::size_t p) const {
    for (std::size_t q = p + 1; q < length(); ++q) {
      const std::optional<Range> range = gain(p, q);
      if (!range || range->high >= enough_) return false;
    }
    return true;
  }

  std::span<const MeasureSpread> row_;
  bool rises_;
  double enough_;
  double confidence_;
};

bool has_range(const MeasureSpread& point) { return point.spread && point.spread->deviations.size() >= 2; }

}  // namespace

std::optional<Knee> knee_of(std::span<const MeasureSpread> row, double smallest_difference, double confidence) {
  if (row.size() < 2 || !std::all_of(row.begin(), row.end(), has_range)) return std::nullopt;
  const double raw = row.back().spread->point - row.front().spread->point;
  const bool rises = improvement(row.front().measure, Range{raw, raw}).low >= 0;
  const Walk walk{row, rises, smallest_difference, confidence};
  const Walk back{row, !rises, smallest_difference, confidence};
  const std::size_t last = walk.length() - 1;
  const std::size_t knee = walk.knee();

  const std::optional<Range> last_step = walk.gain(last - 1, last);
  const bool gains_at_end = last_step && last_step->low > 0;

  const auto found = [&](KneeKind kind) {
    const std::size_t at = walk.place(knee);
    const std::size_t beside = at + 1 < row.size() ? at + 1 : at - 1;
    return Knee{kind, rises, at, beside, paired(row[std::max(at, beside)], row[std::min(at, beside)]), gains_at_end};
  };
  const bool nothing_gained = knee == 0 && (back.knee() == 0 || !rises);
  if (nothing_gained) return found(KneeKind::flat);
  if (knee < last) return found(KneeKind::enough);
  return found(gains_at_end ? KneeKind::to_the_end : KneeKind::cannot_tell);
}

}  // namespace servicechain::analysis
