#include "scenarios/studies/why_lines.h"

#include <algorithm>

#include "analysis/why/made_worse.h"

namespace servicechain::scenarios {
namespace {

// Of one department to one line, run by run: the sum over its switches.
analysis::Estimate longer_by(const LinesOfWhy& of, std::uint32_t from, std::uint32_t at) {
  std::vector<double> by_run;
  for (std::size_t r = 0; r < of.plans.size(); ++r) {
    std::vector<double> in_line;
    for (const std::vector<double>& set : *of.lines[r]) in_line.push_back(set[at]);
    const std::vector<double> by_switch = analysis::shares(of.plans[r], in_line);
    double sum = 0;
    for (std::size_t s = 0; s < by_switch.size(); ++s) sum += of.departments[s] == from ? by_switch[s] : 0;
    by_run.push_back(sum);
  }
  return analysis::estimate_of(by_run, of.confidence);
}

}  // namespace

std::vector<analysis::WhyCrowd> crowds_of(const LinesOfWhy& of, const analysis::Why& why) {
  std::vector<analysis::WhyCrowd> crowds;
  const auto count = static_cast<std::uint32_t>(of.chain.departments.size());
  if (count > most_departments_with_lines) return crowds;
  for (std::uint32_t from = 0; from < count; ++from) {
    const std::string& name = of.chain[models::DepartmentId{from}].name;
    const auto share = std::ranges::find(why.shares, name, &analysis::WhyShare::department);
    if (!analysis::is_surely_worse(why.measure, share->all)) continue;
    for (std::uint32_t at = 0; at < count; ++at) {
      if (at == from) continue;
      analysis::Estimate more = longer_by(of, from, at);
      if (more.range && more.range->low > 0) crowds.push_back({name, of.chain[models::DepartmentId{at}].name, std::move(more)});
    }
  }
  std::ranges::stable_sort(crowds, std::greater{}, [](const analysis::WhyCrowd& crowd) { return *crowd.more.mean; });
  return crowds;
}

}  // namespace servicechain::scenarios
