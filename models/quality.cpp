#include "models/quality.h"

#include "sim/elementary.h"

namespace servicechain::models {

namespace {

// Σ m_j g(x_j) over normalised weights; 0 in `any_is_zero` where a quality of 0 makes the whole product 0.
template <class Transform>
double weighted_mean(std::span<const Input> inputs, Transform g) {
  double sum = 0;
  double weight = 0;
  for (const Input& input : inputs) {
    sum += input.matters * g(input.quality);
    weight += input.matters;
  }
  return sum / weight;
}

bool any_is_zero(double c, std::span<const Input> inputs) {
  if (c <= 0) return true;
  for (const Input& input : inputs) {
    if (input.quality <= 0 && input.matters > 0) return true;
  }
  return false;
}

double total_matters(std::span<const Input> inputs) {
  double sum = 0;
  for (const Input& input : inputs) sum += input.matters;
  return sum;
}

}  // namespace

double quality_of_job(const QualityRule& rule, double c, double depends, std::span<const Input> inputs) {
  using sim::exp;
  using sim::log;
  if (!has_input(inputs)) return c;
  if (rule.combine == Combine::linear) {
    return (1 - depends) * c + depends * weighted_mean(inputs, [](double x) { return x; });
  }
  // A zero among factors of a product, or under a negative power, is a product of zero.
  const bool zero_wins = rule.combine != Combine::power || rule.power <= 0;
  if (zero_wins && any_is_zero(c, inputs) && (depends > 0 || c <= 0)) return 0;
  if (rule.combine == Combine::yield) {
    double log_x = log(c);
    for (const Input& input : inputs) log_x += input.matters / 2 * log(input.quality);
    return exp(log_x);
  }
  if (rule.combine == Combine::geometric || rule.power == 0) {
    const double inherited = weighted_mean(inputs, [](double x) { return log(x); });
    return exp((1 - depends) * log(c) + depends * inherited);
  }
  const auto raised = [&](double x) { return x <= 0 ? 0 : exp(rule.power * log(x)); };
  const double sum = (1 - depends) * raised(c) + depends * weighted_mean(inputs, raised);
  return sum <= 0 ? 0 : exp(log(sum) / rule.power);
}

bool has_input(std::span<const Input> inputs) { return total_matters(inputs) > 0; }

double input_index(const QualityRule& rule, std::span<const Input> inputs) {
  QualityRule inputs_only = rule;
  if (rule.combine == Combine::yield) inputs_only.combine = Combine::geometric;
  return quality_of_job(inputs_only, 1, 1, inputs);
}

}  // namespace servicechain::models
