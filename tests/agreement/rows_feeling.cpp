// Quality that is handed on, and what customers feel.
#include <fmt/format.h>
#include <cmath>

#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"
#include "tests/scenarios/four_departments.h"

namespace servicechain::tests {
namespace {

// The rest point of E8 for four departments that serve each other: g(x) = (1 − λ) g(c) + λ Σ m g(x).
Eigen::Vector4d rest_quality(const Function& g, const Function& back) {
  const Eigen::Vector4d lambda{0.3, 0.4, 0.5, 0.6};
  const Eigen::Vector4d c{0.90, 0.80, 0.85, 0.95};
  Eigen::Matrix4d m;
  m << 0, 1, 0, 0, 0.5, 0, 0.5, 0, 0.2, 0.8, 0, 0, 0.1, 0.3, 0.6, 0;
  const Eigen::Matrix4d matrix = Eigen::Matrix4d::Identity() - lambda.asDiagonal() * m;
  const Eigen::Vector4d own = (Eigen::Vector4d::Ones() - lambda).cwiseProduct(c.unaryExpr(g));
  return matrix.fullPivLu().solve(own).unaryExpr(back);
}

// Every job is of the same quality in the end, so nothing is left to chance but how soon: a round of answers takes an
// hour, the error shrinks by 0.6 a round at least, and 500 h pass first.
Row quality_row(std::string combine, const Function& g, const Function& back) {
  const Eigen::Vector4d x = rest_quality(g, back);
  return {"quality",
          "R4, four departments, " + combine,
          "linear equations of E8",
          scenario({50, 500, 2}, filled(R"(
behaviour: [inherited-quality]
quality: {combine: $combine}
$departments
customers:
  people: {enters: front, arrive: {rate: 1000 per hour}}
)",
                                        {{"combine", combine}, {"departments", std::string{four_departments}}})),
          {{"departments.front", "quality", x[3]},
           {"departments.hr", "quality", x[0]},
           {"departments.it", "quality", x[1]},
           {"departments.back", "quality", x[2]},
           {"customers", "quality", x[3]}},
          Exactly{1e-9}};
}

// R5: five in a row, each carries what it was given: 0.95^5.
Row yield_row() {
  return {"quality",
          "R5, five in a row, yield",
          "0.95^5",
          scenario({100, 10, 2}, R"(
behaviour: [inherited-quality]
quality: {combine: yield}
departments:
  a: {staff: 1, work: 6 min, right-first-time: 95%, passes-to: b}
  b: {staff: 1, work: 6 min, right-first-time: 95%, passes-to: c}
  c: {staff: 1, work: 6 min, right-first-time: 95%, passes-to: d}
  d: {staff: 1, work: 6 min, right-first-time: 95%, passes-to: e}
  e: {staff: 1, work: 6 min, right-first-time: 95%}
customers:
  people: {enters: a, arrive: {rate: 5 per hour}}
)"),
          {{"customers", "quality", std::pow(0.95, 5)},
           {"departments.c", "quality", std::pow(0.95, 3)},
           {"customers", "perceived", 100 * std::pow(0.95, 5)}},
          Exactly{1e-9}};
}

// R3: jobs = (I − A)⁻¹ · external jobs.
Row workload_row() {
  return {"quality",
          "R3, workload of requests",
          "Leontief: (I − A)^-1",
          scenario({2000, 50}, R"(
departments:
  hr:    {staff: unlimited, work: 3 min, needs: {it: {for: 20% of jobs}}}
  it:    {staff: unlimited, work: 3 min, needs: {hr: {for: 10% of jobs}}}
  back:  {staff: unlimited, work: 3 min, needs: {hr: {for: 5% of jobs}, it: {for: 30% of jobs}}}
  front: {staff: unlimited, work: 3 min, needs: {hr: {for: 2% of jobs}, it: {for: 50% of jobs}, back: {for: 80% of jobs}}}
customers:
  people: {enters: front, arrive: {rate: 10 per hour}}
)"),
          {{"departments.it", "throughput", 7.673469387755102},
           {"departments.hr", "throughput", 1.367346938775510},
           {"departments.back", "throughput", 8},
           {"departments.front.needs.it", "requests", 5}}};
}

// With E fixed at 100 and P = 100 exp(−3 T), T the time in an M/M/1 (exponential of rate 2).
std::string satisfied(std::string_view parameters) {
  return scenario({10000, 200}, filled(R"(
parameters: {$parameters}
departments:
  desk: {staff: 1, work: exponential(mean 6 min), right-first-time: 100%}
customers:
  people: {enters: desk, arrive: {rate: 8 per hour}, cares-about: {speed: 100},
           expects: {wait: 0 min, tolerates: 20 min, wait-means: time, announced: yes}}
)",
                                       {{"parameters", parameters}}));
}

