#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/history/own_history.h"
#include "analysis/history/when_noticed.h"
#include "analysis/study.h"

// Of each what-if, when a chart of one's own would show it.
namespace servicechain::analysis {

struct OwnNotice {
  std::string what_if;
  RuleSet rules;
  Estimate change;                  // of one's own measure, in its unit
  std::vector<NoticePoint> points;  // over about a year
};
// In the order of the study's answers, all four rules before limits alone; those whose change is not known are left out.
[[nodiscard]] std::vector<OwnNotice> own_notices(const Study& study, const OwnHistory& own);

// By how much a what-if changes a measure that is kept over time. Late and wrong are what on-time and quality leave.
[[nodiscard]] std::optional<Estimate> change_of(const Study& study, const std::string& what_if, const Measure& measure);

// How many periods ahead charts look.
[[nodiscard]] std::size_t horizon_of(Every every);

}  // namespace servicechain::analysis
