#pragma once

#include <optional>
#include <vector>

#include "analysis/observe/totals.h"
#include "models/coming_hours.h"
#include "models/lanes.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// How lucky one replication was, in numbers whose mean is exactly 0 whatever the chain does.
struct KnownLuck {
  double arrivals = 0;       // customers who came in the window, beyond those expected
  std::vector<double> work;  // by department: hours drawn for the works begun in the window, beyond those expected
};

// What can be expected of a chain without simulating it.
//
// Customers: a Poisson stream's count less the integral of its rate. Other arrivals have no part in it.
// Work: a length is drawn as the work begins, whatever went before, so the excess over the expected lengths is a sum of
// fair bets (a martingale), however many works the window holds. Not so where the order looks at the length
// (shortest-job), where a preempted job starts again with the same length (restart), and where behaviour changes
// lengths or has work done again: that work is left out.
class ExpectedLuck {
 public:
  ExpectedLuck() = default;
  ExpectedLuck(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes);
  [[nodiscard]] KnownLuck of(const Totals& totals) const;
  [[nodiscard]] std::size_t departments() const { return departments_; }

 private:
  struct Work {
    std::size_t lane;
    std::size_t department;
    double mean_h;
  };
  std::size_t departments_ = 0;                   // -- constant
  std::vector<std::vector<models::Flow>> flows_;  // -- constant, by segment
  std::vector<Work> works_;                       // -- constant: the lanes whose work is known
};

}  // namespace servicechain::analysis
