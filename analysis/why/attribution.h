#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random.h"

// Who makes a gap: shares that add up to all of it.
//
// Every department has switches (its quality, its capacity as if they were perfect). The value of a set of switches is
// what customers feel when those are on. A department's share is what it adds when it is switched on, averaged over all
// orders in which the departments can be: the Shapley value with departments as players. It is split between its
// switches by the same rule within the department.
// Source: Owen, "Values of games with a priori unions", in Mathematical Economics and Game Theory, Springer 1977;
// with one switch a department: Shapley, "A value for n-person games", 1953.
namespace servicechain::analysis {

// By switch: on or off.
using Switched = std::vector<bool>;

// Which sets of switches must be tried, and how their values become shares:
//   share of switch p = Σ weights[p][k] × value of sets[k].
struct AttributionPlan {
  std::vector<Switched> sets;                // each once; first nothing on, last all on
  std::vector<std::vector<double>> weights;  // switches × sets; every row sums to 0
};

// The switches of each department, by number: {{0, 1}, {2}} is two of one department and one of another. Each number
// below the count once; one or two a department.
using Unions = std::vector<std::vector<std::size_t>>;

// All orders: 2^n + Σ (1 or 2) 2^(n − 1) sets for n departments. Requires: at most 20 departments.
[[nodiscard]] AttributionPlan exact_attribution(const Unions& unions);

// One random order of the departments and its reverse, and within each department one way and the other: without bias,
// and adds up, too. The average over many draws is the exact share.
// Source: Castro, Gómez & Tejada, Computers & Operations Research 36, 2009; reversed orders as antithetic pairs.
[[nodiscard]] AttributionPlan sampled_attribution(const Unions& unions, const sim::Luck& luck);

// Requires: a value for each set.
[[nodiscard]] std::vector<double> shares(const AttributionPlan& plan, const std::vector<double>& values);

}  // namespace servicechain::analysis
