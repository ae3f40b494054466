#include "analysis/markup.h"

#include <cstdint>

namespace servicechain::analysis {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Character {
  char32_t code;
  std::size_t length;  // bytes
};

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

// Requires: text not empty. Broken UTF-8: the replacement character, one byte long.
Character first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = length_by_lead(byte(0));
  if (length == 0 || length > text.size()) return {replacement, 1};
  if (length == 1) return {byte(0), 1};
  char32_t code = byte(0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {replacement, 1};
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool overlong = code < least[length];
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return overlong || surrogate || code > 0x10FFFF ? Character{replacement, 1} : Character{code, length};
}

// Control characters are not allowed in XML 1.0; the marks that override direction could disguise what stands beside.
bool is_fit_for_print(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return true;
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
  if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)) return false;
  return (code & 0xFFFE) != 0xFFFE;
}

double width_of(char32_t code) {
  if (code >= 0x1100) return code >= 0x2000 && code < 0x2E80 ? 0.75 : 1.0;
  if (code >= 0x80) return 0.62;
  constexpr std::string_view narrow = "ijl|!.,:;'()[]ftrI/ ";
  constexpr std::string_view wide = "mwMW@%&";
  const char letter = static_cast<char>(code);
  if (narrow.find(letter) != std::string_view::npos) return 0.36;
  if (wide.find(letter) != std::string_view::npos) return 0.92;
  return code >= 'A' && code <= 'Z' ? 0.72 : 0.57;
}

template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const Character character = first_of(text);
    visit(character.code, text.substr(0, character.length));
    text.remove_prefix(character.length);
  }
}

}  // namespace

std::string fit_for_print(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_character(text, [&](char32_t code, std::string_view bytes) {
    if (code == replacement || !is_fit_for_print(code))
      result += "\xEF\xBF\xBD";
    else
      result += bytes;
  });
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : fit_for_print(text)) {
    switch (letter) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result += letter;
    }
  }
  return result;
}

std::string shortened(std::string_view text, std::size_t most_characters) {
  std::size_t characters = 0;
  std::size_t kept_bytes = 0;
  for_each_character(text, [&](char32_t, std::string_view bytes) {
    ++characters;
    if (characters < most_characters) kept_bytes += bytes.size();
  });
  if (characters <= most_characters) return std::string{text};
  return std::string{text.substr(0, kept_bytes)} + "…";
}

double width_em(std::string_view text) {
  double width = 0;
  for_each_character(text, [&](char32_t code, std::string_view) { width += width_of(code); });
  return width;
}

}  // namespace servicechain::analysis
