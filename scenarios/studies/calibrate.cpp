#include "scenarios/studies/calibrate.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "scenarios/studies/replications.h"
#include "scenarios/studies/warm_up.h"

namespace servicechain::scenarios {
namespace {

constexpr std::uint32_t pilots = analysis::trial_runs_for_usual;
constexpr std::uint32_t first_pilot = 1U << 31;  // replications count up from 0 and do not come here

// Pilots by number, each into its own place: which thread takes which changes nothing.
std::vector<models::Pilot> run_pilots(const Scenario& scenario, std::uint32_t seed, std::uint32_t threads_at_most) {
  const sim::Time from = sim::start_of_run + chosen_warm_up(scenario);
  const sim::Time until = from + scenario.time.length;
  std::vector<models::Pilot> done(pilots);
  std::atomic<std::uint32_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    for (std::uint32_t pilot = next++; pilot < pilots; pilot = next++) {
      try {
        const models::RunOptions options{until, seed, first_pilot + pilot, jobs_at_most};
        done[pilot] = models::run_pilot(scenario.chain, options, from);
      } catch (...) {
        const std::lock_guard lock{mutex};
        failure = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t t = 1; t < std::min(pilots, threads_at_most); ++t) threads.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
  return done;
}

template <class Wants>
bool any_chain(const Scenario& scenario, const Wants& wants) {
  return wants(scenario.chain) ||
         std::ranges::any_of(scenario.what_ifs, [&](const WhatIf& what_if) { return wants(what_if.chain); });
}

[[noreturn]] void refuse(const models::Baselines& usual) {
  throw CannotCalibrate{fmt::format(
      "in trial runs of the file as written, more work came to {} than could be done in the end, or nobody there was "
      "ever idle. So no load is usual, against which mood, fatigue, turnover or corner-cutting could be measured: "
      "give more people there, or less work, or leave these out of `behaviour`",
      fmt::join(usual.overloaded, ", "))};
}

}  // namespace

std::vector<analysis::UsualValue> rows_of(const models::Baselines& usual) {
  std::vector<analysis::UsualValue> rows;
  for (const auto& [name, one] : usual.departments) {
    const auto add = [&rows, of = "departments." + name](const char* what, const char* symbol, const char* unit,
                                                         double value) { rows.push_back({of, what, symbol, unit, value}); };
    if (one.lead_time_h > 0) add("lead-time", "D", "h", one.lead_time_h);
    if (one.usual_load.value_or(0) > 0) add("usual-load", "ρ*", "share", *one.usual_load);
    add("input", "u0", "share", one.input);
    if (one.satisfaction > 0) add("satisfaction", "S_ref", "points", one.satisfaction);
    add("experience", "ẽ0", "share", one.experience);
  }
  for (const auto& [name, one] : usual.segments) {
    rows.push_back({"customers." + name, "satisfaction", "S̄0", "points", one.satisfaction});
    if (one.customers > 0) rows.push_back({"customers." + name, "customers", "N0", "", one.customers});
    if (one.scale > 0) rows.push_back({"customers." + name, "word-of-mouth-scale", "scale of E14", "", one.scale});
  }
  return rows;
}

models::Baselines usual_of(const Scenario& scenario, std::uint32_t seed, std::uint32_t threads) {
  if (!any_chain(scenario, models::needs_baselines)) return {};
  models::Baselines usual = models::baselines_of(scenario.chain, run_pilots(scenario, seed, threads));
  if (!usual.overloaded.empty() && any_chain(scenario, models::needs_usual_load)) refuse(usual);
  return usual;
}

}  // namespace servicechain::scenarios
