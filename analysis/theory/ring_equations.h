#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace servicechain::analysis::theory {

// An entry of a square, non-negative matrix M: so much of `to` for each of `from`.
struct Entry {
  std::uint32_t from;
  std::uint32_t to;
  double value;
};

// The non-negative y with y = x + Mᵀ y. Requires: x ≥ 0, M irreducible.
// Returns: nullopt when there is none, which is when the spectral radius of M is 1 or more.
//
// Decided without powers of M, which a periodic ring would let swing for ever: (I − M) z = 1 has a positive solution if
// and only if the spectral radius is below 1. Up to 1,500 lanes by dense LU, beyond by Gauss–Seidel sweeps, which for
// such a matrix converge under the same condition.
// Source: Berman & Plemmons, Nonnegative Matrices in the Mathematical Sciences (1979), ch. 6, theorem 2.3; Varga 1962.
[[nodiscard]] std::optional<std::vector<double>> solve_ring(const std::vector<Entry>& matrix,
                                                            const std::vector<double>& x);

}  // namespace servicechain::analysis::theory
