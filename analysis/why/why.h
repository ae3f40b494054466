#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/measures/measure.h"
#include "analysis/theory/influence.h"
#include "analysis/verdicts/rests_on.h"
#include "analysis/why/as_if_perfect.h"
#include "analysis/words.h"

namespace servicechain::analysis {

// What a department has to do with the gap, in the measure's own unit. Shares of all departments add up to the gap, in
// every run and so on average.
struct WhyShare {
  std::string department;
  Estimate all;
  Estimate quality;
  Estimate capacity;
  Estimate right_in_time{};  // of what it gives others today: share right and in time (deliveries.h); nothing where it gives nothing
};

// The same by the links through which it leaves a department. Those of all links add up to the gap, too; those of a
// department to its share.
struct WhyLink {
  std::string from;  // a department
  std::string of;    // departments.store.needs.warehouse, departments.store.passes-to.delivery, customers.shoppers
  std::string to;    // departments.store, customers.shoppers; empty: by no single link
  Estimate all;
  Estimate quality;
  Estimate capacity;
  Estimate right_in_time{};  // of its answers today; nothing where it is no need
};

// What one point (of 100) more of a department's work being right first time does to something else.
struct Influence {
  std::string department;  // whose work
  Measure on;              // a department's quality, or the measure asked about, of customers
  Estimate per_point;      // in the unit of `on`
};

// How many more jobs wait somewhere, on average, for a department being put right; of those whose share is surely worse.
struct WhyCrowd {
  std::string from;
  std::string at;
  Estimate more;
};

// The answer of `why`.
struct Why {
  std::string scenario;
  std::string source_line;
  Measure measure;
  double confidence = 0.95;
  std::uint32_t replications = 0;
  std::uint64_t runs = 0;             // simulated in all
  bool is_exact = true;               // all orders of departments; else a sample of them
  bool was_stopped = false;           // nothing is known, then
  Estimate base;
  Estimate perfect;                   // every department perfect
  Estimate gap;                       // perfect minus base
  std::vector<WhyShare> shares;       // the largest first
  std::vector<WhyLink> links;         // the largest first
  std::vector<std::string> departments;  // in the order of the formula's columns
  theory::Influence formula;          // V of E8
  RestsOn rests_on;
  std::vector<Influence> influences;  // by department, then in the order of the measures
  std::vector<WhyCrowd> crowds;       // the largest first
  double matters = 0;                 // from this share on a department matters: the smallest difference that does
};

// From one value for each run.
[[nodiscard]] Estimate estimate_of(const std::vector<double>& by_run, double confidence);

// Whether 0 lies outside its range.
[[nodiscard]] bool is_distinguishable(const Estimate& estimate);

// Whose quality, or capacity, holds customers back most: largest share that is surely not 0, towards the gap.
// nullopt: nobody's.
[[nodiscard]] std::optional<std::string> constraint(const Why& why, Cause cause);

// What the formula says of a department's weight in the quality of whoever is asked about. nullopt: it says nothing.
[[nodiscard]] std::optional<double> weight_by_formula(const Why& why, std::string_view department);

[[nodiscard]] std::string why_text(const Why& why, Vocabulary vocabulary);

// {"format": "servicechain-why/1", …}
[[nodiscard]] std::string json_of(const Why& why);

}  // namespace servicechain::analysis
