#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/ids.h"
#include "models/service_chain.h"

namespace servicechain::models {

// The numbering of kinds: segments in order, then departments in order, then the routine names of all departments,
// ascending, each once (two departments may have a routine of one name).
[[nodiscard]] std::uint32_t count_of_kinds(const ServiceChain& chain);
[[nodiscard]] constexpr KindId kind_of(SegmentId segment) { return {segment.index}; }
[[nodiscard]] KindId kind_of(const ServiceChain& chain, DepartmentId asker);
[[nodiscard]] KindId kind_of_routine(const ServiceChain& chain, std::string_view routine);

[[nodiscard]] std::optional<SegmentId> segment_of(const ServiceChain& chain, KindId kind);
[[nodiscard]] std::optional<DepartmentId> asker_of(const ServiceChain& chain, KindId kind);
[[nodiscard]] std::string name_of(const ServiceChain& chain, KindId kind);

}  // namespace servicechain::models
