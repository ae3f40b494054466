#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace servicechain::bench {

struct SimPyRun {
  std::uint64_t visits;
  double cpu_s;
};

// Runs compare_simpy.py for one model. nullopt: the system's Python has no SimPy.
[[nodiscard]] std::optional<SimPyRun> run_simpy(const std::string& model, std::uint64_t customers);

}  // namespace servicechain::bench
