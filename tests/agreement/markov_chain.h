#pragma once

#include <Eigen/Sparse>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "sim/contract.h"

// Direct numerical solution of small systems: every state and every move is written out, and the linear equations are
// solved. Nothing here knows the simulator.
namespace servicechain::tests {

// Rates between numbered states, rows "to", columns "from"; the columns add to 0.
using Generator = Eigen::SparseMatrix<double>;

// p with generator · p = 0 and sum 1. Requires: state 0 is visited again and again.
[[nodiscard]] Eigen::VectorXd rest_of(const Generator& generator);

struct Passage {
  Eigen::VectorXd end;       // probabilities after the time
  Eigen::VectorXd integral;  // of the probabilities over the time, h
};
// By uniformisation (Jensen 1953).
[[nodiscard]] Passage pass(const Generator& generator, const Eigen::VectorXd& start, double hours);

// All states that can be reached from a first one. `moves(state, to)` calls to(next, rate per h).
template <class State>
class MarkovChain {
 public:
  template <class Moves>
  MarkovChain(const State& first, Moves moves) {
    std::vector<Eigen::Triplet<double>> rates;
    static_cast<void>(place_of(first));
    for (std::size_t from = 0; from < states_.size(); ++from) {
      const State state = states_[from];
      moves(state, [&](const State& next, double rate_per_h) {
        if (rate_per_h <= 0 || next == state) return;
        rates.emplace_back(static_cast<int>(place_of(next)), static_cast<int>(from), rate_per_h);
        rates.emplace_back(static_cast<int>(from), static_cast<int>(from), -rate_per_h);
      });
      sim::require(states_.size() < 2'000'000, "the chain is small");
    }
    const auto size = static_cast<Eigen::Index>(states_.size());
    generator_.resize(size, size);
    generator_.setFromTriplets(rates.begin(), rates.end());
  }

  [[nodiscard]] const Generator& generator() const { return generator_; }
  [[nodiscard]] std::size_t size() const { return states_.size(); }
  [[nodiscard]] const State& operator[](std::size_t place) const { return states_[place]; }

  [[nodiscard]] Eigen::VectorXd rest() const { return rest_of(generator_); }
  [[nodiscard]] Eigen::VectorXd certainly(const State& state) const {
    Eigen::VectorXd p = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(size()));
    p[static_cast<Eigen::Index>(places_.at(state))] = 1;
    return p;
  }
  // Moves every probability to where `next(state)` says; for what happens at a set moment.
  template <class Next>
  [[nodiscard]] Eigen::VectorXd jump(const Eigen::VectorXd& p, Next next) const {
    Eigen::VectorXd moved = Eigen::VectorXd::Zero(p.size());
    for (std::size_t s = 0; s < size(); ++s) {
      moved[static_cast<Eigen::Index>(places_.at(next(states_[s])))] += p[static_cast<Eigen::Index>(s)];
    }
    return moved;
  }
  // Σ p(s) value(s)
  template <class Of>
  [[nodiscard]] double mean(const Eigen::VectorXd& p, Of value) const {
    double sum = 0;
    for (std::size_t s = 0; s < size(); ++s) sum += p[static_cast<Eigen::Index>(s)] * value(states_[s]);
    return sum;
  }

 private:
  std::size_t place_of(const State& state) {
    const auto [entry, is_new] = places_.try_emplace(state, states_.size());
    if (is_new) states_.push_back(state);
    return entry->second;
  }

  std::vector<State> states_;
  std::map<State, std::size_t> places_;
  Generator generator_;
};

}  // namespace servicechain::tests
