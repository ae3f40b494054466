#include "analysis/theory/qna.h"

#include <algorithm>
#include <cmath>

#include "analysis/theory/erlang.h"

namespace servicechain::analysis::theory {
namespace {

struct Branch {
  std::uint32_t from;
  std::uint32_t to;
  double rate;      // per h
  double per_done;  // of each job done at `from`
};

// Flows between departments, all kinds together.
std::vector<Branch> branches_of(const Traffic& traffic, const std::vector<Station>& stations) {
  std::vector<Branch> branches;
  for (const Flow& flow : traffic.map.flows) {
    const std::uint32_t from = traffic.map.lanes[flow.from].department.index;
    const double rate = flow.jobs * (traffic.jobs[flow.from] + traffic.returning[flow.from]) / 168;
    if (rate <= 0 || stations[from].rate <= 0) continue;
    branches.push_back({from, traffic.map.lanes[flow.to].department.index, rate, rate / stations[from].rate});
  }
  return branches;
}

double departure_cv(const Station& station, double arriving) {
  if (!station.people || *station.people == 0) return 1;
  const double load = std::min(1.0, station.load() / *station.people);
  const double working = std::max(station.work.squared_cv(), 0.2);
  return 1 + (1 - load * load) * (arriving - 1) + load * load / std::sqrt(*station.people) * (working - 1);
}

// A share of a stream is closer to chance; several requests at once are further from it.
double split_cv(double departing, double per_done) {
  return per_done <= 1 ? per_done * departing + 1 - per_done : per_done * departing;
}

}  // namespace

std::vector<double> arrival_cvs(const Traffic& traffic, const std::vector<Station>& stations,
                                const std::vector<OutsideStream>& outside) {
  const std::vector<Branch> branches = branches_of(traffic, stations);
  std::vector<double> arriving(stations.size(), 1.0);
  constexpr int most_rounds = 2000;
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<double> sum(stations.size());
    std::vector<double> squares(stations.size());
    const auto add = [&](std::uint32_t to, double rate, double squared_cv) {
      const double share = stations[to].rate > 0 ? rate / stations[to].rate : 0;
      sum[to] += share * squared_cv;
      squares[to] += share * share;
    };
    for (const OutsideStream& stream : outside) add(stream.department, stream.rate, stream.squared_cv);
    for (const Branch& branch : branches) {
      add(branch.to, branch.rate,
          split_cv(departure_cv(stations[branch.from], arriving[branch.from]), branch.per_done));
    }
    double change = 0;
    for (std::size_t d = 0; d < stations.size(); ++d) {
      if (squares[d] <= 0) continue;
      const double load =
          stations[d].people && *stations[d].people > 0 ? std::min(1.0, stations[d].load() / *stations[d].people) : 0;
      const double weight = 1 / (1 + 4 * (1 - load) * (1 - load) * (1 / squares[d] - 1));
      const double next = weight * sum[d] + 1 - weight;
      change = std::max(change, std::abs(next - arriving[d]));
      arriving[d] = next;
    }
    if (change < 1e-12) break;
  }
  return arriving;
}

double wait_by_spread(const Station& station, double arriving) {
  const std::uint32_t people = *station.people;
  const double working = station.work.squared_cv();
  const double spread = (arriving + working) / 2;
  if (people > 1) return spread * mmc(station.rate, station.work.mean_h, people).wait_h;
  const double load = station.load();
  double correction = 1;
  if (arriving < 1 && spread > 0) {
    correction = std::exp(-2 * (1 - load) / (3 * load) * (1 - arriving) * (1 - arriving) / (arriving + working));
  }
  return station.work.mean_h * load / (1 - load) * spread * correction;
}

}  // namespace servicechain::analysis::theory
