#include "scenarios/studies/why_lines.h"

#include <algorithm>
#include <numeric>

#include "analysis/estimates/estimates.h"
#include "analysis/verdicts/gains.h"
#include "analysis/why/made_worse.h"

namespace servicechain::scenarios {
namespace {

// Of one department to one line, run by run: the sum over its switches.
std::vector<double> longer_by(const LinesOfWhy& of, std::uint32_t from, std::uint32_t at) {
  std::vector<double> by_run;
  for (std::size_t r = 0; r < of.plans.size(); ++r) {
    std::vector<double> in_line;
    for (const std::vector<double>& set : *of.lines[r]) in_line.push_back(set[at]);
    const std::vector<double> by_switch = analysis::shares(of.plans[r], in_line);
    double sum = 0;
    for (std::size_t s = 0; s < by_switch.size(); ++s) sum += of.departments[s] == from ? by_switch[s] : 0;
    by_run.push_back(sum);
  }
  return by_run;
}

// How easily luck alone would have made so much of it.
double chance_of_luck(const std::vector<double>& by_run) {
  const double mean = std::accumulate(by_run.begin(), by_run.end(), 0.0) / static_cast<double>(by_run.size());
  analysis::Spread spread{mean, by_run};
  for (double& value : spread.deviations) value -= mean;
  return analysis::chance_of_luck(spread);
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
    std::vector<std::vector<double>> lines;  // by department; many are looked at, so that some would seem longer by luck
    std::vector<double> chances;
    for (std::uint32_t at = 0; at < count; ++at) {
      lines.push_back(longer_by(of, from, at));
      chances.push_back(at == from ? 1 : chance_of_luck(lines.back()));
    }
    const std::vector<bool> is_real = analysis::real_by_holm(chances, of.confidence);
    for (std::uint32_t at = 0; at < count; ++at) {
      if (at == from || !is_real[at]) continue;
      analysis::Estimate more = analysis::estimate_of(lines[at], of.confidence);
      if (more.range && more.range->low > 0) crowds.push_back({name, of.chain[models::DepartmentId{at}].name, std::move(more)});
    }
  }
  std::ranges::stable_sort(crowds, std::greater{}, [](const analysis::WhyCrowd& crowd) { return *crowd.more.mean; });
  return crowds;
}

}  // namespace servicechain::scenarios
