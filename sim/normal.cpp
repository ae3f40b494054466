#include "sim/normal.h"

#include <bit>
#include <cstdint>
#include <limits>

namespace servicechain::sim {

double normal_chance_below(double z) {
  // Positive doubles are in the order of their bits, so halving the bits finds small chances to full precision.
  auto low = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::min());
  auto high = std::bit_cast<std::uint64_t>(1.0);
  if (z <= inverse_normal(std::numeric_limits<double>::min())) return 0.0;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (inverse_normal(std::bit_cast<double>(middle)) <= z ? low : high) = middle;
  }
  const bool beyond = std::bit_cast<double>(high) == 1.0 && z > inverse_normal(std::bit_cast<double>(low));
  return std::bit_cast<double>(beyond ? high : low);
}

}  // namespace servicechain::sim
