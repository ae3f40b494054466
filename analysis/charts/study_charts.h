#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/charts/chart.h"
#include "analysis/study.h"
#include "models/service_chain.h"

// The charts that a run folder has the data for. A further one is a file here that makes its Chart of a Study, a file in
// kit/ that draws it, and a line in study_charts.cpp.
namespace servicechain::analysis::charts {

struct ChartRequest {
  const Study& study;
  const models::ServiceChain& chain;  // the base
  std::string what_if;  // for charts of one what-if; empty: the one that does best
  const OwnHistory* own = nullptr;  // for charts over time: the organisation's own numbers; nullptr: none
};

struct StudyChart {
  std::string_view name;
  std::string_view says;  // what it shows, for a list
  ChartOrNot (*of)(const ChartRequest& request);
  enum class Own { nothing, one } own = Own::nothing;  // whether the organisation's own numbers are laid beside
};
[[nodiscard]] std::span<const StudyChart> study_charts();
// nullptr: there is none of that name.
[[nodiscard]] const StudyChart* find_study_chart(std::string_view name);
// Whether it shows one what-if: a picture of another is another picture.
[[nodiscard]] bool is_of_one_what_if(const StudyChart& chart);

// With its name and where its numbers come from.
[[nodiscard]] ChartOrNot chart_of(const StudyChart& chart, const ChartRequest& request);
// Once; beside own numbers of several measures once for each, those after the first with an id of their own:
// "fan-wait". Requires: the request names no own numbers; they are those of the study.
[[nodiscard]] std::vector<ChartOrNot> charts_of(const StudyChart& chart, const ChartRequest& request);

[[nodiscard]] ChartOrNot what_ifs_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot runs_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot who_gains_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot promises_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot expected_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot sides_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot radar_chart(const ChartRequest& request);  // the same rows
[[nodiscard]] ChartOrNot warm_up_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot precision_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot fan_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot xmr_chart_of(const ChartRequest& request);
[[nodiscard]] ChartOrNot when_noticed_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot shares_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot troubles_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot staff_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot waits_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot mood_chart(const ChartRequest& request);
[[nodiscard]] ChartOrNot kpis_chart(const ChartRequest& request);

// The what-if that is asked for, or the one that does best. nullptr: there is no such what-if, or none at all.
[[nodiscard]] const WhatIfAnswer* what_if_in(const ChartRequest& request);
// Why not.
[[nodiscard]] NoChart no_what_if(const ChartRequest& request);

}  // namespace servicechain::analysis::charts
