#include "analysis/theory/erlang.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace servicechain::analysis::theory {

double erlang_b(People people) {
  double blocked = 1;
  for (std::uint32_t c = 1; c <= people.count; ++c) blocked = people.load * blocked / (c + people.load * blocked);
  return blocked;
}

double erlang_c(People people) {
  const double blocked = erlang_b(people);
  return blocked / (1 - people.load / people.count * (1 - blocked));
}

Line mmc(double rate, double work_h, std::uint32_t people) {
  const double waits = erlang_c({people, rate * work_h});
  const double wait = waits / (people / work_h - rate);
  return {.wait_h = wait, .waits = waits, .time_h = wait + work_h};
}

double mmc_wait_percentile(double rate, double work_h, std::uint32_t people, double share) {
  const double waits = erlang_c({people, rate * work_h});
  if (waits <= 1 - share) return 0;
  return std::log(waits / (1 - share)) / (people / work_h - rate);
}

Line finite(double rate, double work_h, std::uint32_t people, std::uint64_t places) {
  // Chances of 0, 1, 2 … inside, each against the one before, kept below 1 in sum.
  const std::uint64_t most = people + places;
  std::vector<double> chance{1};
  double sum = 1;
  for (std::uint64_t n = 1; n <= most; ++n) {
    chance.push_back(chance.back() * rate * work_h / static_cast<double>(std::min<std::uint64_t>(n, people)));
    sum += chance.back();
    if (sum > 1e200) {
      for (double& each : chance) each /= sum;
      sum = 1;
    }
  }
  double in_line = 0;
  double all_busy = 0;  // and still a place
  for (std::uint64_t n = people; n <= most; ++n) {
    in_line += static_cast<double>(n - people) * chance[n] / sum;
    if (n < most) all_busy += chance[n] / sum;
  }
  const double refused = chance.back() / sum;
  const double let_in = 1 - refused;
  const double wait = let_in > 0 ? in_line / (rate * let_in) : 0;
  return {.wait_h = wait, .waits = let_in > 0 ? all_busy / let_in : 0, .refused = refused, .time_h = wait + work_h};
}

namespace {

// ∫ exp(λ H(x) − c μ x) and what belongs to it, H(x) the integral of the share still patient.
struct Integrals {
  long double weight = 0;  // J
  long double time = 0;    // of H: waited by those who wait
  long double served = 0;  // of x × share still patient: waited by those who are then served
};

class Integration {
 public:
  Integration(double rate, double drain) : rate_{rate}, drain_{drain} {}

  // Up to x = `until`, while a share `patient` is still there.
  void go_to(double until, double patient) {
    const long double longest = 1 / (16 * (rate_ + drain_));
    while (x_ < until && !is_over()) {
      const long double step = std::min<long double>(longest, until - x_);
      const long double h = step / 2;
      const auto height = [&](long double s) { return std::exp(rate_ * (sum_ + patient * s) - drain_ * (x_ + s)); };
      const long double a = height(0);
      const long double m = height(h);
      const long double b = height(step);
      const long double third = h / 3;  // Simpson
      all_.weight += third * (a + 4 * m + b);
      all_.time += third * (a * sum_ + 4 * m * (sum_ + patient * h) + b * (sum_ + patient * step));
      all_.served += third * patient * (a * x_ + 4 * m * (x_ + h) + b * (x_ + step));
      sum_ += patient * step;
      x_ += step;
      peak_ = std::max(peak_, b);
      last_ = b;
    }
  }

  [[nodiscard]] const Integrals& all() const { return all_; }
  [[nodiscard]] bool is_over() const { return last_ < peak_ * 1e-18L; }

 private:
  long double rate_;
  long double drain_;
  long double x_ = 0;    // -- state, all below
  long double sum_ = 0;  // H(x)
  long double peak_ = 1;
  long double last_ = 1;
  Integrals all_;
};

}  // namespace

std::optional<Line> impatient(double rate, double work_h, std::uint32_t people, const sim::Law& patience) {
  constexpr double largest_exponent = 10'000;  // of long double
  constexpr int pieces = 20'000;
  if (rate * sim::mean_h(patience) > largest_exponent) return std::nullopt;
  const double drain = people / work_h;
  Integration integration{rate, drain};
  for (int i = 0; i < pieces && !integration.is_over(); ++i) {
    integration.go_to(sim::quantile_h(patience, (i + 0.5) / pieces), 1 - static_cast<double>(i) / pieces);
  }
  constexpr double never = 1e12;
  integration.go_to(never, 0);
  const Integrals& all = integration.all();
  const long double before = 1 / static_cast<long double>(erlang_b({people - 1, rate * work_h}));
  const long double total = before + rate * all.weight;
  const auto gave_up = static_cast<double>((1 + (rate - drain) * all.weight) / total);
  return Line{.wait_h = static_cast<double>(rate * all.time / total),
              .waits = static_cast<double>(rate * all.weight / total),
              .gave_up = gave_up,
              .time_h = static_cast<double>(rate * all.served / total) / (1 - gave_up) + work_h};
}

}  // namespace servicechain::analysis::theory
