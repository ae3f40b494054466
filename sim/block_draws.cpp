#include "sim/block_draws.h"

#include <cstddef>

#include "sim/elementary.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Each loop is written once and compiled for each width of registers; the compiler turns it into what they can do at
// once (this file is compiled with -O3). All arithmetic is exact or in a written order, so the bits are the same.
namespace servicechain::sim {
namespace {

using Key = std::array<std::uint32_t, 2>;
using Draws = BlockDraws::Draws;

[[gnu::always_inline]] inline void identities_loop(Identity parent, std::uint64_t first, std::span<Identity> children) {
  for (std::size_t i = 0; i < children.size(); ++i) children[i] = identity(parent, first + i);
}

[[gnu::always_inline]] inline void to_exponentials_loop(std::span<double> uniforms) {
  for (double& u : uniforms) u = -log(1 - u);
}

// Philox4x32-10 from draw `from` on, its four 32-bit words each in the lower half of a 64-bit one.
[[gnu::always_inline]] inline void pairs_loop(Key key, const Draws& draws, std::size_t from, double* __restrict first,
                                              double* __restrict second) {
  constexpr std::uint64_t lower = 0xffffffff;
  const Identity* who = draws.who.data();
  const std::size_t count = draws.who.size();
  const std::uint32_t first_visit = draws.first_visit;
  const std::uint32_t step = draws.step;
  const Purpose what_for = draws.what_for;
  for (std::size_t i = from; i < count; ++i) {
    std::uint64_t c0 = who[i] & lower;
    std::uint64_t c1 = who[i] >> 32;
    std::uint64_t c2 = what_for;
    std::uint64_t c3 = (first_visit + step * static_cast<std::uint64_t>(i)) & lower;
    auto [k0, k1] = key;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      const std::uint64_t a = 0xd2511f53 * c0;
      const std::uint64_t b = 0xcd9e8d57 * c2;
      c0 = (b >> 32) ^ c1 ^ k0;
      c1 = b & lower;
      c2 = (a >> 32) ^ c3 ^ k1;
      c3 = a & lower;
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    first[i] = uniform_of(c1 << 32 | c0);
    second[i] = uniform_of(c3 << 32 | c2);
  }
}

void pairs_by_one(Key key, const Draws& draws, double* first, double* second) {
  for (std::size_t i = 0; i < draws.who.size(); ++i) {
    const Luck luck{key[0], key[1]};
    const auto visit = static_cast<std::uint32_t>(draws.first_visit + draws.step * i);
    const UniformPair pair = luck.pair(draws.who[i], draws.what_for, visit);
    first[i] = pair.first;
    second[i] = pair.second;
  }
}

#if defined(__x86_64__)

[[gnu::target("avx512f,avx512dq,avx512vl")]] void identities_by_eight(Identity parent, std::uint64_t first,
                                                                      std::span<Identity> children) {
  identities_loop(parent, first, children);
}

[[gnu::target("avx512f,avx512dq,avx512vl")]] void pairs_by_eight(Key key, const Draws& draws, double* first,
                                                                 double* second) {
  pairs_loop(key, draws, 0, first, second);
}

[[gnu::target("avx512f,avx512dq,avx512vl")]] void to_exponentials_by_eight(std::span<double> uniforms) {
  to_exponentials_loop(uniforms);
}

[[gnu::target("avx2")]] void to_exponentials_by_four(std::span<double> uniforms) { to_exponentials_loop(uniforms); }

// As pairs_loop, two registers at a time. By hand: AVX2 multiplies 32 by 32 bits only, and the compiler does not see
// that no more is asked. Upper halves are left as they fall where the product of the lower ones is all that follows.
[[gnu::target("avx2")]] void pairs_by_four(Key key, const Draws& draws, double* first, double* second) {
  struct Words {
    __m256i c0, c1, c2, c3;
  };
  const __m256i lower = _mm256_set1_epi64x(0xffffffff);
  const __m256i to_three = _mm256_set_epi64x(3, 2, 1, 0);
  const __m256i times_a = _mm256_set1_epi64x(0xd2511f53);
  const __m256i times_b = _mm256_set1_epi64x(0xcd9e8d57);
  std::size_t i = 0;
  for (; i + 8 <= draws.who.size(); i += 8) {
    Words words[2];
    for (std::size_t half = 0; half < 2; ++half) {
      const std::size_t at = i + 4 * half;
      const __m256i who = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(draws.who.data() + at));
      const auto visit = static_cast<std::uint32_t>(draws.first_visit + draws.step * at);
      words[half] = {
          who, _mm256_srli_epi64(who, 32), _mm256_set1_epi64x(draws.what_for),
          _mm256_add_epi64(_mm256_set1_epi64x(visit), _mm256_mul_epu32(_mm256_set1_epi64x(draws.step), to_three))};
    }
    auto [k0, k1] = key;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      for (Words& w : words) {
        const __m256i a = _mm256_mul_epu32(w.c0, times_a);
        const __m256i b = _mm256_mul_epu32(w.c2, times_b);
        w.c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(b, 32), w.c1), _mm256_set1_epi64x(k0));
        w.c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(a, 32), w.c3), _mm256_set1_epi64x(k1));
        w.c1 = b;
        w.c3 = a;
      }
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    // As uniform_of.
    const __m256i exponent = _mm256_set1_epi64x(0x3ff0000000000000);
    const __m256d less = _mm256_set1_pd(0x1.fffffffffffffp-1);
    for (std::size_t half = 0; half < 2; ++half) {
      const Words& w = words[half];
      const __m256i bits = _mm256_or_si256(_mm256_slli_epi64(w.c1, 32), _mm256_and_si256(w.c0, lower));
      const __m256i more = _mm256_or_si256(_mm256_slli_epi64(w.c3, 32), _mm256_and_si256(w.c2, lower));
      const __m256d u = _mm256_castsi256_pd(_mm256_or_si256(exponent, _mm256_srli_epi64(bits, 12)));
      const __m256d v = _mm256_castsi256_pd(_mm256_or_si256(exponent, _mm256_srli_epi64(more, 12)));
      _mm256_storeu_pd(first + i + 4 * half, _mm256_sub_pd(u, less));
      _mm256_storeu_pd(second + i + 4 * half, _mm256_sub_pd(v, less));
    }
  }
  pairs_loop(key, draws, i, first, second);
}

