#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/store/table_file.h"
#include "models/service_chain.h"
#include "sim/time.h"

namespace servicechain::scenarios {

// 48 EUR per visit, 46000 EUR per year, 15000 EUR once.
struct Cost {
  double amount = 0;
  std::string currency;
  enum class Per { once, year, week, month, hour, visit } per = Per::once;
  [[nodiscard]] friend bool operator==(const Cost&, const Cost&) = default;
};

// One change in words and as written, for the before/after list.
struct Change {
  std::string path;    // departments.it-desk.staff
  std::string change;  // +1
  std::string before;  // 2
  std::string after;   // 3
  [[nodiscard]] friend bool operator==(const Change&, const Change&) = default;
};

struct WhatIf {
  std::string name;
  std::string says;
  std::vector<Change> changes;
  std::optional<Cost> cost;
  models::ServiceChain chain;  // with the changes made
};

// decide
struct Decision {
  std::string of = "customers";             // a path, as in JSON's `of`
  std::string measure = "satisfaction";
  std::optional<double> smallest_difference;  // nullopt: 2 points, else 5% of the base
  double confidence = 0.95;
  std::uint32_t at_least = 30;              // replications
  std::uint32_t at_most = 30;               // equal to at_least: exactly that many
  std::optional<double> precision;          // relative half-width
  std::uint32_t seed = 1;
  [[nodiscard]] friend bool operator==(const Decision&, const Decision&) = default;
};

// time. start_date is "2026-01-05" with an optional time of day.
struct TimePlan {
  std::string start = "2026-01-05";
  std::optional<sim::Duration> warm_up;  // nullopt: auto
  sim::Duration length{};
  [[nodiscard]] friend bool operator==(const TimePlan&, const TimePlan&) = default;
};

// How sure a written value is: {value: …, source: guess}.
struct Provenance {
  std::string path;
  std::string source;  // measured / estimated / guess
  std::string note;
};

// A scenario file, read and checked.
struct Scenario {
  std::string file;          // as given; "-" for standard input
  std::string text;          // as read
  std::string name;
  std::string about;
  std::string language = "en";
  TimePlan time;
  models::ServiceChain chain;  // the base, `--set` included
  std::vector<WhatIf> what_ifs;  // in the order of the file
  Decision decide;
  std::vector<Provenance> provenances;
  std::vector<Change> sets;  // what --set changed
  std::vector<std::string> tables;  // files it reads, each with a fingerprint: "arrivals.csv fnv1a64:…"
  std::vector<analysis::TableFile> table_files;  // the same, as they were; none where they are too large to be kept
  bool has_calendars = false;  // some hours are not `always`: warm-ups are whole weeks
};

}  // namespace servicechain::scenarios
