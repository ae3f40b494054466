#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"
#include "analysis/observe/pair.h"

// What happened over time, by hour of the week, wait by wait and trouble by trouble, over all replications.
namespace servicechain::analysis {

// A whole hour, day or week of the calendar.
struct Period {
  double from_h = 0;   // since the start of the run, warm-up included
  double to_h = 0;
  std::string begins;  // "2026-01-26", with hours "2026-01-26 09:00"
  [[nodiscard]] friend bool operator==(const Period&, const Period&) = default;
};

// Of the values that the replications showed: half of them lie within 50, nine of ten within 90.
struct Band {
  double median = 0;
  double low_50 = 0;
  double high_50 = 0;
  double low_90 = 0;
  double high_90 = 0;
  [[nodiscard]] friend bool operator==(const Band&, const Band&) = default;
};

// One measure, period by period. Names beyond those of the catalogue: `late` (1 - on-time), `wrong` (1 - quality), and
// `arrivals` in jobs or customers of the period. A value is total ÷ weight; for a share the weight is how many were
// counted, as a p chart needs it.
struct PeriodSeries {
  std::string what_if;
  Measure measure;
  std::vector<std::optional<Band>> bands;  // by period; nullopt: nothing was observed in any replication
  std::vector<Pair> typical;               // by period: of the typical replication
  std::vector<std::vector<Pair>> runs;     // [replication][period], of all customers together; else empty
  [[nodiscard]] friend bool operator==(const PeriodSeries&, const PeriodSeries&) = default;
};

// People of a team in an hour of the week, on average over the weeks.
struct StaffUse {
  std::string what_if;
  std::string of;              // "departments.store", "pools.night"
  std::uint32_t hour = 0;      // of the week, Monday 00:00 - 01:00 is 0
  Estimate busy;               // people at work
  Estimate held;               // people who wait for others
  Estimate idle;               // people on duty without work
  double off = 0;              // people of the busiest hour of the roster who are not on duty
  [[nodiscard]] friend bool operator==(const StaffUse&, const StaffUse&) = default;
};

struct WithinPoint {
  double within_h = 0;
  Estimate share;
  [[nodiscard]] friend bool operator==(const WithinPoint&, const WithinPoint&) = default;
};
// "80% within 10 minutes": of a wait or a time.
struct WaitCurve {
  std::string what_if;
  Measure measure;
  std::optional<double> promise_h;  // expected or promised; one of the points
  std::vector<WithinPoint> points;  // ascending
  [[nodiscard]] friend bool operator==(const WaitCurve&, const WaitCurve&) = default;
};

// One reason of trouble, for a Pareto chart.
struct Trouble {
  std::string what_if;
  std::string whose;   // "customers", "inside"
  std::string of;      // where it showed: "departments.store", "customers.shoppers"
  std::string reason;  // "refused", "gave-up", "late", "wrong", "sent-back"
  Estimate per_week;   // cases
  Estimate share;      // of all trouble of the same people and what-if
  [[nodiscard]] friend bool operator==(const Trouble&, const Trouble&) = default;
};

struct StudyHistory {
  std::string period;             // "hour", "day", "week", "4 weeks"; "" where nothing was kept
  std::uint32_t runs = 0;         // replications it stands on, each from its start to its end
  std::uint32_t typical_run = 0;  // from 1: the one whose satisfaction in the base is the middle one
  std::vector<Period> periods;
  std::vector<PeriodSeries> series;
  std::vector<StaffUse> staff;
  std::vector<WaitCurve> waits;
  std::vector<Trouble> troubles;
  [[nodiscard]] friend bool operator==(const StudyHistory&, const StudyHistory&) = default;
};

}  // namespace servicechain::analysis
