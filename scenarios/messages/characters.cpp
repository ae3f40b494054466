#include "scenarios/messages/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace servicechain::scenarios {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array wide = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE4F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

constexpr std::array without_width = {
    Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF},
};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& range) { return range.first <= code && code <= range.last; });
}

struct Twin {
  char32_t seen;
  std::string_view called;
  std::string_view wanted;
};
constexpr std::array twins = {
    Twin{0x00A0, "a non-breaking space", "an ordinary space"},
    Twin{0x2007, "a non-breaking space", "an ordinary space"},
    Twin{0x202F, "a non-breaking space", "an ordinary space"},
    Twin{0x2009, "a thin space", "an ordinary space"},
    Twin{0x3000, "a full-width space", "an ordinary space"},
    Twin{0x2018, "the curly quote ‘", "'"},
    Twin{0x2019, "the curly quote ’", "'"},
    Twin{0x201C, "the curly quote “", "\""},
    Twin{0x201D, "the curly quote ”", "\""},
    Twin{0x201E, "the curly quote „", "\""},
    Twin{0x2013, "the dash –", "the hyphen -"},
    Twin{0x2014, "the dash —", "the hyphen -"},
    Twin{0x2212, "the minus sign −", "the hyphen -"},
    Twin{0x00D7, "the sign ×", "the letter x"},
    Twin{0x3001, "the full-width 、", "a comma ,"},
};

// The full-width forms are ASCII moved up: U+FF01 is !, U+FF5E is ~.
constexpr char32_t first_full_width = 0xFF01;
constexpr char32_t last_full_width = 0xFF5E;

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {};
    code = (code << 6u) | (byte(i) & 0x3Fu);
  }
  const bool too_long = (length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10FFFF));
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return too_long || surrogate ? Character{} : Character{code, length};
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::size_t byte_of_character(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (at < text.size() && index > 0) {
    at += std::max<std::size_t>(first_character(text.substr(at)).bytes, 1);
    --index;
  }
  return at;
}

std::size_t display_width(char32_t code) {
  if (is_in(without_width, code)) return 0;
  return is_in(wide, code) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    width += display_width(character.code);
    text.remove_prefix(std::max<std::size_t>(character.bytes, 1));
  }
  return width;
}

std::string visible(std::string_view text) {
  constexpr char32_t non_breaking_space = 0xA0;
  std::string shown;
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::string_view letter = text.substr(0, std::max<std::size_t>(character.bytes, 1));
    const char32_t code = character.code;
    if (character.bytes == 0 || (code >= 0x7F && code < non_breaking_space)) {
      shown += "�";
    } else if (code == '\t') {
      shown += "→";
    } else if (code == non_breaking_space) {
      shown += "⍽";
    } else if (code < 0x20 && code != '\n') {
      constexpr int first_picture = 0x80;  // U+2400 and on: E2 90 80
      shown += fmt::format("\xE2\x90{}", static_cast<char>(first_picture + static_cast<int>(code)));
    } else {
      shown += letter;
    }
    text.remove_prefix(letter.size());
  }
  return shown;
}

std::optional<Lookalike> find_lookalike(std::string_view text) {
  for (std::size_t at = 0; !text.empty(); ++at) {
    const Character character = first_character(text);
    const std::size_t bytes = std::max<std::size_t>(character.bytes, 1);
    if (character.code >= first_full_width && character.code <= last_full_width) {
      const char plain = static_cast<char>(character.code - first_full_width + '!');
      return Lookalike{at, fmt::format("the full-width {}", text.substr(0, bytes)), std::string(1, plain)};
    }
    const auto* twin = std::find_if(twins.begin(), twins.end(),
                                    [&](const Twin& candidate) { return candidate.seen == character.code; });
    if (twin != twins.end()) return Lookalike{at, std::string{twin->called}, std::string{twin->wanted}};
    text.remove_prefix(bytes);
  }
  return std::nullopt;
}

}  // namespace servicechain::scenarios
