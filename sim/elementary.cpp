#include "sim/elementary.h"

#include <limits>

namespace servicechain::sim {
namespace elementary {
namespace {

// The unevaluated sum of two doubles, about 106 bits. Source: Dekker, Numerische Mathematik 18, 1971.
struct Twofold {
  double high;
  double low;
};

constexpr Twofold sum_of(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

// Requires: |a| ≥ |b|, or a = 0.
constexpr Twofold sum_of_ordered(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

constexpr double upper_half(double a) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(a) & 0xfffffffff8000000);
}

constexpr Twofold product_of(double a, double b) {
  const double product = a * b;
  const double a_high = upper_half(a);
  const double b_high = upper_half(b);
  const double a_low = a - a_high;
  const double b_low = b - b_high;
  return {product, ((a_high * b_high - product) + (a_high * b_low + a_low * b_high)) + a_low * b_low};
}

constexpr Twofold operator+(Twofold a, Twofold b) {
  const Twofold sum = sum_of(a.high, b.high);
  return sum_of_ordered(sum.high, sum.low + (a.low + b.low));
}

constexpr Twofold operator*(Twofold a, Twofold b) {
  const Twofold product = product_of(a.high, b.high);
  return sum_of_ordered(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Twofold operator/(Twofold a, Twofold b) {
  const double first = a.high / b.high;
  const Twofold rest = a + Twofold{-first, 0} * b;
  const double second = rest.high / b.high;
  const Twofold rest_of_rest = rest + Twofold{-second, 0} * b;
  const Twofold quotient = sum_of_ordered(first, second);
  return sum_of_ordered(quotient.high, quotient.low + rest_of_rest.high / b.high);
}

// ln x = 2 artanh((x − 1)/(x + 1)) for x in [0.7, 1.42]: each term 1/30 of the one before.
constexpr Twofold exact_log(double x) {
  const Twofold t = Twofold{x - 1.0, 0} / sum_of(x, 1.0);
  const Twofold t2 = t * t;
  Twofold sum{0, 0};
  for (int odd = 45; odd >= 1; odd -= 2) sum = sum * t2 + Twofold{1, 0} / Twofold{static_cast<double>(odd), 0};
  return Twofold{2, 0} * (t * sum);
}

// ln 2 in parts of 33 and 53 bits.
constexpr Twofold ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

constexpr Twofold exact_exp(Twofold x) {
  Twofold sum{1, 0};
  for (int n = 28; n >= 1; --n) sum = Twofold{1, 0} + sum * (x / Twofold{static_cast<double>(n), 0});
  return sum;
}

constexpr double rounded_to(double x, double unit) {
  const double steps = x / unit;
  return unit * static_cast<double>(static_cast<std::int64_t>(steps + (steps < 0 ? -0.5 : 0.5)));
}

constexpr LogRow log_row(std::uint64_t number) {
  const std::uint64_t start = bits_of_first_row + (number << row_shift);
  const auto middle = std::bit_cast<double>(start + (std::uint64_t{1} << (row_shift - 1)));
  const double inverse = rounded_to(1.0 / middle, 0x1p-20);
  const Twofold value = exact_log(inverse);
  const double high = rounded_to(-value.high, 0x1p-40);
  return {inverse, high, (-value.high - high) - value.low};
}

constexpr ExpRow exp_row(int number) {
  const Twofold value = exact_exp(ln2 * Twofold{number / 128.0, 0});
  return {value.high, value.low / value.high};
}

constexpr std::array<LogRow, 128> make_log_rows() {
  std::array<LogRow, 128> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = log_row(i);
  return rows;
}

constexpr std::array<ExpRow, 128> make_exp_rows() {
  std::array<ExpRow, 128> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = exp_row(static_cast<int>(i));
  return rows;
}

// ln x to about 66 bits, for power.
Twofold wide_log(double x) {
  const Reduced reduced = reduce(x);
  const Twofold r = sum_of(reduced.high, reduced.low);
  const double r_high = upper_half(r.high);
  const double square_high = -0.5 * (r_high * r_high);  // exact
  const double square_low = -0.5 * ((r.high - r_high) * (r_high + r.high)) + r.low * (1.0 - r.high);
  const double cubic =
      1.0 / 3 + r.high * (-0.25 + r.high * (0.2 + r.high * (-1.0 / 6 + r.high * (1.0 / 7 - r.high * 0.125))));
  const double low = reduced.exponent * ln2_low + reduced.row.low;
  const Twofold first = sum_of_ordered(reduced.exponent * ln2_high + reduced.row.high, r.high);
  const Twofold second = sum_of_ordered(first.high, square_high);
  const double rest = (low + first.low) + (second.low + (square_low + r.high * r.high * r.high * cubic));
  return sum_of_ordered(second.high, rest);
}

// 2^n as a double. Requires: −1022 ≤ n ≤ 1023.
double two_to(std::int64_t n) { return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52); }

}  // namespace

constinit const std::array<LogRow, 128> log_rows = make_log_rows();
constinit const std::array<ExpRow, 128> exp_rows = make_exp_rows();

double exp_at_the_edges(double x, double tail) {
  if (x > 710.0) return std::numeric_limits<double>::infinity();
  if (x < -746.0) return 0.0;
  // Half of the doublings are left out of x and made up for at the end; only the last product can round.
  const std::int64_t doublings = x < 0 ? -600 : 600;
  const auto n = static_cast<double>(doublings);
  const double moved = x - n * ln2_high;  // exact: both are multiples of 2^-44 or coarser near 700
  return exp(moved, tail - n * ln2_low) * two_to(doublings);
}

}  // namespace elementary

double power(double x, double exponent) {
  const elementary::Twofold ln = elementary::wide_log(x);
  const elementary::Twofold product = elementary::product_of(ln.high, exponent);
  return elementary::exp(product.high, product.low + ln.low * exponent);
}

double log_gamma(double x) {
  double product = 1.0;
  while (x < 10.0) {
    product *= x;
    x += 1.0;
  }
  const double w = 1.0 / (x * x);
  const double series =
      (1.0 / 12 + w * (-1.0 / 360 + w * (1.0 / 1260 + w * (-1.0 / 1680 + w * (1.0 / 1188 + w * (-691.0 / 360360)))))) /
      x;
  constexpr double half_ln_two_pi = 0.91893853320467274178;
  return ((x - 0.5) * log(x) - x) + (half_ln_two_pi + (series - log(product)));
}

double exp_less_tangent(double x) {
  if (x > 0.25 || x < -0.25) return exp(x) - 1.0 - x;
  double sum = 0.0;
  for (int n = 14; n >= 3; --n) sum = (1.0 + sum) * x / n;
  return 0.5 * x * x * (1.0 + sum);
}

}  // namespace servicechain::sim
