#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/run/blueprint.h"
#include "models/run/stream.h"
#include "models/service_chain.h"
#include "sim/random.h"

namespace servicechain::models::run {

// A stream and what it brings.
struct Source {
  Stream stream;
  std::vector<Route> entries;                  // by draw; one: always
  std::optional<std::uint32_t> segment;        // customers
  std::optional<std::uint32_t> asker;          // needs by the week
  std::uint32_t need = 0;
  const std::vector<GroupSize>* group = nullptr;  // of customers

  [[nodiscard]] bool is_one_by_one() const {
    return group == nullptr || (group->size() == 1 && group->front().size == 1);
  }
  // Where an arrival enters, and how many come together: by its own luck.
  [[nodiscard]] LaneId entry_for(const sim::Luck& luck, sim::Identity arrival) const {
    return entries.size() == 1 ? entries.front().to : drawn_entry(luck, arrival);
  }
  [[nodiscard]] LaneId drawn_entry(const sim::Luck& luck, sim::Identity arrival) const;
  [[nodiscard]] std::uint32_t size_of_group(const sim::Luck& luck, sim::Identity arrival) const;
};

// Everything that brings work from outside, in a fixed order. A closed population is a source that never sends by
// itself; it knows where its members enter. Refers to the chain.
[[nodiscard]] std::vector<Source> sources_of(const ServiceChain& chain, const Blueprint& blueprint);

}  // namespace servicechain::models::run
