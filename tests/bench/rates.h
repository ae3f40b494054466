#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace servicechain::bench {

// What was measured, per second, in each repetition.
class Rates {
 public:
  void add(const std::string& name, double per_s) { per_s_[name].push_back(per_s); }
  // nullopt: not measured.
  [[nodiscard]] std::optional<double> median(const std::string& name) const;
  // Medians divided. nullopt: one of them was not measured.
  [[nodiscard]] std::optional<double> ratio(const std::string& above, const std::string& below) const;

 private:
  std::map<std::string, std::vector<double>> per_s_;  // -- state
};

// Keeps the items per second of every repetition, and under NAME/cores how many cores it had; a line to stderr for
// each benchmark that is done or was left out.
class RateReporter final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;
  [[nodiscard]] const Rates& rates() const { return rates_; }

 private:
  void keep(const Run& run);

  Rates rates_;  // -- state
};

}  // namespace servicechain::bench
