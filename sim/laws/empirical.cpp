#include "sim/laws/empirical.h"

#include <algorithm>

#include "sim/contract.h"

namespace servicechain::sim {

bool Empirical::allows(std::span<const double> values) {
  return !values.empty() && std::all_of(values.begin(), values.end(), [](double value) { return value >= 0; });
}

Empirical::Empirical(std::vector<double> measured) : values_h{std::move(measured)} {
  require(allows(values_h), "empirical: at least one value, none negative");
  std::sort(values_h.begin(), values_h.end());
}

double Empirical::expected_h() const {
  double sum = 0;
  for (const double value : values_h) sum += value;
  return sum / static_cast<double>(values_h.size());
}

double Empirical::variance_h2() const {
  const double mean = expected_h();
  double sum = 0;
  for (const double value : values_h) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values_h.size());
}

Empirical Empirical::times(double factor) const {
  Empirical longer = *this;
  for (double& value : longer.values_h) value *= factor;
  return longer;
}

}  // namespace servicechain::sim
