#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace servicechain::analysis {

struct Range {
  double low;
  double high;
  [[nodiscard]] friend bool operator==(Range, Range) = default;
};

// A point with its likely range. Never printed without it.
struct Estimate {
  std::optional<double> mean;   // nullopt: no observation, or refused
  std::optional<Range> range;   // nullopt: one replication, or refused
  std::optional<double> sd;     // between replications
  std::uint32_t n = 0;          // replications
  std::string method;           // "t over replications (ratio)", "pooled, sectioning"
  std::string refused_because;  // empty: not refused
  [[nodiscard]] friend bool operator==(const Estimate&, const Estimate&) = default;
};

}  // namespace servicechain::analysis
