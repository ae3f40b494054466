#include "tests/bench/rates.h"

#include <fmt/format.h>

#include <algorithm>

namespace servicechain::bench {

std::optional<double> Rates::median(const std::string& name) const {
  const auto found = per_s_.find(name);
  if (found == per_s_.end()) return std::nullopt;
  std::vector<double> ordered = found->second;
  std::ranges::sort(ordered);
  const std::size_t half = ordered.size() / 2;
  return ordered.size() % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
}

std::optional<double> Rates::ratio(const std::string& above, const std::string& below) const {
  const std::optional<double> a = median(above);
  const std::optional<double> b = median(below);
  return a && b ? std::optional{*a / *b} : std::nullopt;
}

void RateReporter::keep(const Run& run) {
  const std::string& name = run.run_name.function_name;
  rates_.add(name, run.counters.at("items_per_second"));
  rates_.add(name + "/cores", run.cpu_accumulated_time / run.real_accumulated_time);
}

// Called twice for each benchmark: with its repetitions, then with their mean and spread, which nobody asked for.
void RateReporter::ReportRuns(const std::vector<Run>& runs) {
  if (runs.empty() || runs.front().run_type != Run::RT_Iteration) return;
  const std::string& name = runs.front().run_name.function_name;
  const auto failed = std::ranges::find_if(runs, [](const Run& run) { return run.error_occurred; });
  if (failed != runs.end()) {
    fmt::print(stderr, "{}: {}\n", name, failed->error_message);
    return;
  }
  for (const Run& run : runs) keep(run);
  fmt::print(stderr, "measured {}\n", name);
}

}  // namespace servicechain::bench
