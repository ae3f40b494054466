#include "analysis/why/attribution.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

constexpr std::size_t most_for_all_orders = 20;

double factorial(std::size_t n) { return std::tgamma(static_cast<double>(n) + 1); }

std::size_t count_of(const Unions& unions) {
  std::size_t count = 0;
  for (const std::vector<std::size_t>& switches : unions) count += switches.size();
  return count;
}

// Gathers sets and weights; the set with all on is put last.
class Planner {
 public:
  explicit Planner(std::size_t switches) : plan_{{Switched(switches)}, {}}, weights_(switches) {
    places_.emplace(plan_.sets.front(), 0);
  }

  // Switching `on` when `before` is on counts with `weight`.
  void add_step(Switched before, std::size_t on, double weight) {
    weights_[on][place_of(before)] -= weight;
    before[on] = true;
    weights_[on][place_of(before)] += weight;
  }

  [[nodiscard]] AttributionPlan take() {
    const std::size_t all = place_of(Switched(weights_.size(), true));
    const std::size_t last = plan_.sets.size() - 1;
    std::swap(plan_.sets[all], plan_.sets[last]);
    for (const std::map<std::size_t, double>& row : weights_) {
      std::vector<double>& weights = plan_.weights.emplace_back(plan_.sets.size());
      for (const auto& [place, weight] : row) weights[place] = weight;
      std::swap(weights[all], weights[last]);
    }
    return std::move(plan_);
  }

 private:
  std::size_t place_of(const Switched& set) {
    const auto [found, is_new] = places_.emplace(set, plan_.sets.size());
    if (is_new) plan_.sets.push_back(set);
    return found->second;
  }

  AttributionPlan plan_;                               // -- state
  std::map<Switched, std::size_t> places_;             // -- state
  std::vector<std::map<std::size_t, double>> weights_; // -- state: [switch][place]
};

// The switches of one department, one after the other.
void add_in_turn(Planner& planner, Switched before, const std::vector<std::size_t>& in_turn, double weight) {
  for (const std::size_t one : in_turn) {
    planner.add_step(before, one, weight);
    before[one] = true;
  }
}

std::vector<std::size_t> reversed(std::vector<std::size_t> order) {
  std::ranges::reverse(order);
  return order;
}

void add_order(Planner& planner, const Unions& unions, const std::vector<std::size_t>& order, double weight) {
  Switched before(count_of(unions));
  for (const std::size_t department : order) {
    add_in_turn(planner, before, unions[department], weight / 2);
    add_in_turn(planner, before, reversed(unions[department]), weight / 2);
    for (const std::size_t one : unions[department]) before[one] = true;
  }
}

}  // namespace

// A set of s of the n − 1 others stands before a department in s! (n − 1 − s)! of n! orders.
AttributionPlan exact_attribution(const Unions& unions) {
  const std::size_t n = unions.size();
  sim::require(n <= most_for_all_orders, "all orders of at most 20 departments");
  Planner planner{count_of(unions)};
  for (std::size_t department = 0; department < n; ++department) {
    for (std::uint32_t others = 0; others < (1U << n); ++others) {
      if ((others >> department & 1U) != 0) continue;
      Switched before(count_of(unions));
      std::size_t size = 0;
      for (std::size_t other = 0; other < n; ++other) {
        if ((others >> other & 1U) == 0) continue;
        ++size;
        for (const std::size_t one : unions[other]) before[one] = true;
      }
      const double weight = factorial(size) * factorial(n - 1 - size) / factorial(n);
      add_in_turn(planner, before, unions[department], weight / 2);
      add_in_turn(planner, before, reversed(unions[department]), weight / 2);
    }
  }
  return planner.take();
}

AttributionPlan sampled_attribution(const Unions& unions, const sim::Luck& luck) {
  constexpr sim::Purpose purpose = sim::purpose("attribution/order");
  std::vector<std::size_t> order(unions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = order.size(); left > 1; --left) {
    const double u = luck.uniform(sim::identity("attribution"), purpose, static_cast<std::uint32_t>(left));
    std::swap(order[left - 1], order[static_cast<std::size_t>(u * static_cast<double>(left))]);
  }
  Planner planner{count_of(unions)};
  add_order(planner, unions, order, 0.5);
  add_order(planner, unions, reversed(order), 0.5);
  return planner.take();
}

std::vector<double> shares(const AttributionPlan& plan, const std::vector<double>& values) {
  std::vector<double> shares;
  for (const std::vector<double>& weights : plan.weights) {
    shares.push_back(std::inner_product(weights.begin(), weights.end(), values.begin(), 0.0));
  }
  return shares;
}

}  // namespace servicechain::analysis
