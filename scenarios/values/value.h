#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace servicechain::scenarios {

// Why a written value is not what its place wants: what was read, what is wanted, one right example.
struct Fault {
  std::string code;     // "E201"
  std::string message;  // "12" has no unit
  std::string caret;    // is it 12 min, 12 h or 12 days?
  std::vector<std::string> suggestions = {};
  std::vector<std::string> notes = {};
  std::size_t from = 0;  // bytes of the text that are meant; equal: all of it
  std::size_t to = 0;
};

// What a text says, or why it says nothing that fits.
template <class T>
using Value = std::variant<T, Fault>;

template <class T>
[[nodiscard]] const T* good(const Value<T>& value) {
  return std::get_if<0>(&value);
}
template <class T>
[[nodiscard]] const Fault& fault(const Value<T>& value) {
  return std::get<1>(value);
}

// The text in quotes, shortened when long, for messages.
[[nodiscard]] std::string in_quotes(std::string_view text);

// A number as people would write it: 7.2, 0.05.
[[nodiscard]] std::string plain(double number);

[[nodiscard]] std::string_view trimmed(std::string_view text);

// "a, b, c and 7 more"
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most = 30);

}  // namespace servicechain::scenarios
