// Who gives up, and who turns away.
#include <fmt/format.h>
#include <boost/math/distributions/lognormal.hpp>
#include <cmath>

#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// Exponential patience, room for so many in line (a large number: no limit).
Row palm(std::string name, double rate, double mu, double theta, int people, int places, std::string rest) {
  const std::vector<double> p = birth_and_death(
      people + places, [&](double) { return rate; },
      [&](double n) { return mu * std::min(n, double{1} * people) + theta * std::max(0.0, n - people); });
  double line = 0;
  double inside = 0;
  double all_busy = 0;
  for (int n = 0; n <= people + places; ++n) {
    const double share = p[static_cast<std::size_t>(n)];
    line += std::max(0, n - people) * share;
    inside += n * share;
    all_busy += n >= people ? share : 0;
  }
  const double let_in = rate * (1 - p.back());
  Row row{"patience",
          std::move(name),
          "Palm 1957; Garnett, Mandelbaum & Reiman 2002",
          one_desk({rate > 50 ? 800.0 : 5000.0, 20},
                   filled("staff: $people, work: exponential(mean $work h)$rest",
                          {{"people", people}, {"work", 1 / mu}, {"rest", rest}}),
                   filled("arrive: {rate: $rate per hour}, patience: exponential(mean $patience h)",
                          {{"rate", rate}, {"patience", 1 / theta}})),
          {{desk, "gave-up", theta * line / let_in},
           {desk, "wait", line / let_in},
           {desk, "in-line", line},
           {desk, "inside", inside},
           {desk, "waits", (all_busy - p.back()) / (1 - p.back())},
           {desk, "utilisation", (inside - line) / people},
           {"customers", "lost", (theta * line + rate * p.back()) / rate}}};
  if (p.back() > 1e-3) row.expected.push_back({desk, "refused", p.back()});
  return row;
}

Row any_patience(std::string name, double rate, int people, std::string patience, const Function& survival,
                 double longest) {
  constexpr double mu = 10;
  const Impatient exact = mmn_impatient(rate, mu, people, survival, longest);
  return {"patience",
          std::move(name),
          "Zeltyn & Mandelbaum 2005",
          one_desk({3000, 50}, filled("staff: $people, work: exponential(mean 6 min)", {{"people", people}}),
                   filled("arrive: {rate: $rate per hour}, patience: \"$patience\"",
                          {{"rate", rate}, {"patience", patience}})),
          {{desk, "gave-up", exact.gave_up},
           {desk, "wait", exact.wait},
           {desk, "waits", exact.waits},
           {"customers", "served", 1 - exact.gave_up}}};
}

// Turning away at N waiting is M/M/c/(c + N).
Row turning_away(double rate, double mu, int people, int at) {
  const std::vector<double> p = birth_and_death(
      people + at, [&](double) { return rate; }, [&](double n) { return mu * std::min(n, double{1} * people); });
  double inside = 0;
  for (std::size_t n = 0; n < p.size(); ++n) inside += static_cast<double>(n) * p[n];
  return {"balking",
          fmt::format("M/M/{} who turn away at {} in line", people, at),
          "birth and death",
          one_desk({5000, 50},
                   filled("staff: $people, work: exponential(mean $work h)", {{"people", people}, {"work", 1 / mu}}),
                   filled("arrive: {rate: $rate per hour}, balks-at: $at", {{"rate", rate}, {"at", at}})),
          {{"customers", "lost", p.back()},
           {desk, "refused", p.back()},
           {desk, "inside", inside},
           {desk, "throughput", rate * (1 - p.back())}}};
}

}  // namespace

Rows patience_rows() {
  const auto constant = [](double most) { return [most](double x) { return x < most ? 1.0 : 0.0; }; };
  return {palm("ABN-01, M/M/10+M", 100, 10, 20, 10, 200, ""),
          palm("M/M/1+M, overloaded", 12, 10, 5, 1, 100, ""),
          palm("M/M/2/6+M", 22, 10, 4, 2, 4, ", in-tray: 4"),
          any_patience("M/M/1+D", 9, 1, "15 min", constant(0.25), 4),
          any_patience("M/M/1+D, overloaded", 12, 1, "12 min", constant(0.2), 4),
          any_patience("M/M/3+D", 28, 3, "6 min", constant(0.1), 2),
          any_patience(
              "M/M/2+uniform", 19, 2, "uniform(0 min, 30 min)", [](double x) { return std::max(0.0, 1 - x / 0.5); }, 4),
          any_patience(
              "M/M/2+lognormal", 19, 2, "lognormal(mean 15 min, cv 1)",
              [law = boost::math::lognormal{std::log(0.25) - std::log(2.0) / 2, std::sqrt(std::log(2.0))}](double x) {
                return boost::math::cdf(boost::math::complement(law, x));
              },
              6),
          turning_away(9, 10, 1, 4),
          turning_away(25, 10, 2, 3)};
}

}  // namespace servicechain::tests
