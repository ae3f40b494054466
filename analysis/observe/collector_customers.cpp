// What a replication adds up to of customers who come and leave.
#include "analysis/observe/collector.h"

#include <algorithm>
#include <array>

namespace servicechain::analysis {
namespace {

using models::Ending;

constexpr double delighted_from = 90;  // points: recommends it to others
constexpr double let_down_below = 70;  // points: advises against it

}  // namespace

void Collector::customer_arrived(models::SegmentId segment, sim::Time now) {
  customers_arrived(segment, std::array{now});
}

void Collector::customers_arrived(models::SegmentId segment, std::span<const sim::Time> at) {
  SegmentTotals& totals = observed_.totals.segments[segment.index];
  for (const sim::Time time : at) {
    totals.arrived += is_inside(time);
    totals.inside += time < to_;
  }
}

Collector::Judged Collector::judgement_of(const models::CustomerLeft& customer) const {
  const models::ReturnOdds& back = returns_[customer.segment.index];
  const double points = customer.satisfaction;
  return {.points = points,
          .would_return = back.chance_at(points),
          .complains = points < chain_[customer.segment].parameters.complains_below,
          .is_delighted = points >= delighted_from,
          .is_let_down = points < let_down_below};
}

void Collector::customer_judged(models::SegmentId segment, sim::Time left, const models::Scores& scores) {
  if (is_inside(left)) observed_.totals.segments[segment.index].scores.add(scores);
}

void Collector::customer_left(const models::CustomerLeft& customer) {
  SegmentTotals& totals = observed_.totals.segments[customer.segment.index];
  totals.inside -= customer.left < to_;
  if (!is_inside(customer.left)) return;
  count_opinions(totals, {&customer, 1});
  const std::size_t segment = customer.segment.index;
  if (was_let_in(customer.ending)) {
    ++totals.let_in;
    totals.wait += customer.wait.count();
    observed_.samples[places_.segment_wait(segment)].add(customer.wait);
  }
  if (customer.ending != Ending::finished) return;
  const sim::Duration time = customer.left - customer.entered;
  ++totals.served;
  totals.on_time += customer.on_time;
  totals.time += time.count();
  totals.quality += customer.quality;
  totals.revenue += worth_[segment];
  observed_.samples[places_.segment_time(segment)].add(time);
}

// Those who were served inside the window (nearly all) together.
void Collector::customers_left(std::span<const models::CustomerLeft> customers) {
  while (!customers.empty()) {
    const std::size_t most = std::min(customers.size(), at_once);
    std::size_t count = 0;
    while (count < most && customers[count].ending == Ending::finished && is_inside(customers[count].left)) ++count;
    if (count > 0) {
      count_served_inside(customers.first(count));
    } else {
      Collector::customer_left(customers.front());
      count = 1;
    }
    customers = customers.subspan(count);
  }
}

// Each as customer_left does.
void Collector::count_served_inside(std::span<const models::CustomerLeft> customers) {
  const models::SegmentId segment = customers.front().segment;
  SegmentTotals& totals = observed_.totals.segments[segment.index];
  Sample& waits = observed_.samples[places_.segment_wait(segment.index)];
  Sample& times = observed_.samples[places_.segment_time(segment.index)];
  const double worth = worth_[segment.index];
  Nanoseconds sum_of_waits = 0;
  Nanoseconds sum_of_times = 0;
  std::uint64_t on_time = 0;
  double quality = totals.quality;
  double revenue = totals.revenue;
  std::array<sim::Duration, at_once> wait;
  std::array<sim::Duration, at_once> time;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const models::CustomerLeft& customer = customers[i];
    wait[i] = customer.wait;
    time[i] = customer.left - customer.entered;
    sum_of_waits += wait[i].count();
    sum_of_times += time[i].count();
    on_time += customer.on_time;
    quality += customer.quality;
    revenue += worth;
  }
  waits.add(std::span{wait}.first(customers.size()));
  times.add(std::span{time}.first(customers.size()));
  totals.inside -= static_cast<std::int64_t>(customers.size());
  totals.let_in += customers.size();
  totals.served += customers.size();
  totals.on_time += on_time;
  totals.wait += sum_of_waits;
  totals.time += sum_of_times;
  totals.quality = quality;
  totals.revenue = revenue;
  count_opinions(totals, customers);
}

// What they leave with. Of one segment, all inside the window.
void Collector::count_opinions(SegmentTotals& totals, std::span<const models::CustomerLeft> customers) {
  Judged& last = judged_[customers.front().segment.index];
  double satisfaction = totals.satisfaction;
  double perceived = totals.perceived;
  double expected = totals.expected;
  double would_return = totals.would_return;
  std::uint64_t complaints = 0;
  std::uint64_t delighted = 0;
  std::uint64_t let_down = 0;
  for (const models::CustomerLeft& customer : customers) {
    if (customer.satisfaction != last.points) last = judgement_of(customer);
    satisfaction += customer.satisfaction;
    perceived += customer.perceived;
    expected += customer.expected;
    would_return += last.would_return;
    complaints += last.complains;
    delighted += last.is_delighted;
    let_down += last.is_let_down;
  }
  totals.left += customers.size();
  totals.satisfaction = satisfaction;
  totals.perceived = perceived;
  totals.expected = expected;
  totals.would_return = would_return;
  totals.complaints += complaints;
  totals.delighted += delighted;
  totals.let_down += let_down;
}

}  // namespace servicechain::analysis
