#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/random.h"

namespace servicechain::sim {

// How many 64-bit numbers a processor works on at once.
enum class DrawWidth : std::uint8_t {
  one,    // any processor
  four,   // AVX2
  eight,  // AVX-512
};
// Ascending; `one` is always there.
[[nodiscard]] std::vector<DrawWidth> draw_widths_here();

// The draws of many, made ahead: the same bits as Luck and log give one at a time, on every processor, for a fraction
// of the time.
class BlockDraws {
 public:
  // The widest there is here.
  BlockDraws();
  // Requires: one of draw_widths_here().
  explicit BlockDraws(DrawWidth width) : width_{width} {}

  // identity(parent, first), identity(parent, first + 1) …
  void identities(Identity parent, std::uint64_t first, std::span<Identity> children) const;

  // Who draws, what for and the how-manieth time: `first_visit` for the first of them, `step` more for each that
  // follows.
  struct Draws {
    std::span<const Identity> who;
    Purpose what_for;
    std::uint32_t first_visit;
    std::uint32_t step;
  };
  // Luck::pair of each. Requires: room for as many.
  void pairs(const Luck& luck, const Draws& draws, std::span<double> first, std::span<double> second) const;

  // Each uniform u becomes −ln(1 − u): what an exponential law draws, in units of its mean.
  void to_exponentials(std::span<double> uniforms) const;

 private:
  DrawWidth width_;  // -- constant
};

}  // namespace servicechain::sim
