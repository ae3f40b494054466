#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "tests/properties/facts.h"
#include "tests/properties/slower.h"

// The model has no unit of time of its own: k times as slow, everything happens k times as late.
namespace servicechain::properties {
namespace {

// Requires: the two have as many times.
std::int64_t farthest_apart(const Fact& fast, const Fact& slow, int factor) {
  std::int64_t most = 0;
  for (std::size_t i = 0; i < fast.times.size(); ++i) most = std::max(most, std::abs(slow.times[i] - factor * fast.times[i]));
  return most;
}

// "" where every fact of `slow` is one of `fast`, `factor` times as late, give or take a rounding in ns.
std::string not_slower(const Facts& fast, const Facts& slow, int factor, std::int64_t rounding) {
  constexpr double points = 1e-6;
  const auto fits = [&](const Fact& a, const Fact& b) {
    return a.what == b.what && a.who == b.who && farthest_apart(a, b, factor) <= rounding &&
           std::ranges::equal(a.numbers, b.numbers, [](double x, double y) { return std::abs(x - y) <= points; });
  };
  for (std::size_t stream = 0; stream < fast.size(); ++stream) {
    const auto [a, b] = std::ranges::mismatch(fast[stream], slow[stream], fits);
    if (a == fast[stream].end() && b == slow[stream].end()) continue;
    return "fast: " + (a == fast[stream].end() ? "nothing more" : describe(*a)) +
           "\nslow: " + (b == slow[stream].end() ? "nothing more" : describe(*b));
  }
  return {};
}

Facts slow_facts(const Case& one, int factor) {
  return facts_of(record(slower(one.chain(), factor), {one.file, factor * one.hours, one.seed}));
}

bool shares_out(const models::ServiceChain& chain) {
  return std::ranges::any_of(chain.departments, [](const models::Department& d) { return d.order == models::Order::shared; });
}

// Times in whole milliseconds, and no division: every time is exact. (Under order: shared people are divided.)
RC_GTEST_PROP(TimeScale, IsExactForConstantLaws, ()) {
  const Case one = *random_case({.luck = Luck::none, .hours = Hours::always});
  RC_PRE(!shares_out(one.chain()));
  for (const int factor : {2, 3}) {
    const std::string differs = not_slower(facts_of(record(one)), slow_facts(one, factor), factor, 0);
    if (!differs.empty()) RC_FAIL(differs);
  }
}

std::size_t count_of(const Facts& facts) {
  std::size_t count = 0;
  for (const auto& stream : facts) count += stream.size();
  return count;
}

// Every drawn duration is rounded to the nanosecond, so k times the fast one is off by k/2 and the slow one by 1/2. A
// fact stands at the end of at most one of them, and what comes later is moved by no more than the sum of all before:
// facts × (k + 1)/2 ns.
RC_GTEST_PROP(TimeScale, IsExactToRoundingForAnyLaw, ()) {
  Case one = *random_case({.hours = Hours::always});
  one.hours = std::min(one.hours, 50.0);
  const Facts fast = facts_of(record(one));
  for (const int factor : {2, 3}) {
    const auto rounding = static_cast<std::int64_t>(count_of(fast)) * (factor + 1) / 2;
    const std::string differs = not_slower(fast, slow_facts(one, factor), factor, rounding);
    if (!differs.empty()) RC_FAIL(differs);
  }
}

}  // namespace
}  // namespace servicechain::properties
