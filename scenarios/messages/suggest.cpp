#include "scenarios/messages/suggest.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/characters.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t longest_name = 64;  // characters; beyond, nobody mistypes one letter

// Small for capital, and a hyphen for what people write instead.
char32_t plain_letter(char32_t code) {
  if (code >= 'A' && code <= 'Z') return code + ('a' - 'A');
  return code == '_' || code == ' ' ? U'-' : code;
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  while (!text.empty() && letters.size() < longest_name) {
    const Character character = first_character(text);
    letters.push_back(plain_letter(character.code));
    text.remove_prefix(std::max<std::size_t>(character.bytes, 1));
  }
  return letters;
}

std::size_t steps_between(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> two_above(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
    std::swap(two_above, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::size_t letters_apart(std::string_view a, std::string_view b) {
  return steps_between(letters_of(a), letters_of(b));
}

std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& known) {
  constexpr std::size_t most = 5;
  const std::u32string letters = letters_of(written);
  const std::size_t limit = std::max<std::size_t>(1, letters.size() / 3);
  std::size_t least = limit;
  std::vector<std::string> names;
  for (const std::string& name : known) {
    const std::u32string other = letters_of(name);
    const std::size_t longer = std::max(other.size(), letters.size());
    if (longer - std::min(other.size(), letters.size()) > least) continue;
    const std::size_t apart = steps_between(letters, other);
    if (apart > least || apart >= longer) continue;
    if (apart < least) names.clear();
    least = apart;
    if (names.size() < most) names.push_back(name);
  }
  return names;
}

std::string did_you_mean(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string text = fmt::format("did you mean \"{}\"", names.front());
  for (std::size_t i = 1; i < names.size(); ++i) text += fmt::format(" or \"{}\"", names[i]);
  return text + "?";
}

}  // namespace servicechain::scenarios
