#pragma once

#include <cstdint>

#include "models/service_chain.h"

namespace servicechain::bench {

// Copies of a row of departments side by side. The same customers in all, shared out evenly, and everybody works
// `copies` times as long: the same load everywhere and the same number of events an hour, whatever the copies.
// Requires: a chain that row_of_desks understands.
[[nodiscard]] models::ServiceChain side_by_side(const models::ServiceChain& row, std::uint32_t copies);

}  // namespace servicechain::bench
