#pragma once

#include <cstdint>

#include "models/service_chain.h"
#include "sim/time.h"

namespace servicechain::bench {

// Bytes in use, by what they are for.
struct DepartmentMemory {
  double description;  // the chain as read
  double running;      // the engine at the end of the run, the jobs inside included
  double counting;     // the collector before its first observation
  [[nodiscard]] double sum() const { return description + running + counting; }
};

// Per department, of so many copies of a row of departments.
[[nodiscard]] DepartmentMemory memory_per_department(const models::ServiceChain& row, std::uint32_t copies,
                                                     sim::Time until);

// Per waiting job, of a department where everybody waits until the end.
struct LineMemory {
  std::uint64_t waiting;
  double resident;   // grown, bytes that the machine has to find room for
  double allocated;  // grown, bytes that were asked for: the room kept for more jobs included
};
[[nodiscard]] LineMemory memory_per_waiting_job(const models::ServiceChain& chain, sim::Time until);

}  // namespace servicechain::bench
