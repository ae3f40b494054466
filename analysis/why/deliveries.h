#pragma once

#include <atomic>
#include <span>
#include <vector>

#include "analysis/observe/collector.h"
#include "analysis/observe/pair.h"

// Of what a department gives to those it serves: how much is right and in time?
//
//   an answer to another department    its quality if it comes within the promise of the need (without one: always), else 0
//   a customer's stay                  its quality if the customer stood in line there no longer than they expect to wait
//                                      in all (without `expects: wait`: always), else 0
//   refused, or given up in line       0; who is sent elsewhere (divert) is not counted
//
// The quality of a job is the share of it that is right, so that the mean is the share of all deliveries that are right
// and in time: the "perfect orders" of supply chains, counted case by case and not as a product of two shares.
// Source: Supply Chain Council, SCOR (perfect order fulfilment).
namespace servicechain::analysis {

struct Deliveries {
  std::vector<Pair> by_department;
  std::vector<Pair> by_link;  // as LinkNumbers counts them; of answers only
};

// Counts them besides what every Collector counts. Chain and lanes must outlive it.
class DeliveryCollector final : public Collector {
 public:
  DeliveryCollector(const models::ServiceChain& chain, std::span<const models::Lane> lanes, Window window,
                    const std::atomic<bool>* stop_asked);

  void plain_visits(std::span<const models::PlainVisit> visits) override;
  void visit_ended(const models::VisitEnded& visit) override;
  void request_answered(const models::RequestAnswered& answer) override;

  [[nodiscard]] const Deliveries& deliveries() const { return deliveries_; }

 private:
  // Of a lane. nullptr: its jobs are answers or routine, not a customer's stay.
  [[nodiscard]] const models::Segment* customer_of(models::LaneId lane) const;
  void count_stay(models::LaneId lane, sim::Duration wait, double quality);

  const models::ServiceChain& chain_;    // -- constant
  std::span<const models::Lane> lanes_;  // -- constant
  Window window_;                        // -- constant
  LinkNumbers link_numbers_;             // -- constant
  Deliveries deliveries_;                // -- state
};

}  // namespace servicechain::analysis