#endif

}  // namespace

std::vector<DrawWidth> draw_widths_here() {
  std::vector<DrawWidth> widths{DrawWidth::one};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) widths.push_back(DrawWidth::four);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    widths.push_back(DrawWidth::eight);
  }
#endif
  return widths;
}

BlockDraws::BlockDraws() {
  static const DrawWidth widest = draw_widths_here().back();
  width_ = widest;
}

void BlockDraws::identities(Identity parent, std::uint64_t first, std::span<Identity> children) const {
#if defined(__x86_64__)
  if (width_ == DrawWidth::eight) return identities_by_eight(parent, first, children);
#endif
  identities_loop(parent, first, children);
}

void BlockDraws::pairs(const Luck& luck, const Draws& draws, std::span<double> first, std::span<double> second) const {
#if defined(__x86_64__)
  if (width_ == DrawWidth::eight) return pairs_by_eight(luck.key(), draws, first.data(), second.data());
  if (width_ == DrawWidth::four) return pairs_by_four(luck.key(), draws, first.data(), second.data());
#endif
  pairs_by_one(luck.key(), draws, first.data(), second.data());
}

void BlockDraws::to_exponentials(std::span<double> uniforms) const {
#if defined(__x86_64__)
  if (width_ == DrawWidth::eight) return to_exponentials_by_eight(uniforms);
  if (width_ == DrawWidth::four) return to_exponentials_by_four(uniforms);
#endif
  to_exponentials_loop(uniforms);
}

}  // namespace servicechain::sim
