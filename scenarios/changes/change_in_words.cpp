#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/changes/change.h"
#include "scenarios/reading/scan.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

struct Word {
  std::string_view word;
  std::string_view means;
};
constexpr std::array numbers = {Word{"one", "1"},   Word{"two", "2"}, Word{"three", "3"}, Word{"four", "4"},
                                Word{"five", "5"},  Word{"a", "1"},   Word{"an", "1"}};
constexpr std::array signs = {Word{"more", "+"},  Word{"extra", "+"}, Word{"additional", "+"}, Word{"longer", "+"},
                              Word{"fewer", "-"}, Word{"less", "-"},  Word{"shorter", "-"}};
constexpr std::array factors = {Word{"double", "x2"}, Word{"twice", "x2"}, Word{"triple", "x3"}, Word{"half", "x0.5"}};

template <std::size_t Count>
std::string_view meaning(const std::array<Word, Count>& words, std::string_view word) {
  const auto* place = std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.word == word; });
  return place == words.end() ? std::string_view{} : place->means;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

Fault instead(std::string_view text, std::string written, std::string_view because) {
  return {"E309", fmt::format("{} is a change in words", in_quotes(text)), fmt::format("write {}{}", written, because),
          {std::move(written)}};
}

}  // namespace

std::optional<Fault> in_words(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() == 1 && !meaning(factors, words[0]).empty())
    return instead(text, std::string{meaning(factors, words[0])}, "");
  if (words.size() < 2 || words.size() > 4) return std::nullopt;
  std::string_view sign;
  std::string unit;
  for (const std::string_view word : words) {
    if (!meaning(signs, word).empty()) sign = meaning(signs, word);
    if (seconds_of_unit(word) != 0 || word == "points" || word == "point") unit = fmt::format(" {}", word);
  }
  std::string_view number = words[0];
  if (!meaning(numbers, number).empty()) number = meaning(numbers, number);
  if (number.starts_with('+') || number.starts_with('-')) number.remove_prefix(1);
  const Value<double> read = read_number(number.substr(0, number.find('%')));
  if (sign.empty() || !good(read)) return std::nullopt;
  const bool is_bare = unit.empty() && !number.ends_with('%');
  return instead(text, fmt::format("{}{}{}", sign, number, unit),
                 !is_bare ? std::string{}
                          : fmt::format(" for {} {} than today ({} alone would be {} in all)", number,
                                        sign == "+" ? "more" : "fewer", number, number));
}

}  // namespace servicechain::scenarios
