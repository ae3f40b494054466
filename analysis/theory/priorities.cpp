#include "analysis/theory/priorities.h"

#include "analysis/theory/erlang.h"

namespace servicechain::analysis::theory {
namespace {

// Cobham's form: what is met in work, over (1 − load of the more urgent)(1 − that and its own).
std::vector<double> cobham(const std::vector<UrgencyClass>& classes, double met_h, std::uint32_t people) {
  std::vector<double> waits;
  double load = 0;
  for (const UrgencyClass& one : classes) {
    const double before = 1 - load;
    load += one.rate * one.work.mean_h / people;
    waits.push_back(met_h / (before * (1 - load)));
  }
  return waits;
}

}  // namespace

std::vector<double> waits_without_interruption(const std::vector<UrgencyClass>& classes) {
  double met = 0;
  for (const UrgencyClass& one : classes) met += one.rate * one.work.second_h2 / 2;
  return cobham(classes, met, 1);
}

std::vector<double> waits_with_interruption(const std::vector<UrgencyClass>& classes) {
  std::vector<double> waits;
  double load = 0;
  double met = 0;
  for (const UrgencyClass& one : classes) {
    const double before = 1 - load;
    load += one.rate * one.work.mean_h;
    met += one.rate * one.work.second_h2 / 2;
    waits.push_back(one.work.mean_h / before - one.work.mean_h + met / (before * (1 - load)));
  }
  return waits;
}

std::vector<double> waits_without_interruption(const std::vector<UrgencyClass>& classes, std::uint32_t people) {
  double rate = 0;
  for (const UrgencyClass& one : classes) rate += one.rate;
  const double work_h = classes.front().work.mean_h;
  return cobham(classes, erlang_c({people, rate * work_h}) * work_h / people, people);
}

std::vector<double> waits_with_interruption(const std::vector<UrgencyClass>& classes, std::uint32_t people) {
  const double work_h = classes.front().work.mean_h;
  std::vector<double> waits;
  double rate = 0;
  double in_line = 0;
  for (const UrgencyClass& one : classes) {
    rate += one.rate;
    const double of_all = rate * mmc(rate, work_h, people).wait_h;
    waits.push_back((of_all - in_line) / one.rate);
    in_line = of_all;
  }
  return waits;
}

}  // namespace servicechain::analysis::theory
