#include "analysis/theory/single_server.h"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

namespace servicechain::analysis::theory {
namespace {

constexpr int points = 20'000;  // equal shares of chance that an integral over a law is taken at

double middle(int i) { return (i + 0.5) / points; }

}  // namespace

double wait_mg1(double rate, Moments work) { return rate * work.second_h2 / (2 * (1 - rate * work.mean_h)); }

double wait_in_groups(double groups_per_h, Moments sizes, Moments work) {
  const double variance = work.second_h2 - work.mean_h * work.mean_h;
  const Moments group_work{sizes.mean_h * work.mean_h,
                           sizes.mean_h * variance + sizes.second_h2 * work.mean_h * work.mean_h};
  const double before_it = (sizes.second_h2 - sizes.mean_h) / (2 * sizes.mean_h);
  return wait_mg1(groups_per_h, group_work) + before_it * work.mean_h;
}

Moments with_interruptions(Moments work, double rate, Moments absence) {
  const double stretch = 1 + rate * absence.mean_h;
  return {work.mean_h * stretch, work.second_h2 * stretch * stretch + work.mean_h * rate * absence.second_h2};
}

double wait_with_vacations(double rate, Moments work, Moments absence) {
  return wait_mg1(rate, work) + absence.residual_h();
}

double waits_gim1(const sim::Law& between, double work_h) {
  const auto excess = [&](double waits) {
    double transform = 0;
    for (int i = 0; i < points; ++i) transform += std::exp(-(1 - waits) / work_h * sim::quantile_h(between, middle(i)));
    return transform / points - waits;
  };
  // 1 is a root, too; the one that is meant lies below it.
  const double load = work_h / sim::mean_h(between);
  const double upper = 1 - 1e-6 * (1 - load);
  if (excess(0) <= 0) return 0;
  std::uintmax_t steps = 200;
  const auto tolerance = boost::math::tools::eps_tolerance<double>(40);
  const auto [low, high] = boost::math::tools::toms748_solve(excess, 0.0, upper, tolerance, steps);
  return (low + high) / 2;
}

double wait_shortest_first(double rate, const sim::Law& work) {
  const double residual = rate * moments_of(work).second_h2 / 2;
  double load_of_shorter = 0;
  double sum = 0;
  for (int i = 0; i < points; ++i) {
    const double half = rate * sim::quantile_h(work, middle(i)) / points / 2;
    load_of_shorter += half;
    sum += residual / ((1 - load_of_shorter) * (1 - load_of_shorter));
    load_of_shorter += half;
  }
  return sum / points;
}

}  // namespace servicechain::analysis::theory
