// The first hours from empty, warm-up 0: no rest is assumed.
#include <fmt/format.h>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// M/M/c/K over [0, hours] from empty; a large K is no limit.
Row first_hours(double rate, double mu, int people, int most, double hours, int runs) {
  const MarkovChain<int> chain{0, [&](int n, auto to) {
                                 if (n < most) to(n + 1, rate);
                                 if (n > 0) to(n - 1, mu * std::min(n, people));
                               }};
  const Passage passage = pass(chain.generator(), chain.certainly(0), hours);
  const auto over_time = [&](auto value) { return chain.mean(passage.integral, value) / hours; };
  const bool is_finite = most < 100;
  Row row{"first hours",
          fmt::format("M/M/{}{}, first {} h", people, is_finite ? fmt::format("/{}", most) : "", hours),
          "uniformisation; Jensen 1953",
          one_desk({hours, 0, runs},
                   filled("staff: $people, work: exponential(mean $work h), in-tray: $places",
                          {{"people", people},
                           {"work", 1 / mu},
                           {"places", is_finite ? fmt::format("{}", most - people) : "unlimited"}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "inside", over_time([](int n) { return n; })},
           {"customers", "inside-at-end", chain.mean(passage.end, [](int n) { return n; })},
           {desk, "utilisation", over_time([&](int n) { return std::min(n, people); }) / people},
           {desk, "in-line", over_time([&](int n) { return std::max(0, n - people); })}}};
  if (is_finite) row.expected.push_back({desk, "refused", over_time([&](int n) { return n == most ? 1.0 : 0.0; })});
  return row;
}

}  // namespace

Rows first_hours_rows() {
  return {first_hours(8, 10, 1, 300, 1, 60000), first_hours(8, 10, 1, 300, 4, 40000),
          first_hours(28, 10, 3, 400, 2, 40000), first_hours(12, 10, 1, 400, 3, 20000),
          first_hours(9, 10, 1, 5, 2, 70000)};
}

}  // namespace servicechain::tests
