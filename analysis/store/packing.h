#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace servicechain::analysis {

// Numbers as bytes that are the same on every machine: small whole numbers take few (7 bits a byte, the lowest first),
// others eight, the lowest first.
class Packer {
 public:
  void whole(std::uint64_t value);
  void real(double value);  // all its bits
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;  // -- state
};

// The same bytes back. Bytes that do not fit give zeros, and is_sound() says so: for files that anybody may have cut.
class Unpacker {
 public:
  // The bytes must outlive this.
  explicit Unpacker(std::string_view bytes) : bytes_{bytes} {}
  [[nodiscard]] std::uint64_t whole();
  [[nodiscard]] double real();
  // A number of things that take at least a byte each: 0 and unsound when there cannot be so many.
  [[nodiscard]] std::size_t count();
  void refuse() { is_sound_ = false; }
  [[nodiscard]] bool is_sound() const { return is_sound_; }
  [[nodiscard]] bool is_at_end() const { return is_sound_ && bytes_.empty(); }

 private:
  std::string_view bytes_;  // -- state: still to come
  bool is_sound_ = true;    // -- state
};

}  // namespace servicechain::analysis
