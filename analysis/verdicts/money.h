#pragma once

#include <optional>
#include <string>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"

namespace servicechain::analysis {

struct Money {
  double amount = 0;
  std::string currency;
  std::string per;  // "once", "per year"… as it is said
  [[nodiscard]] friend bool operator==(const Money&, const Money&) = default;
};

// "46,000 EUR per year", "15,000 EUR once".
[[nodiscard]] std::string said(const Money& money);

// "46,000 EUR per year: about 15,000 EUR per year for each point (likely 12,000 to 19,000)."; where the improvement
// is not sure, that there is no such price. `raw`: what-if minus base.
[[nodiscard]] std::string price_sentence(const Money& money, const Measure& measure, const Estimate& raw);

// "Sales: +1,410 EUR a week (likely +1,340 to +1,490), about 73,000 EUR a year; it costs 34,000 EUR per year. Sales are
// not profit." `revenue`: what-if minus base, money a week. nullopt: that sales change is not sure.
[[nodiscard]] std::optional<std::string> sales_sentence(const Money& money, const Estimate& revenue);

}  // namespace servicechain::analysis
