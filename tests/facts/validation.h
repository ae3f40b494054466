#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study.h"
#include "scenarios/reading/read.h"

namespace servicechain::facts {

// A file of scenarios/validation, after `settings`.
[[nodiscard]] scenarios::Scenario validation(const std::string& name, const std::vector<scenarios::Setting>& settings = {});

// A scenario with all its what-ifs, run.
class Results {
 public:
  // `runs`: nullopt for as many as the file says.
  explicit Results(const scenarios::Scenario& scenario, std::optional<std::uint32_t> runs = std::nullopt);
  // Over all kinds and runs. Requires: something was observed.
  [[nodiscard]] double mean(const std::string& what_if, const std::string& of, const std::string& measure) const;
  // What the what-if's mean is above the base's.
  [[nodiscard]] double gain(const std::string& what_if, const std::string& of, const std::string& measure) const;
  // Of the base, by run.
  [[nodiscard]] std::vector<double> by_run(const std::string& of, const std::string& measure) const;

 private:
  analysis::Study study_;
};

}  // namespace servicechain::facts
