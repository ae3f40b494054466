#pragma once

#include <cstdint>
#include <vector>

#include "models/service_chain.h"
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

// The draws of a customer, the same as the engine's: keyed by name and number, by inversion, two arrivals from a pair.
class Dice {
 public:
  Dice(const RowOfDesks& row, sim::Luck luck) : row_{row}, luck_{luck} {}

  [[nodiscard]] std::int64_t next_gap_ns() {
    const std::uint32_t n = count_++;
    double u = spare_;
    if (n % 2 == 0) {
      const sim::UniformPair pair = luck_.pair(row_.stream, arrive, n / 2);
      u = pair.first;
      spare_ = pair.second;
    }
    return sim::to_nearest(-row_.gap_ns * sim::log(1 - u));
  }
  // Of the customer whose gap was drawn last.
  [[nodiscard]] sim::Identity identity() const { return sim::identity(row_.stream, count_ - 1); }
  [[nodiscard]] std::int64_t work_ns(sim::Identity who, std::size_t desk) const {
    return sim::to_nearest(-row_.work_ns * sim::log(1 - luck_.uniform(who, row_.visits[desk], 0)));
  }

 private:
  static constexpr sim::Purpose arrive = sim::purpose("arrive");
  const RowOfDesks& row_;    // -- constant
  sim::Luck luck_;           // -- constant
  std::uint32_t count_ = 0;  // -- state
  double spare_ = 0;         // -- state
};

}  // namespace servicechain::bench
