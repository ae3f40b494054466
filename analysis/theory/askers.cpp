#include <algorithm>
#include <cmath>

#include "analysis/theory/solution.h"
#include "models/kinds.h"

// People without limit who wait for answers: nobody waits for them, and nothing they do holds others up.
namespace servicechain::analysis::theory {
namespace {

struct Asked {
  const models::Need* need;
  double times;
  std::uint32_t lane;  // of the request
};

std::vector<Asked> asked_by(const models::ServiceChain& chain, const Solution& solution, const Station& station,
                            std::uint32_t lane, models::When when) {
  std::vector<Asked> all;
  for (const models::Need& need : station.department->needs) {
    const auto* per_job = std::get_if<models::PerJob>(&need.how_often);
    if (per_job == nullptr || need.when != when || need.waiting == models::Waiting::no) continue;
    const double times = per_job->times.of(solution.traffic.map.lanes[lane].kind);
    if (times <= 0) continue;
    const models::Lane request{need.supplier, models::kind_of(chain, station.id)};
    all.push_back({&need, times, models::find_lane(solution.traffic.map.lanes, request)->index});
  }
  return all;
}

// Requests to one person each, who have nothing else to do and work at exponential times of one mean.
bool is_fork(const Solution& solution, const std::vector<Asked>& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const Asked& one) {
    const Station& supplier = solution.stations[one.need->supplier.index];
    const Figures& figures = solution.figures[one.need->supplier.index];
    return one.times == 1 && supplier.people == 1u && supplier.streams.size() == 1 && supplier.is_exponential() &&
           supplier.department->order == models::Order::first_come && figures.basis.formula == "M/M/1" &&
           supplier.department->passes_to.of(solution.traffic.map.lanes[one.lane].kind).shares.empty() &&
           supplier.work.mean_h == solution.stations[asked.front().need->supplier.index].work.mean_h;
  });
}

// Mean of the longest of n answers. Source: Nelson & Tantawi 1988 (IEEE Transactions on Computers 37).
double longest_h(double load, double one_h, std::size_t count) {
  double harmonic = 0;
  for (std::size_t k = 1; k <= count; ++k) harmonic += 1.0 / static_cast<double>(k);
  const double of_two = (12 - load) / 8 * one_h;
  constexpr double harmonic_of_two = 1.5;
  return (harmonic / harmonic_of_two + 4.0 / 11 * (1 - harmonic / harmonic_of_two) * load) * of_two;
}

struct Waited {
  Basis basis;
  double time_h = 0;
};

Waited waited_for(const Solution& solution, const std::vector<Way>& ways, const models::Department& department,
                  const std::vector<Asked>& asked) {
  Waited waited{
      {Validity::exact, "people without limit who ask", "nobody waits for people without limit", "sum of means", {}},
      0};
  const bool sum =
      department.needs_order == models::NeedsOrder::one_by_one || (asked.size() == 1 && asked.front().times <= 1);
  if (sum || asked.empty()) {
    for (const Asked& one : asked) {
      if (one.need->waiting == models::Waiting::at_most)
        return {no_formula("it waits for an answer for so long and no longer"), 0};
      if (ways[one.lane].served < 1) return {no_formula("some of its requests are not answered"), 0};
      waited.basis = weaker(waited.basis, ways[one.lane].basis);
      waited.time_h += one.times * ways[one.lane].time_h;
    }
    return waited;
  }
  if (!std::holds_alternative<models::JoinAll>(department.needs_join) || !is_fork(solution, asked)) {
    return {no_formula("it waits for several answers at once"), 0};
  }
  const Station& supplier = solution.stations[asked.front().need->supplier.index];
  waited.time_h = longest_h(supplier.load(), ways[asked.front().lane].time_h, asked.size());
  waited.basis = {asked.size() == 2 ? Validity::exact : Validity::approximate,
                  "fork and join, Nelson & Tantawi",
                  "chance arrivals; one person with exponential work for each request, and nothing else to do",
                  "Nelson & Tantawi 1988",
                  {}};
  return waited;
}

Figures figures_of_asker(const models::ServiceChain& chain, const Solution& solution, const Station& station,
                         const std::vector<Way>& ways) {
  if (std::holds_alternative<models::JoinSome>(station.department->needs_join)) {
    return {.basis = no_formula("it waits for some answers out of several")};
  }
  Figures figures{.basis = {Validity::exact,
                            "people without limit who ask",
                            "nobody waits for people without limit",
                            "sum of means",
                            {}}};
  for (const Stream& stream : station.streams) {
    double time = stream.moments.mean_h;
    for (const models::When when : {models::When::before, models::When::after}) {
      const Waited waited =
          waited_for(solution, ways, *station.department, asked_by(chain, solution, station, stream.lane, when));
      figures.basis = weaker(figures.basis, waited.basis);
      if (!waited.basis.formula.starts_with("people") && waited.basis.validity != Validity::none)
        figures.basis = waited.basis;
      time += waited.time_h;
    }
    figures.wait_h.push_back(0);
    figures.time_h.push_back(time);
  }
  figures.waits = 0;
  if (figures.basis.validity == Validity::none) return {.basis = figures.basis};
  return figures;
}

}  // namespace

void solve_askers_without_limit(const models::ServiceChain& chain, Solution& solution) {
  for (bool changed = true; changed;) {
    changed = false;
    const std::vector<Way> ways = ways_of(chain, solution);
    for (std::size_t d = 0; d < solution.stations.size(); ++d) {
      const Station& station = solution.stations[d];
      const bool is_open = solution.figures[d].basis.validity == Validity::none && station.only_waits &&
                           !station.people && station.keeps_all() && !station.streams.empty();
      if (!is_open) continue;
      Figures figures = figures_of_asker(chain, solution, station, ways);
      changed = changed || figures.basis.validity != Validity::none;
      solution.figures[d] = std::move(figures);
    }
  }
}

}  // namespace servicechain::analysis::theory
