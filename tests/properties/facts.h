#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/models/recorder.h"
#include "tests/properties/random_case.h"

// What happened in a run, in a form in which two runs can be held against each other.
namespace servicechain::properties {

// One call to an observer.
struct Fact {
  std::string what;                 // with names, never numbers of places
  sim::Identity who = 0;            // whose luck; 0 where nobody's
  sim::Time at;                     // when it was told
  std::vector<std::int64_t> times;  // ns
  std::vector<double> numbers;      // shares, points, people
  [[nodiscard]] friend bool operator==(const Fact&, const Fact&) = default;
};
[[nodiscard]] std::string describe(const Fact& fact);

// Each kind of call apart, in the order of the run; last what is told of unfinished waits, which has no order.
using Facts = std::vector<std::vector<Fact>>;
[[nodiscard]] Facts facts_of(const models::Record& run);

// Runs the chain and writes down what happens; what the witnesses of tests/models object to, if anything.
struct Witnessed {
  models::Record run;
  std::string objections;
};
[[nodiscard]] Witnessed witness(const models::ServiceChain& chain, double hours, models::Luckily luckily);
[[nodiscard]] models::Record record(const Case& one);
[[nodiscard]] models::Record record(const models::ServiceChain& chain, const Case& one);

// The first difference in words; empty: none.
[[nodiscard]] std::string difference(const Facts& expected, const Facts& found);

// Only what was told before `end`.
[[nodiscard]] Facts until(Facts facts, sim::Time end);
[[nodiscard]] Facts without_unfinished(Facts facts);
// Without what a stranger had to do with (with_stranger).
[[nodiscard]] Facts without(Facts facts, const std::string& name);

// Fails the property where a stranger of that name, first or last in the list of names, changes what anybody else lives
// through while both runs last. Where departments block each other for good and the run ends there, the stranger's events
// bear on when that is noticed.
void expect_no_change_by_a_stranger(const Case& one, const std::string& name);

}  // namespace servicechain::properties
