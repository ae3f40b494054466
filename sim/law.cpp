#include "sim/law.h"

#include <algorithm>
#include <utility>

#include "sim/contract.h"

namespace servicechain::sim {
namespace {

// Back into the open interval after rounding.
double within_unit(double u) { return std::clamp(u, 0x1p-53, 1.0 - 0x1p-53); }

constexpr double one_ms_h = 1e6 / ns_per_h;

template <class One>
bool is_smooth_one(const One& one) {
  return one.variance_h2() > one_ms_h * one_ms_h;
}
bool is_smooth_one(const Discrete&) { return false; }
bool is_smooth_one(const Empirical&) { return false; }
bool is_smooth_one(const Histogram& histogram) {
  return std::all_of(histogram.bins.begin(), histogram.bins.end(),
                     [](const Histogram::Bin& bin) { return bin.to_h - bin.from_h > one_ms_h; });
}
bool is_smooth_one(const Mix& mix) {
  return std::all_of(mix.parts.begin(), mix.parts.end(), [](const MixPart& part) { return is_smooth(part.law); });
}

}  // namespace

bool operator==(const Mix& a, const Mix& b) { return a.parts == b.parts; }

double Mix::quantile_h(double u) const {
  double below = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (u < below + parts[i].share) return sim::quantile_h(parts[i].law, within_unit((u - below) / parts[i].share));
    below += parts[i].share;
  }
  return sim::quantile_h(parts.back().law, within_unit((u - below) / (1.0 - below)));
}

double Mix::expected_h() const {
  double sum = 0;
  for (const MixPart& part : parts) sum += part.share * mean_h(part.law);
  return sum;
}

// Within the parts, and between their means.
double Mix::variance_h2() const {
  const double mean = expected_h();
  double sum = 0;
  for (const MixPart& part : parts) {
    const double away = mean_h(part.law) - mean;
    sum += part.share * (sim::variance_h2(part.law) + away * away);
  }
  return sum;
}

double Mix::least_h() const {
  double least = sim::least_h(parts.front().law);
  for (const MixPart& part : parts) least = std::min(least, sim::least_h(part.law));
  return least;
}

Mix Mix::times(double factor) const {
  Mix longer = *this;
  for (MixPart& part : longer.parts) part.law = scaled(part.law, factor);
  return longer;
}

double quantile_of_any_h(const Law& law, double u) {
  return std::visit([u](const auto& one) { return one.quantile_h(u); }, law);
}

double mean_h(const Law& law) {
  return std::visit([](const auto& one) { return one.expected_h(); }, law);
}

double variance_h2(const Law& law) {
  return std::visit([](const auto& one) { return one.variance_h2(); }, law);
}

double squared_cv(const Law& law) {
  const double mean = mean_h(law);
  require(mean > 0, "a law's mean is above 0 where its spread is compared with it");
  return variance_h2(law) / (mean * mean);
}

double least_h(const Law& law) {
  return std::visit([](const auto& one) { return one.least_h(); }, law);
}

bool is_smooth(const Law& law) {
  return std::visit([](const auto& one) { return is_smooth_one(one); }, law);
}

std::string_view name_of(const Law& law) {
  return std::visit([](const auto& one) { return one.name(); }, law);
}

Law scaled(const Law& law, double factor) {
  require(factor > 0, "a law is scaled by a factor above 0");
  return std::visit([factor](const auto& one) { return Law{one.times(factor)}; }, law);
}

}  // namespace servicechain::sim
