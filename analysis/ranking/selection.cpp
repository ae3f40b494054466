#include "analysis/ranking/selection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace servicechain::analysis {
namespace {

// The same sums in another order differ in their last digits: that is not a difference.
double difference(double a, double b) {
  constexpr double same_digits = 1e-12;
  return std::abs(a - b) <= same_digits * std::max(std::abs(a), std::abs(b)) ? 0 : a - b;
}

double variance_of_differences(std::span<const std::vector<double>> observations, std::size_t i, std::size_t l) {
  const double n = static_cast<double>(observations.size());
  double mean = 0;
  for (const std::vector<double>& values : observations) mean += difference(values[i], values[l]) / n;
  double squares = 0;
  for (const std::vector<double>& values : observations) {
    const double deviation = difference(values[i], values[l]) - mean;
    squares += deviation * deviation;
  }
  return squares / (n - 1);
}

}  // namespace

double continuation_constant(std::size_t candidates, const SelectionPlan& plan) {
  const double chance_each = (1 - plan.confidence) / static_cast<double>(candidates - 1);
  return (std::pow(2 * chance_each, -2.0 / (plan.first_stage - 1)) - 1) / 2;
}

Selection::Selection(std::size_t candidates, const SelectionPlan& plan)
    : plan_{plan},
      h_squared_{candidates > 1 ? 2 * continuation_constant(candidates, plan) * (plan.first_stage - 1) : 0},
      sums_(candidates),
      in_(candidates),
      out_after_(candidates) {
  std::iota(in_.begin(), in_.end(), std::size_t{0});
}

void Selection::leave_out(std::size_t candidate) {
  std::erase(in_, candidate);
  out_after_[candidate] = 0;
}

void Selection::add(std::span<const double> values) {
  if (is_decided()) return;
  ++observations_;
  for (const std::size_t i : in_) sums_[i] += values[i];
  if (observations_ <= plan_.first_stage) first_.emplace_back(values.begin(), values.end());
  if (observations_ == plan_.first_stage) end_first_stage();
  if (observations_ >= plan_.first_stage) screen();
}

void Selection::end_first_stage() {
  const std::size_t k = sums_.size();
  const double scale = h_squared_ / (plan_.smallest_difference * plan_.smallest_difference);
  reaches_.assign(k * k, 0);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t l = 0; l < i; ++l) {
      reaches_[i * k + l] = reaches_[l * k + i] = scale * variance_of_differences(first_, i, l);
    }
  }
  first_.clear();
}

void Selection::screen() {
  const double r = observations_;
  std::vector<std::size_t> stay;
  const bool is_last = observations_ >= *decided_by();
  const std::size_t first_of_best = leader();
  for (const std::size_t i : in_) {
    const bool is_beaten = std::ranges::any_of(in_, [&](std::size_t l) {
      const double width = std::max(0.0, plan_.smallest_difference / (2 * r) * (reach(i, l) - r));
      return lead(i, l) < -width;
    });
    const bool goes = is_last ? i != first_of_best : is_beaten;
    if (goes) {
      out_after_[i] = observations_;
    } else {
      stay.push_back(i);
    }
  }
  in_ = std::move(stay);
}

std::size_t Selection::leader() const {
  std::size_t best = in_.front();
  for (const std::size_t i : in_) {
    if (lead(i, best) > 0) best = i;
  }
  return best;
}

std::optional<std::uint32_t> Selection::decided_by() const {
  if (reaches_.empty()) return std::nullopt;
  double furthest = 0;
  for (const std::size_t i : in_) {
    for (const std::size_t l : in_) furthest = std::max(furthest, reach(i, l));
  }
  constexpr double most = std::numeric_limits<std::uint32_t>::max() - 1.0;
  const auto last = static_cast<std::uint32_t>(std::min(most, std::ceil(furthest)));
  return std::max(last, observations_);
}

double Selection::lead(std::size_t i, std::size_t l) const {
  return observations_ == 0 ? 0 : difference(sums_[i], sums_[l]) / observations_;
}

double Selection::reach(std::size_t i, std::size_t l) const { return reaches_[i * sums_.size() + l]; }

}  // namespace servicechain::analysis
