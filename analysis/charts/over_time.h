#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/charts/study_charts.h"
#include "analysis/history/spc.h"

// What charts over time share.
namespace servicechain::analysis::charts {

// nullptr: no such series.
[[nodiscard]] const PeriodSeries* series_in(const Study& study, std::string_view what_if, const Measure& measure);
[[nodiscard]] const PeriodSeries* series_in(const Study& study, std::string_view what_if, std::string_view of,
                                            std::string_view name);

// Why there is no chart over time.
[[nodiscard]] NoChart no_history();

// Why there is no control chart of what goes by the calendar.
[[nodiscard]] NoChart by_the_calendar(const StudyHistory& history);

// What the organisation's own numbers are of; else the decided measure, or satisfaction where that is not kept over time.
struct Followed {
  Measure measure;
  const PeriodSeries* today;
  const WhatIfAnswer* what_if;  // nullptr: of today alone
  const PeriodSeries* then;     // with it; nullptr: not kept
};
[[nodiscard]] std::variant<Followed, NoChart> followed(const ChartRequest& request);

// What a chart is of, in a title: "satisfaction" of all customers, "complaints", "wait of store".
[[nodiscard]] std::string subject_of(const Measure& measure);

// "2026-01-26" as "26 Jan", in another year than the first too; with hours "26 Jan 09:00"; else as it is.
[[nodiscard]] std::string begins_in_words(const Period& period);

// For each point the sign of what the first rule sees that sees anything there: "good", "bad"; "open" where none does. So a
// point beyond a limit keeps its sign, though many that fall after it begin with it.
[[nodiscard]] std::vector<std::string> signs_of(const std::vector<Signal>& signals, std::size_t points, Better better);

[[nodiscard]] std::string_view words_for(SpcRule rule);

// total ÷ weight; nullopt: nothing was counted.
[[nodiscard]] std::optional<double> value_of(const Pair& pair);

}  // namespace servicechain::analysis::charts
