#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/random.h"

namespace servicechain::properties {

// Throws for a random scenario. The same seed gives the same throws everywhere.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : luck_{seed, 0} {}

  // In (0, 1).
  [[nodiscard]] double share() { return luck_.uniform(0, sim::purpose("dice"), thrown_++); }
  // 0 … count − 1. Requires: count > 0.
  [[nodiscard]] std::uint32_t below(std::size_t count) {
    return static_cast<std::uint32_t>(share() * static_cast<double>(count));
  }
  [[nodiscard]] int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
  }
  [[nodiscard]] bool happens(double chance) { return share() < chance; }

  template <class T>
  [[nodiscard]] const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  [[nodiscard]] std::string one_of(std::initializer_list<std::string_view> choices) {
    return std::string{choices.begin()[below(choices.size())]};
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[below(left)]);
  }

 private:
  sim::Luck luck_;
  std::uint32_t thrown_ = 0;
};

}  // namespace servicechain::properties
