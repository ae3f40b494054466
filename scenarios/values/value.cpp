#include "scenarios/values/value.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/characters.h"

namespace servicechain::scenarios {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  if (count_characters(text) <= most) return fmt::format("\"{}\"", text);
  return fmt::format("\"{}…\"", text.substr(0, byte_of_character(text, most)));
}

std::string plain(double number) { return fmt::format("{:.12g}", number); }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t start = text.find_first_not_of(blank);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blank) - start + 1);
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  const auto shown = static_cast<std::ptrdiff_t>(std::min(most, names.size()));
  std::string text = fmt::format("{}", fmt::join(names.begin(), names.begin() + shown, ", "));
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

}  // namespace servicechain::scenarios
