#include <algorithm>
#include <numeric>
#include <utility>

#include "models/run/flow_run.h"
#include "models/run/opinion.h"

// What the observer is told: visits by department, customers by segment, each in the order of the clock.
namespace servicechain::models::run {

void FlowRun::tell_visits() {
  if (count_of_visits_ == 0) return;
  observer_.plain_visits(std::span{visits_}.first(count_of_visits_));
  count_of_visits_ = 0;
}

// What customers expect is learnt from one to the next.
void FlowRun::tell_leavers(std::uint32_t number) {
  Exit& exit = exits_[number];
  if (exit.left.size() == 0) return;
  if (exit.is_joined) put_in_order(exit);
  const Segment& segment = *exit.segment;
  // Without noise and once nothing more is learnt, an opinion follows from the quality, which often stays the same.
  const bool is_settled = exit.learns == 0 && segment.parameters.perception_noise <= 0;
  std::optional<double> last_quality;
  Opinion opinion{};
  for (CustomerLeft& customer : exit.left.all()) {
    if (!is_settled || last_quality != customer.quality) {
      const double scored = with_noise(segment, 100 * customer.quality, luck_, customer.customer);
      opinion = form_opinion(segment, scored, std::nullopt, exit.expectation, exit.learns);
      last_quality = customer.quality;
    }
    customer.perceived = opinion.received;
    customer.expected = opinion.expected;
    customer.satisfaction = opinion.satisfaction;
  }
  observer_.customers_left(exit.left.all());
  exit.left.clear();
  exit.put.clear();
}

// Those who leave by several departments.
void FlowRun::put_in_order(Exit& exit) {
  const std::span<CustomerLeft> left = exit.left.all();
  const auto moment = [&](std::size_t i) { return std::pair{left[i].left, exit.put[i]}; };
  bool is_in_order = true;
  for (std::size_t i = 1; i < left.size(); ++i) is_in_order = is_in_order && moment(i - 1) <= moment(i);
  if (is_in_order) return;
  std::vector<std::size_t> order(left.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, moment);
  std::vector<CustomerLeft> sorted;
  for (const std::size_t i : order) sorted.push_back(left[i]);
  std::ranges::copy(sorted, left.begin());
}

}  // namespace servicechain::models::run
