#include "analysis/store/packing.h"

#include <bit>

namespace servicechain::analysis {

void Packer::whole(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
  bytes_.push_back(static_cast<char>(value));
}

void Packer::real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>(bits >> shift));
}

std::uint64_t Unpacker::whole() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  refuse();
  return 0;
}

double Unpacker::real() {
  if (bytes_.size() < 8) {
    refuse();
    return 0;
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits |= std::uint64_t{static_cast<unsigned char>(bytes_[i])} << (8 * i);
  bytes_.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

std::size_t Unpacker::count() {
  const std::uint64_t value = whole();
  if (value <= bytes_.size()) return static_cast<std::size_t>(value);
  refuse();
  return 0;
}

}  // namespace servicechain::analysis
