#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace servicechain::sim {

// Random numbers with names, not positions. A draw is a pure function of
//   (seed, replication, identity, purpose, visit)
// so that adding a department, a segment or a what-if never changes another's luck, and any thread may take any
// replication. Identity: who (a customer, a request, a person); purpose: what for, by name ("store/work");
// visit: the how-manieth time.
// Source: Philox4x32-10, Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
using Identity = std::uint64_t;
using Purpose = std::uint32_t;

struct UniformPair {
  double first;   // in (0, 1): an odd multiple of 2^-53, so never 0 nor 1, and 1 − first is exact
  double second;  // independent of the first
};

[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                                                   std::array<std::uint32_t, 2> key) {
  auto [c0, c1, c2, c3] = counter;
  auto [k0, k1] = key;
#pragma GCC unroll 10  // left to itself the compiler keeps the loop, at 2 ns more
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xd2511f53} * c0;
    const std::uint64_t b = std::uint64_t{0xcd9e8d57} * c2;
    c0 = static_cast<std::uint32_t>(b >> 32) ^ c1 ^ k0;
    c1 = static_cast<std::uint32_t>(b);
    c2 = static_cast<std::uint32_t>(a >> 32) ^ c3 ^ k1;
    c3 = static_cast<std::uint32_t>(a);
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  return {c0, c1, c2, c3};
}

// Of 64 random bits, to the middle of one of 2^52 equal parts of (0, 1).
[[nodiscard]] constexpr double uniform_of(std::uint64_t bits) {
  const double from_one_to_two = std::bit_cast<double>(0x3ff0000000000000 | (bits >> 12));
  return from_one_to_two - 0x1.fffffffffffffp-1;
}

// The luck of one replication.
class Luck {
 public:
  Luck(std::uint32_t seed, std::uint32_t replication) : key_{seed, replication} {}

  [[nodiscard]] UniformPair pair(Identity who, Purpose what_for, std::uint32_t visit) const {
    const auto bits =
        philox4x32_10({static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(who >> 32), what_for, visit}, key_);
    return {uniform_of(std::uint64_t{bits[1]} << 32 | bits[0]), uniform_of(std::uint64_t{bits[3]} << 32 | bits[2])};
  }
  [[nodiscard]] double uniform(Identity who, Purpose what_for, std::uint32_t visit) const {
    return pair(who, what_for, visit).first;
  }
  // Seed and replication.
  [[nodiscard]] std::array<std::uint32_t, 2> key() const { return key_; }

 private:
  std::array<std::uint32_t, 2> key_;  // -- constant
};

// 32-bit FNV-1a of a name such as "store/work".
[[nodiscard]] constexpr Purpose purpose(std::string_view name) {
  std::uint32_t hash = 0x811c9dc5;
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193;
  return hash;
}

// 64-bit identities: of a name (FNV-1a), and of a child (a request of a job, the n-th customer of a stream).
[[nodiscard]] constexpr Identity identity(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x00000100000001b3;
  return hash;
}

// Children of one parent never share an identity. Children of different parents do by accident only: among ten
// million, with chance 3 in a million. Source of the mixing: Steele, Lea & Flood, "Fast splittable pseudorandom
// number generators", OOPSLA'14 (variant 13 of Stafford).
[[nodiscard]] constexpr Identity identity(Identity parent, std::uint64_t ordinal) {
  constexpr auto mixed = [](std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  };
  return mixed(mixed(parent + 0x9e3779b97f4a7c15) + (ordinal + 1) * 0x9e3779b97f4a7c15);
}

}  // namespace servicechain::sim
