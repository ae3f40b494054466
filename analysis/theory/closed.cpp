#include "analysis/theory/closed.h"

#include <algorithm>

namespace servicechain::analysis::theory {
namespace {

// How many of each population there are, as one number: mixed radix, the first population fastest.
class Populations {
 public:
  explicit Populations(const std::vector<std::uint32_t>& members) : members_{members} {
    std::size_t step = 1;
    for (const std::uint32_t most : members) {
      steps_.push_back(step);
      step *= most + 1;
    }
    count_ = step;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t step(std::size_t population) const { return steps_[population]; }
  [[nodiscard]] std::size_t of(std::size_t place, std::size_t population) const {
    return place / steps_[population] % (members_[population] + 1);
  }

 private:
  const std::vector<std::uint32_t>& members_;
  std::vector<std::size_t> steps_;
  std::size_t count_ = 1;
};

// What is kept for one number of members and one station.
struct State {
  double inside = 0;           // of all populations
  std::vector<double> busy{};  // chance of 0, 1 … people − 1 jobs, where there are several people
};

class MeanValues {
 public:
  explicit MeanValues(const ClosedNetwork& network) : network_{network}, populations_{network.members} {
    const std::size_t stations = network.people.size();
    states_.assign(populations_.count(), std::vector<State>(stations));
    for (std::size_t i = 0; i < stations; ++i) {
      if (has_several(i)) states_[0][i].busy.assign(*network.people[i], 0.0);
      if (has_several(i)) states_[0][i].busy[0] = 1;
    }
  }

  ClosedFigures solve() {
    for (std::size_t place = 1; place < populations_.count(); ++place) step(place);
    return figures_;
  }

 private:
  [[nodiscard]] bool has_several(std::size_t station) const {
    return network_.people[station] && *network_.people[station] > 1;
  }

  // Time at a station a cycle, by what an arriving member finds there: the state with one member fewer.
  [[nodiscard]] double time_h(std::size_t population, std::size_t station, const State& found) const {
    const double demand = network_.demand[population][station];
    if (!network_.people[station]) return demand;
    double factor = 1 + found.inside;
    for (std::size_t j = 0; j + 1 < found.busy.size(); ++j) {
      factor += static_cast<double>(found.busy.size() - 1 - j) * found.busy[j];
    }
    return demand / *network_.people[station] * factor;
  }

  void step(std::size_t place) {
    const std::size_t classes = network_.members.size();
    const std::size_t stations = network_.people.size();
    figures_ = {std::vector<double>(classes), std::vector<std::vector<double>>(classes, std::vector<double>(stations))};
    for (std::size_t r = 0; r < classes; ++r) {
      const std::size_t members = populations_.of(place, r);
      if (members == 0) continue;
      const std::vector<State>& found = states_[place - populations_.step(r)];
      double cycle = network_.outside_h[r];
      for (std::size_t i = 0; i < stations; ++i) cycle += figures_.inside[r][i] = time_h(r, i, found[i]);
      figures_.cycles_per_h[r] = static_cast<double>(members) / cycle;
      for (double& each : figures_.inside[r]) each *= figures_.cycles_per_h[r];
    }
    for (std::size_t i = 0; i < stations; ++i) keep(place, i);
  }

  void keep(std::size_t place, std::size_t station) {
    State& state = states_[place][station];
    const std::size_t classes = network_.members.size();
    for (std::size_t r = 0; r < classes; ++r) state.inside += figures_.inside[r][station];
    if (!has_several(station)) return;
    const std::uint32_t people = *network_.people[station];
    state.busy.assign(people, 0.0);
    double work = 0;
    for (std::size_t r = 0; r < classes; ++r) {
      if (populations_.of(place, r) == 0) continue;
      const double brought = figures_.cycles_per_h[r] * network_.demand[r][station];
      work += brought;
      const State& found = states_[place - populations_.step(r)][station];
      for (std::size_t j = 1; j < people; ++j) state.busy[j] += brought * found.busy[j - 1] / static_cast<double>(j);
    }
    double not_idle = work;
    for (std::size_t j = 1; j < people; ++j) not_idle += static_cast<double>(people - j) * state.busy[j];
    state.busy[0] = std::max(0.0, 1 - not_idle / people);
  }

  const ClosedNetwork& network_;
  Populations populations_;
  std::vector<std::vector<State>> states_;
  ClosedFigures figures_;
};

}  // namespace

double states_of(const ClosedNetwork& network) {
  double states = static_cast<double>(network.people.size());
  for (const std::uint32_t members : network.members) states *= members + 1.0;
  return states;
}

ClosedFigures mean_values(const ClosedNetwork& network) { return MeanValues{network}.solve(); }

}  // namespace servicechain::analysis::theory
