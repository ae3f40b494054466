#pragma once

#include <string>
#include <vector>

namespace servicechain::analysis {

// What an answer stands on that nobody has measured.
struct RestsOn {
  std::vector<std::string> guesses;    // paths of values that the file calls guesses
  std::vector<std::string> constants;  // of the model, left at their defaults, without a published number
  [[nodiscard]] friend bool operator==(const RestsOn&, const RestsOn&) = default;
};

// A sentence each; none where there is nothing to say.
[[nodiscard]] std::vector<std::string> sentences_of(const RestsOn& rests_on);

}  // namespace servicechain::analysis
