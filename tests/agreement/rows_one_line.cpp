// One line with exponential work: M/M/1, M/M/c, people without limit, finite rooms.
#include <fmt/format.h>
#include <cmath>

#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// P(wait > t) = P(waits) exp(−(cμ − λ) t)
double wait_percentile(const Queue& queue, double gap, double share) {
  return std::log(queue.waits / (1 - share)) / gap;
}

Row mmc_row(double rate, double mu, int people, Watched watched) {
  const Queue exact = mmc(rate, mu, people);
  return {"M/M/c",
          fmt::format("M/M/{} load {:.3f}", people, rate / mu / people),
          "Erlang 1917; Gross & Harris ch. 2",
          one_desk(watched,
                   filled("staff: $people, work: exponential(mean $work h)", {{"people", people}, {"work", 1 / mu}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "wait", exact.wait},
           {desk, "time", exact.time},
           {desk, "waits", exact.waits},
           {desk, "in-line", exact.in_line},
           {desk, "inside", exact.inside},
           {desk, "utilisation", rate / mu / people},
           {desk, "throughput", rate},
           {"customers", "wait", exact.wait},
           {"customers.people", "time", exact.time}}};
}

// P(T > t) = exp(−(μ − λ) t)
Row mm1_percentiles() {
  const Queue exact = mmc(5, 10, 1);
  return {"M/M/1",
          "percentiles, load 0.5, written in minutes",
          "Kleinrock 1975, 3.2",
          one_desk({25000, 200}, "staff: 1, work: exponential(mean 6 min)", "arrive: {rate: 120 per day}"),
          {{desk, "time.p50", std::log(2) / 5},
           {desk, "time.p90", std::log(10) / 5},
           {desk, "time.p95", std::log(20) / 5},
           {desk, "time.p99", std::log(100) / 5},
           {desk, "wait.p90", wait_percentile(exact, 5, 0.9)},
           {desk, "wait.p95", wait_percentile(exact, 5, 0.95)},
           {desk, "wait.p99", wait_percentile(exact, 5, 0.99)},
           {"customers", "time.p90", std::log(10) / 5}}};
}

// MMC-01: also the share served within 3 minutes, 1 − P(waits) exp(−(cμ − λ) 0.05 h).
Row mm6_percentiles() {
  const Queue exact = mmc(50, 10, 6);
  return {"M/M/c",
          "MMC-01, M/M/6 percentiles and on time",
          "Erlang 1917",
          one_desk({12000, 100, 60}, "staff: 6, work: exponential(mean 6 min)",
                   "arrive: {rate: 50 per hour}, expects: {wait: 3 min}"),
          {{desk, "wait", exact.wait},
           {desk, "wait.p90", wait_percentile(exact, 10, 0.9)},
           {"customers", "on-time", 1 - exact.waits * std::exp(-0.5)}}};
}

Row without_limit(std::string name, std::string work, double mean) {
  return {"M/G/inf",
          std::move(name),
          "Poisson number inside, mean λ E[S]; Palm 1943",
          one_desk({1000, 20}, "staff: unlimited, work: \"" + work + "\"", "arrive: {rate: 20 per hour}"),
          {{desk, "inside", 20 * mean}, {desk, "time", mean}, {desk, "throughput", 20}}};
}

// M/M/c with so many places inside; arrivals beyond are refused.
Row finite(double rate, double mu, int people, int inside_at_most, std::string name) {
  const std::vector<double> p = birth_and_death(
      inside_at_most, [&](double) { return rate; }, [&](double n) { return mu * std::min(n, double{1} * people); });
  double inside = 0;
  double in_line = 0;
  for (int n = 0; n <= inside_at_most; ++n) {
    inside += n * p[static_cast<std::size_t>(n)];
    in_line += std::max(0, n - people) * p[static_cast<std::size_t>(n)];
  }
  const double let_in = rate * (1 - p.back());
  Row row{"M/M/c/K",
          std::move(name),
          "birth and death; Gross & Harris ch. 2",
          one_desk({8000, 50},
                   filled("staff: $people, work: exponential(mean $work h), in-tray: $places",
                          {{"people", people}, {"work", 1 / mu}, {"places", inside_at_most - people}}),
                   filled("arrive: {rate: $rate per hour}", {{"rate", rate}})),
          {{desk, "refused", p.back()},
           {desk, "inside", inside},
           {desk, "time", inside / let_in},
           {desk, "throughput", let_in},
           {desk, "utilisation", let_in / mu / people},
           {"customers", "lost", p.back()},
           {"customers", "served", 1 - p.back()}}};
  if (in_line > 0) row.expected.push_back({desk, "wait", in_line / let_in});
  return row;
}

// Erlang's loss formula holds for any work (Sevast'yanov 1957).
Row loss(std::string name, std::string work) {
  const double blocked = erlang_b(10, 8);
  return {
      "M/G/c/c",
      std::move(name),
      "Erlang B; Sevast'yanov 1957",
      one_desk({16000, 50}, "staff: 10, in-tray: 0, work: \"" + work + "\"", "arrive: {rate: 8 per hour}"),
      {{desk, "refused", blocked}, {desk, "utilisation", 0.8 * (1 - blocked)}, {desk, "inside", 8 * (1 - blocked)}}};
}

// The same tree as JSON.
Row as_json() {
  const Queue exact = mmc(24, 10, 3);
  return {"M/M/c",
          "M/M/3, written as JSON",
          "Erlang 1917",
          R"json({"servicechain": 1, "behaviour": [], "time": {"length": "15000 h", "warm-up": "200 h"},
 "decide": {"replications": 40, "confidence": "99.9%"},
 "departments": {"desk": {"staff": 3, "work": "exponential(mean 6 min)"}},
 "customers": {"people": {"enters": "desk", "arrive": {"rate": "24 per hour"}}}})json",
          {{desk, "wait", exact.wait}, {desk, "inside", exact.inside}, {desk, "utilisation", 0.8}}};
}

}  // namespace

Rows one_line_rows() {
  Rows rows{mmc_row(8, 10, 1, {25000, 300}),
            mmc_row(5, 10, 1, {10000, 100}),
            mmc_row(9, 10, 1, {60000, 2000}),
            mmc_row(14, 10, 2, {12000, 150}),
            mmc_row(24, 10, 3, {15000, 200}),
            mmc_row(48, 6, 10, {10000, 100}),
            mm1_percentiles(),
            mm6_percentiles(),
            without_limit("M/M/inf", "exponential(mean 0.5 h)", 0.5),
            without_limit("M/D/inf", "30 min", 0.5),
            without_limit("M/lognormal/inf", "lognormal(mean 0.5 h, cv 1.5)", 0.5),
            finite(9, 10, 1, 5, "FIN-01, M/M/1/5"),
            finite(25, 10, 3, 8, "M/M/3/8"),
            finite(12, 10, 1, 4, "M/M/1/4, overloaded"),
            finite(8, 1, 10, 10, "M/M/10/10"),
            finite(3, 5, 1, 1, "M/M/1/1"),
            loss("M/D/10/10", "1 h"),
            loss("M/lognormal/10/10", "lognormal(mean 1 h, cv 2)")};
  rows.push_back(as_json());
  rows[0].name = "MM1-01, M/M/1 load 0.8";
  for (std::size_t i = 0; i < 3; ++i) rows[i].family = "M/M/1";
  return rows;
}

}  // namespace servicechain::tests
