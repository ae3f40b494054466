#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/measures/measure.h"
#include "analysis/observe/totals.h"
#include "models/lanes.h"
#include "models/service_chain.h"

// Through which links what a department does wrong, or late, reaches those whose measure is asked about.
//
//   warehouse ──▶ store asks warehouse ──▶ store ──▶ shoppers
//             └─▶ purchasing asks warehouse ──▶ …
//
// A department's share of the gap is booked on the links by which it leaves that department, so that the shares by
// link add up to the same whole. analysis/README.md, "Through which links".
namespace servicechain::analysis {

// A way out of a department.
struct HarmLink {
  models::DepartmentId from;
  std::string of;  // departments.store.needs.warehouse, departments.store.passes-to.delivery, customers.shoppers
  std::string to;  // departments.store, departments.delivery, customers.shoppers; empty: by no single link
  [[nodiscard]] friend bool operator==(const HarmLink&, const HarmLink&) = default;
};

class HarmLinks {
 public:
  // Requires: a measure of the chain's catalogue. The chain must outlive this.
  HarmLinks(const models::ServiceChain& chain, const Measure& measure);

  // By department; the last of each is "by no single link".
  [[nodiscard]] const std::vector<HarmLink>& all() const { return links_; }

  // By link: its part of what its department's quality, or its people and hours, have to do with the gap. The parts of
  // a department add up to 1.
  [[nodiscard]] std::vector<double> of_quality() const;
  // From the waits of one run, by lane; of a department where nobody waited in it, from those of all runs together; where
  // nobody ever waited (its line is hidden behind another's), from the jobs that came.
  [[nodiscard]] std::vector<double> of_capacity(std::span<const LaneTotals> run,
                                                std::span<const LaneTotals> all_runs) const;

 private:
  // What jobs of a lane mean to the measure by themselves.
  struct Felt {
    double quality = 0;    // one job's
    double wait = 0;       // one hour's
    std::size_t link = 0;  // by which they leave the department, felt or not
  };
  void add_links_of(models::DepartmentId department);
  std::size_t place_of(HarmLink link);
  [[nodiscard]] HarmLink link_of(const models::Lane& lane) const;
  void ask_about(const Measure& measure);
  void ask_about(models::DepartmentId department);
  [[nodiscard]] std::vector<double> weights_by_quality() const;
  [[nodiscard]] std::vector<double> weights_by(std::span<const double> lost, std::span<const LaneTotals> lanes) const;
  [[nodiscard]] std::vector<double> passed_on(std::span<const LaneTotals> lanes) const;
  [[nodiscard]] double passed_on_by(const models::Lane& lane, std::span<const double> passed_on) const;
  [[nodiscard]] std::vector<double> parts_of(std::span<const std::vector<double>> weights_in_turn) const;

  const models::ServiceChain& chain_;  // -- constant
  std::vector<models::Lane> lanes_;    // -- constant
  std::vector<HarmLink> links_;        // -- constant
  std::vector<Felt> felt_;             // -- constant, by lane
  std::vector<double> by_quality_;     // -- constant, by link: weights
};

}  // namespace servicechain::analysis
