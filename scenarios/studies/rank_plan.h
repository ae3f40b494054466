#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/ranking/ranking.h"
#include "scenarios/scenario.h"
#include "scenarios/studies/bundle_search.h"

namespace servicechain::scenarios {

enum class Bundling { singly, every_bundle };

// What is asked of a ranking.
struct RankWish {
  std::vector<std::string> what_ifs;                  // names, all known; empty: all
  Bundling bundling = Bundling::singly;               // a budget asks for bundles by itself
  std::optional<std::string> budget;                  // "60000", "60000 EUR", "5000 EUR per month"
  double once_over_years = 3;                         // what is paid once is spread over so many years
  std::optional<std::uint32_t> seed;                  // nullopt: as decided in the file
  std::optional<std::uint32_t> replications;          // of each at most; nullopt: as decided in the file
  std::optional<std::chrono::duration<double>> time;  // no further runs of the ranking begin after it
};

inline constexpr std::size_t most_ranked = 50;    // what-ifs or bundles
inline constexpr std::size_t most_screened = 20;  // bundles that are left of more than that

struct RankPlan {
  std::vector<std::size_t> what_ifs;         // places in the scenario's list
  std::vector<std::optional<double>> costs;  // of each of them, a year
  std::string currency;                      // "": none of them costs anything
  std::optional<double> budget;              // a year
  double once_over_years;
  BundleQuestion question;                     // over `what_ifs`
  std::vector<Bundle> bundles;                 // to be ranked, of places in `what_ifs`; none: to be screened first
  std::optional<analysis::BundleCount> count;  // nullopt: singly
  std::vector<analysis::Clash> clashes;
  std::vector<std::string> remarks;  // what was left out, and why
  std::uint32_t seed;
  std::uint32_t first_stage;  // replications of each
  std::uint32_t at_most;
  std::optional<std::chrono::duration<double>> time;
};

// The plan, or everything that stands in its way, in words.
// Requires: every name is one of the scenario's.
[[nodiscard]] std::variant<RankPlan, std::vector<std::string>> plan_ranking(const Scenario& scenario,
                                                                            const RankWish& wish);

// "Ranking 3 and as today: 30 runs of each, up to 200 …": said before it begins.
[[nodiscard]] std::string said(const RankPlan& plan);

}  // namespace servicechain::scenarios
