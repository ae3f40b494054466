#include "sim/laws/histogram.h"

#include <algorithm>

#include "sim/laws/shares.h"

namespace servicechain::sim {

bool Histogram::allows(std::span<const Bin> bins) {
  double reached = 0;
  for (const Bin& bin : bins) {
    if (!(bin.from_h >= reached && bin.to_h >= bin.from_h)) return false;
    reached = bin.to_h;
  }
  return shares_sum_to_one(bins);
}

Histogram::Histogram(std::vector<Bin> all) {
  require(allows(all), "histogram: bins ascending and apart, shares that sum to 1");
  bins = with_shares_of_one(std::move(all));
  up_to = cumulated(bins);
}

double Histogram::quantile_h(double u) const {
  const std::size_t place = entry_at(up_to, u);
  const Bin& bin = bins[place];
  const double below = place == 0 ? 0.0 : up_to[place - 1];
  const double within = (u - below) / (up_to[place] - below);
  return bin.from_h + (bin.to_h - bin.from_h) * within;
}

double Histogram::expected_h() const {
  double sum = 0;
  for (const Bin& bin : bins) sum += bin.share * 0.5 * (bin.from_h + bin.to_h);
  return sum;
}

// Within the bins, width²/12; and between their middles.
double Histogram::variance_h2() const {
  const double mean = expected_h();
  double sum = 0;
  for (const Bin& bin : bins) {
    const double width = bin.to_h - bin.from_h;
    const double away = 0.5 * (bin.from_h + bin.to_h) - mean;
    sum += bin.share * (width * width / 12 + away * away);
  }
  return sum;
}

Histogram Histogram::times(double factor) const {
  Histogram longer = *this;
  for (Bin& bin : longer.bins) {
    bin.from_h *= factor;
    bin.to_h *= factor;
  }
  return longer;
}

}  // namespace servicechain::sim
