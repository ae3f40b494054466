#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace servicechain::sim {

// Logarithm, exponential and power that give the same bits on every machine: only + - * and bit operations in a
// written order. The C library's own pick other instructions on other processors, and their last bits differ.
// Error at most about 1 unit in the last place. Requires (unchecked): x positive and normal for log and power.
// Method: a table of 128 rows and a short series (Tang, "Table-driven implementation of the logarithm function in
// IEEE floating-point arithmetic", ACM TOMS 16(4), 1990, and of the exponential, TOMS 15(2), 1989); own tables,
// computed while compiling.
[[nodiscard]] double log(double x);
[[nodiscard]] double exp(double x);
[[nodiscard]] double power(double x, double exponent);

// ln Γ(x), error about 1e-14, relative above 1. Requires: x > 0.
// Source: Stirling's series, Abramowitz & Stegun 6.1.41, from 10 upward.
[[nodiscard]] double log_gamma(double x);

// e^x − 1 − x without cancellation near 0.
[[nodiscard]] double exp_less_tangent(double x);

namespace elementary {

// Around one of 128 points c of [0.705, 1.41): 1/c to 20 binary places, and −ln of that in two parts.
struct LogRow {
  double inverse;
  double high;  // a multiple of 2^-40
  double low;
};
// 2^(i/128) = value·(1 + rest).
struct ExpRow {
  double value;
  double rest;
};
extern const std::array<LogRow, 128> log_rows;
extern const std::array<ExpRow, 128> exp_rows;

// ln 2 and (ln 2)/128 in two parts: the first so short that its products with an exponent are exact.
inline constexpr double ln2_high = 0x1.62e42fefap-1;
inline constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
inline constexpr double ln2_128th_high = 0x1.62e42fefap-8;
inline constexpr double ln2_128th_low = 0x1.cf79abc9e3b3ap-47;
inline constexpr double per_ln2_128th = 0x1.71547652b82fep+7;

// The row that holds 1 reaches from 1 − 2^-9 to 1 + 2^-8; 75 rows lie below it, 52 above.
inline constexpr std::uint64_t bits_of_one = 0x3ff0000000000000;
inline constexpr int row_shift = 45;
inline constexpr std::uint64_t bits_of_first_row =
    bits_of_one - (std::uint64_t{1} << (row_shift - 1)) - (std::uint64_t{75} << row_shift);

// x = 2^exponent · z, z·inverse = 1 + exact_high + exact_low, both exact: 21 bits times 21, and 32 times 21.
struct Reduced {
  double exponent;
  const LogRow& row;
  double high;
  double low;
};

[[nodiscard]] inline Reduced reduce(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t above = bits - bits_of_first_row;
  const LogRow& row = log_rows[(above >> row_shift) & 127];
  const std::uint64_t z_bits = bits - (above & 0xfff0000000000000);
  const auto z = std::bit_cast<double>(z_bits);
  const auto z_high = std::bit_cast<double>(z_bits & 0xffffffff00000000);
  // The exponent, from −1022 to 1023, becomes the last digits of a number near 2^52: exact, and without a conversion
  // that some processors do one at a time.
  const std::uint64_t exponent = (above + (std::uint64_t{1024} << 52)) >> 52;
  return {std::bit_cast<double>(0x4330000000000000 | exponent) - (0x1p52 + 1024.0), row, z_high * row.inverse - 1.0,
          (z - z_high) * row.inverse};
}

// e^(x + tail) for any x, however large.
[[nodiscard]] double exp_at_the_edges(double x, double tail);

// e^(x + tail), |tail| tiny beside |x|.
[[nodiscard]] inline double exp(double x, double tail) {
  if (!(x < 700.0 && x > -700.0)) [[unlikely]]
    return exp_at_the_edges(x, tail);
  constexpr double to_nearest = 0x1.8p52;  // adding it leaves the nearest whole number in the last bits
  const double shifted = x * per_ln2_128th + to_nearest;
  const auto steps = std::bit_cast<std::int64_t>(shifted);
  const double n = shifted - to_nearest;
  const double r = ((x - n * ln2_128th_high) - n * ln2_128th_low) + tail;
  const double r2 = r * r;
  const double series = r + r2 * ((0.5 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
  const ExpRow& row = exp_rows[static_cast<std::uint64_t>(steps) & 127];
  const std::uint64_t doublings = static_cast<std::uint64_t>(steps >> 7) << 52;
  const auto scale = std::bit_cast<double>(std::bit_cast<std::uint64_t>(row.value) + doublings);
  return scale + scale * (row.rest + series);
}

}  // namespace elementary

inline double exp(double x) { return elementary::exp(x, 0.0); }

inline double log(double x) {
  const elementary::Reduced reduced = elementary::reduce(x);
  const double r = reduced.high + reduced.low;
  const double r2 = r * r;
  const double series = (-0.5 + r * (1.0 / 3)) + r2 * ((-0.25 + r * 0.2) + r2 * (-1.0 / 6 + r * (1.0 / 7)));
  const double high = reduced.exponent * elementary::ln2_high + reduced.row.high;
  const double low = reduced.exponent * elementary::ln2_low + reduced.row.low;
  return high + (r + (low + r2 * series));
}

}  // namespace servicechain::sim
