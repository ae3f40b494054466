#include "analysis/verdicts/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/verdicts/verdict.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

std::string one(const std::string& unit) {
  if (unit == "min") return "minute";
  if (unit == "s") return "second";
  if (unit == "h") return "hour";
  return unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
}

std::string figure(double amount) { return number(amount, amount == std::round(amount) ? 0 : 2); }

}  // namespace

std::string said(const Money& money) { return fmt::format("{} {} {}", figure(money.amount), money.currency, money.per); }

std::string price_sentence(const Money& money, const Measure& measure, const Estimate& raw) {
  const bool is_sure = raw.range && improvement(measure, *raw.range).low > 0;
  if (!is_sure) {
    return fmt::format("It costs {}; no price for an improvement can be said, because none is sure.", said(money));
  }
  const Range gain = improvement(measure, *raw.range);
  const double mean = std::abs(*raw.mean);
  const Scale scale = scale_for(measure, gain.high, Saying::change);
  const std::string low = rounded(money.amount / (gain.high * scale.factor), 2);
  const std::string high = rounded(money.amount / (gain.low * scale.factor), 2);
  const std::string likely = low == high ? " (the same over its likely range)" : fmt::format(" (likely {} to {})", low, high);
  return fmt::format("{}: about {} {} {} for each {}{}.", said(money), rounded(money.amount / (mean * scale.factor), 2), money.currency,
                     money.per, one(scale.unit), likely);
}

std::optional<std::string> sales_sentence(const Money& money, const Estimate& revenue) {
  if (!revenue.mean || !revenue.range || (revenue.range->low <= 0 && revenue.range->high >= 0)) return std::nullopt;
  constexpr double weeks_a_year = 52;
  const int decimals = supported_decimals(*revenue.range);
  return fmt::format("Sales: {} {} a week ({}), about {} {} a year; it costs {}. Sales are not profit.",
                     signed_number(*revenue.mean, decimals), money.currency,
                     range_in_words(*revenue.range, decimals, Saying::change, "likely "),
                     rounded(*revenue.mean * weeks_a_year, 2), money.currency, said(money));
}

}  // namespace servicechain::analysis
