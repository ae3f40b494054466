#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/service_chain.h"
#include "sim/block_draws.h"
#include "sim/random.h"
#include "sim/time.h"

namespace servicechain::bench {

// A chain in which every customer passes every department once, in the order of the departments, all with the same
// number of people and exponential work: all that the bare loops know.
struct RowOfDesks {
  double gap_ns;                     // mean time between two customers
  double work_ns;                    // mean
  std::uint32_t people;              // at each desk
  sim::Identity stream;              // the customers' luck, as the engine names it
  std::vector<sim::Purpose> visits;  // one for each desk, as the engine names them
};

// Requires: such a chain.
[[nodiscard]] RowOfDesks row_of_desks(const models::ServiceChain& chain);

// What a run comes to.
struct Passed {
  std::uint64_t visits = 0;  // finished
  std::uint64_t waits = 0;   // ended
  double mean_wait_ns = 0;   // of those
};

// The draws of the customers, the same as the engine's: keyed by name and number, by inversion, two arrivals from a
// pair, and made by the block.
class Dice {
 public:
  Dice(const RowOfDesks& row, sim::Luck luck) : row_{row}, luck_{luck}, work_ns_(block * row.visits.size()) {}

  // From the customer before to the next one, who is the one meant below.
  [[nodiscard]] std::int64_t next_gap_ns() {
    if (count_ % block == 0) draw_block();
    return gap_ns_[count_++ % block];
  }
  // One for each desk.
  [[nodiscard]] std::span<const std::int64_t> work_ns() const {
    return std::span{work_ns_}.subspan((count_ - 1) % block * row_.visits.size(), row_.visits.size());
  }

 private:
  static constexpr std::uint32_t block = 64;
  static constexpr sim::Purpose arrive = sim::purpose("arrive");
  void draw_block();

  const RowOfDesks& row_;                     // -- constant
  sim::Luck luck_;                            // -- constant
  sim::BlockDraws draws_;                     // -- constant
  std::uint32_t count_ = 0;                   // -- state
  std::array<std::int64_t, block> gap_ns_{};  // -- state
  std::vector<std::int64_t> work_ns_;         // -- state: by customer, then desk
};

}  // namespace servicechain::bench
