#include "analysis/why/deliveries.h"

#include "models/kinds.h"

namespace servicechain::analysis {
namespace {

bool is_observed(const Window& window, sim::Time time) { return time >= window.from && time < window.to; }

void add(Pair& pair, double right_in_time) {
  pair.total += right_in_time;
  pair.weight += 1;
}

}  // namespace

DeliveryCollector::DeliveryCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window,
                                     const std::atomic<bool>* stop_asked)
    : Collector{chain, lanes, window, stop_asked}, chain_{chain}, lanes_{lanes}, window_{window}, link_numbers_{chain} {
  deliveries_.by_department.resize(chain.departments.size());
  deliveries_.by_link.resize(link_numbers_.count());
}

const models::Segment* DeliveryCollector::customer_of(models::LaneId lane) const {
  const auto segment = models::segment_of(chain_, lanes_[lane.index].kind);
  return segment ? &chain_[*segment] : nullptr;
}

void DeliveryCollector::count_stay(models::LaneId lane, sim::Duration wait, double quality) {
  const models::Segment* customer = customer_of(lane);
  if (customer == nullptr) return;
  const bool is_in_time = !customer->expects.wait || wait <= *customer->expects.wait;
  add(deliveries_.by_department[lanes_[lane.index].department.index], is_in_time ? quality : 0);
}

void DeliveryCollector::plain_visits(std::span<const models::PlainVisit> visits) {
  for (const models::PlainVisit& visit : visits) {
    if (is_observed(window_, visit.ended)) count_stay(visit.lane, visit.started - visit.arrived, visit.quality);
  }
  Collector::plain_visits(visits);
}

void DeliveryCollector::visit_ended(const models::VisitEnded& visit) {
  using models::Ending;
  if (is_observed(window_, visit.ended)) {
    switch (visit.ending) {
      case Ending::finished: count_stay(visit.lane, visit.wait, visit.quality); break;
      case Ending::gave_up:
      case Ending::refused:
      case Ending::balked: count_stay(visit.lane, visit.wait, 0); break;
      case Ending::diverted:
      case Ending::sent_back: break;
    }
  }
  Collector::visit_ended(visit);
}

void DeliveryCollector::request_answered(const models::RequestAnswered& answer) {
  if (is_observed(window_, answer.answered)) {
    const double right_in_time = !answer.was_refused && answer.on_time ? answer.quality : 0;
    add(deliveries_.by_link[link_numbers_.of(answer.asker, answer.need)], right_in_time);
    const models::DepartmentId supplier = chain_[answer.asker].needs[answer.need.index].supplier;
    add(deliveries_.by_department[supplier.index], right_in_time);
  }
  Collector::request_answered(answer);
}

}  // namespace servicechain::analysis
