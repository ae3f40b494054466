#include "scenarios/values/shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr double tolerance = 1e-5 + 1e-12;  // 0.001 points, and the rounding of the sum

}  // namespace

Value<std::optional<double>> read_share_or_rest(std::string_view text) {
  if (trimmed(text) == "rest") return std::optional<double>{};
  const Value<double> share = read_share(text);
  if (!good(share)) return fault(share);
  return std::optional<double>{*good(share)};
}

Value<std::vector<double>> completed(std::span<const std::optional<double>> shares, std::string_view example) {
  double sum = 0;
  std::ptrdiff_t rests = 0;
  for (const auto& share : shares) {
    sum += share.value_or(0);
    rests += share ? 0 : 1;
  }
  if (rests > 1) return Fault{"E208", "rest stands twice", fmt::format("only one can take what is left: {}", example)};
  if (sum > 1 + tolerance) {
    return Fault{"E207", fmt::format("the shares add to {}%", plain(sum * 100)),
                 fmt::format("{}% too much", plain((sum - 1) * 100))};
  }
  if (rests == 0 && sum < 1 - tolerance) {
    Fault missing{"E207", fmt::format("the shares add to {}%", plain(sum * 100)), ""};
    missing.caret = fmt::format("{}% is missing; `rest` takes what is left: {}", plain((1 - sum) * 100), example);
    return missing;
  }
  std::vector<double> whole;
  for (const auto& share : shares) whole.push_back(share ? *share : std::max(0.0, 1 - sum));
  return whole;
}

}  // namespace servicechain::scenarios