Row speed_alone() {
  return {"satisfaction",
          "SAT-01, speed alone",
          "Laplace transform of the time in an M/M/1",
          satisfied("disappointment: 0"),
          {{"customers", "satisfaction", 40},
           {"customers", "perceived", 40},
           {"customers", "complaints", std::pow(0.5, 2.0 / 3)}}};
}

// S = P + 0.5 · 0.5 · 2.25 (P − 100), cut at 0.
Row disappointed() {
  const auto p = [](double t) { return 100 * std::exp(-3 * t); };
  const auto s = [&](double t) { return std::max(0.0, p(t) - 0.5625 * (100 - p(t))); };
  const double zero = std::log(100 / 36.0) / 3;  // P = 36: S = 0
  const double mean = integral([&](double t) { return s(t) * 2 * std::exp(-2 * t); }, 0, zero);
  return {"satisfaction",
          "disappointment with loss aversion",
          "integral over the time in an M/M/1",
          satisfied("disappointment: 0.5"),
          {{"customers", "satisfaction", mean}, {"customers", "perceived", 40}}};
}

// Unannounced waits feel 1.36 times as long; score 100 up to 3 min, then exp(−excess / 6 min). M/M/1 of 6 and 10 per h.
Row felt_wait() {
  const double free = 0.05 / 1.36;
  const double beyond = integral(
      [&](double t) { return 0.6 * 4 * std::exp(-4 * t) * std::exp(-(1.36 * t - 0.05) / 0.1); }, free, free + 3);
  const double mean = 100 * (1 - 0.6 * std::exp(-4 * free) + beyond);
  return {"satisfaction",
          "a felt wait beyond the promise",
          "integral over the wait in an M/M/1",
          scenario({12000, 200}, R"(
parameters: {disappointment: 0}
departments:
  desk: {staff: 1, work: exponential(mean 6 min)}
customers:
  people: {enters: desk, arrive: {rate: 6 per hour}, cares-about: {speed: 1}, expects: {wait: 3 min, tolerates: 6 min}}
)"),
          {{"customers", "perceived", mean}, {"customers", "on-time", 1 - 0.6 * std::exp(-0.2)}}};
}

// Who is refused feels nothing right: 100 c for those who are served, 0 for the refused (scalar mode).
Row turned_away_feel_nothing() {
  const std::vector<double> p = birth_and_death(
      3, [](double) { return 9; }, [](double) { return 10; });
  return {"satisfaction",
          "who is refused feels nothing",
          "M/M/1/3",
          scenario({8000, 50}, R"(
departments:
  desk: {staff: 1, in-tray: 2, work: exponential(mean 6 min), right-first-time: 90%}
customers:
  people: {enters: desk, arrive: {rate: 9 per hour}}
)"),
          {{"customers", "perceived", 90 * (1 - p.back())},
           {"customers", "complaints", p.back()},
           {"customers", "promoters", 1 - 2 * p.back()}}};
}

// STA-03: the difference a what-if makes, paired.
Row faster_desk() {
  return {"comparison",
          "STA-03, a person 5 % faster",
          "M/M/1 twice",
          scenario({30000, 500, 60}, R"(
departments:
  desk: {staff: 1, work: exponential(mean 6 min)}
customers:
  people: {enters: desk, arrive: {rate: 8 per hour}}
what-if:
  faster: {says: A faster desk, change: {departments.desk.work: exponential(mean 0.095238095238095 h)}}
)"),
          {{"departments.desk", "time", -0.1, "all", "faster"}, {"departments.desk", "time", 0.5}}};
}

}  // namespace

Rows feeling_rows() {
  const auto power = [](double r) { return [r](double x) { return std::pow(x, r); }; };
  const auto same = [](double x) { return x; };
  return {quality_row("linear", same, same),
          quality_row(
              "geometric", [](double x) { return std::log(x); }, [](double x) { return std::exp(x); }),
          quality_row("power(-1)", power(-1), power(-1)),
          quality_row("power(-4)", power(-4), power(-0.25)),
          yield_row(),
          workload_row(),
          speed_alone(),
          disappointed(),
          felt_wait(),
          turned_away_feel_nothing(),
          faster_desk()};
}

}  // namespace servicechain::tests
