#include "analysis/verdicts/rests_on.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace servicechain::analysis {
namespace {

// "a, b, c and 4 more"
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  const std::size_t shown = std::min(names.size(), most);
  const std::string more = names.size() > most ? fmt::format(" and {} more", names.size() - most) : "";
  return fmt::format("{}{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "), more);
}

}  // namespace

std::vector<std::string> sentences_of(const RestsOn& rests_on) {
  std::vector<std::string> sentences;
  if (!rests_on.guesses.empty()) {
    sentences.push_back(fmt::format("{} of the file's values {}: {}.", rests_on.guesses.size(),
                                    rests_on.guesses.size() == 1 ? "is a guess" : "are guesses",
                                    some_of(rests_on.guesses)));
  }
  if (!rests_on.constants.empty()) {
    sentences.push_back(fmt::format("{} of the model's own constants at work here {} measured by nobody: {}.",
                                    rests_on.constants.size(), rests_on.constants.size() == 1 ? "was" : "were",
                                    some_of(rests_on.constants)));
  }
  if (!sentences.empty()) sentences.push_back("`servicechain tornado` says which of them move the answer.");
  return sentences;
}

}  // namespace servicechain::analysis
