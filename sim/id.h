#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace servicechain::sim {

// A place in one list, typed so that a department's number cannot index the segments.
template <class Tag>
struct Id {
  std::uint32_t index = 0;

  [[nodiscard]] friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace servicechain::sim
