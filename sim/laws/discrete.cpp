#include "sim/laws/discrete.h"

#include <algorithm>

#include "sim/laws/shares.h"

namespace servicechain::sim {

bool Discrete::allows(std::span<const Value> values) {
  return shares_sum_to_one(values) &&
         std::all_of(values.begin(), values.end(), [](const Value& entry) { return entry.value_h >= 0; });
}

Discrete::Discrete(std::vector<Value> all) {
  require(allows(all), "discrete: values not negative, shares that sum to 1");
  values = with_shares_of_one(std::move(all));
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.value_h < b.value_h; });
  up_to = cumulated(values);
}

double Discrete::quantile_h(double u) const { return values[entry_at(up_to, u)].value_h; }

double Discrete::expected_h() const {
  double sum = 0;
  for (const Value& entry : values) sum += entry.share * entry.value_h;
  return sum;
}

double Discrete::variance_h2() const {
  const double mean = expected_h();
  double sum = 0;
  for (const Value& entry : values) sum += entry.share * (entry.value_h - mean) * (entry.value_h - mean);
  return sum;
}

Discrete Discrete::times(double factor) const {
  Discrete longer = *this;
  for (Value& entry : longer.values) entry.value_h *= factor;
  return longer;
}

}  // namespace servicechain::sim
