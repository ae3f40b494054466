#pragma once

#include <string>
#include <vector>

#include "analysis/charts/over_time.h"

// Charts over time with the organisation's own numbers on them.
namespace servicechain::analysis::charts {

// Does the model look like us? The own points over the simulated bands, period for period.
// Requires: the request has own numbers.
[[nodiscard]] ChartOrNot own_fan_chart(const ChartRequest& request);

// The own numbers, and behind them periods of a simulated run with the what-if: the simulated change, up and down about
// it as much as one's own points do. The simulated run's own level and spread are the model's, and would be taken for the change.
struct OwnPath {
  std::vector<double> values;        // in the unit of the scale
  std::vector<std::size_t> places;   // of each value, in `begins`
  std::vector<std::string> begins;   // of all periods, those without a number too
  std::size_t own = 0;               // so many of the values are own
  std::size_t own_periods = 0;       // and so many of the periods
  std::string why_alone;             // why nothing simulated is behind them; "" where there is
};
[[nodiscard]] OwnPath own_path_of(const ChartRequest& request, const Followed& followed, double factor);

}  // namespace servicechain::analysis::charts
