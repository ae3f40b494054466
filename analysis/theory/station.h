#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/theory/moments.h"
#include "analysis/theory/traffic.h"
#include "models/service_chain.h"

namespace servicechain::analysis::theory {

// Jobs of one kind at a department.
struct Stream {
  std::uint32_t lane;
  double rate;  // per h
  const sim::Law* work;
  Moments moments;
  std::optional<double> level;  // priority; nullopt: not the same for all of them
  const sim::Law* patience;     // nullptr: they stay
  std::optional<std::uint64_t> balks_at;
};

// A department as the formulas see it.
struct Station {
  models::DepartmentId id;
  const models::Department* department = nullptr;
  std::vector<Stream> streams;          // those that bring jobs
  double rate = 0;                      // of all, per h
  Moments work;                         // of a job of any kind
  std::optional<std::uint32_t> people;  // jobs in work at one moment; nullopt: without limit
  std::string obstacle;                 // why no formula holds, whatever comes; empty: none
  bool only_waits = false;              // the obstacle is that it waits for answers, and nothing else

  [[nodiscard]] double load() const { return rate * work.mean_h; }  // in people
  [[nodiscard]] bool is_stable() const { return !people || load() < *people; }
  // Work of every kind is exponential with one mean.
  [[nodiscard]] bool is_exponential() const;
  // The line can be as long as it comes to be, and everybody stays.
  [[nodiscard]] bool keeps_all() const;
};
[[nodiscard]] std::vector<Station> stations_of(const models::ServiceChain& chain, const Traffic& traffic);

}  // namespace servicechain::analysis::theory
