#include "scenarios/studies/bundle_search.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace servicechain::scenarios {
namespace {

// Sums of money in another order differ in their last digits.
constexpr double slack = 1e-9;

bool fits(const BundleQuestion& question, double cost) {
  return !question.budget || cost <= *question.budget + slack * std::abs(*question.budget) + slack;
}

bool clashes(const BundleQuestion& question, const Bundle& bundle, std::size_t with) {
  return std::ranges::any_of(bundle, [&](std::size_t member) { return question.clashes[member][with]; });
}

// What the what-ifs behind each place save together, where they cost less than nothing.
std::vector<double> savings_behind(const std::vector<double>& costs) {
  std::vector<double> savings(costs.size() + 1);
  for (std::size_t i = costs.size(); i-- > 0;) savings[i] = savings[i + 1] + std::max(0.0, -costs[i]);
  return savings;
}

// Every allowed bundle, in the order of the first what-if, then the second…
class Walk {
 public:
  explicit Walk(const BundleQuestion& question) : question_{question}, savings_{savings_behind(question.costs)} {}

  // Stops when `visit` says false.
  template <class Visit>
  bool go(double cost, std::size_t next, const Visit& visit) {
    for (std::size_t i = next; i < question_.costs.size(); ++i) {
      const double together = cost + question_.costs[i];
      if (!fits(question_, together - savings_[i + 1]) || clashes(question_, bundle_, i)) continue;
      bundle_.push_back(i);
      const bool goes_on = (!fits(question_, together) || visit(bundle_)) && go(together, i + 1, visit);
      bundle_.pop_back();
      if (!goes_on) return false;
    }
    return true;
  }

 private:
  const BundleQuestion& question_;  // -- constant
  std::vector<double> savings_;     // -- constant
  Bundle bundle_;                   // -- state
};

// By promise for money; last those that promise nothing.
double worth(double promise, double cost) {
  if (promise <= 0) return 0;
  return cost <= 0 ? std::numeric_limits<double>::max() : promise / cost;
}

class Search {
 public:
  Search(const BundleQuestion& question, const std::vector<double>& promises, std::size_t count)
      : question_{question}, promises_{promises}, count_{count}, order_(promises.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, std::ranges::greater{},
                             [&](std::size_t i) { return worth(promises[i], question.costs[i]); });
    std::vector<double> costs;
    for (const std::size_t i : order_) costs.push_back(question.costs[i]);
    savings_ = savings_behind(costs);
  }

  [[nodiscard]] Promising run() {
    Bundle bundle;
    go(bundle, 0, 0, 0);
    Promising answer{{}, steps_ <= most_steps};
    for (Found& found : best_) answer.bundles.push_back(std::move(found.bundle));
    return answer;
  }

 private:
  static constexpr std::uint64_t most_steps = 5'000'000;

  struct Found {
    double promise;
    Bundle bundle;
  };

  // What the what-ifs from `next` on can add at most.
  [[nodiscard]] double bound(std::size_t next, double cost) const {
    double sum = 0;
    cost -= savings_[next];
    for (std::size_t place = next; place < order_.size(); ++place) {
      const double promise = promises_[order_[place]];
      const double price = std::max(0.0, question_.costs[order_[place]]);
      if (promise <= 0) break;
      if (!fits(question_, cost + price)) return sum + promise * std::max(0.0, *question_.budget - cost) / price;
      sum += promise;
      cost += price;
    }
    return sum;
  }

  void go(Bundle& bundle, double promise, double cost, std::size_t next) {
    if (++steps_ > most_steps || next == order_.size() || !fits(question_, cost - savings_[next])) return;
    if (best_.size() == count_ && promise + bound(next, cost) <= best_.back().promise) return;
    const std::size_t i = order_[next];
    if (!clashes(question_, bundle, i)) {
      const double together = cost + question_.costs[i];
      bundle.push_back(i);
      if (fits(question_, together)) keep(promise + promises_[i], bundle);
      go(bundle, promise + promises_[i], together, next + 1);
      bundle.pop_back();
    }
    go(bundle, promise, cost, next + 1);
  }

  void keep(double promise, Bundle bundle) {
    std::ranges::sort(bundle);
    const auto place = std::ranges::upper_bound(best_, promise, std::ranges::greater{}, &Found::promise);
    best_.insert(place, {promise, std::move(bundle)});
    if (best_.size() > count_) best_.pop_back();
  }

  const BundleQuestion& question_;       // -- constant
  const std::vector<double>& promises_;  // -- constant
  std::size_t count_;                    // -- constant
  std::vector<std::size_t> order_;       // -- constant: by promise for money
  std::vector<double> savings_;          // -- constant: behind each place of the order
  std::vector<Found> best_;              // -- state: the most promising first
  std::uint64_t steps_ = 0;              // -- state
};

}  // namespace

std::vector<Bundle> allowed_bundles(const BundleQuestion& question, std::size_t most) {
  std::vector<Bundle> bundles;
  Walk{question}.go(0, 0, [&](const Bundle& found) {
    bundles.push_back(found);
    return bundles.size() <= most;
  });
  std::ranges::stable_sort(bundles, {}, &Bundle::size);
  return bundles;
}

std::uint64_t count_of_bundles(const BundleQuestion& question, std::uint64_t most) {
  std::uint64_t count = 0;
  Walk{question}.go(0, 0, [&](const Bundle&) { return ++count < most; });
  return count;
}

Promising most_promising(const BundleQuestion& question, const std::vector<double>& promises, std::size_t count) {
  return Search{question, promises, count}.run();
}

}  // namespace servicechain::scenarios
