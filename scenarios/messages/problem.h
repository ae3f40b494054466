#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace servicechain::scenarios {

enum class Severity { error, warning, remark };

// A place in a file. Lines and columns count characters from 1; `end` is the column after the last character.
struct Spot {
  std::string file;
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t end = 1;
  [[nodiscard]] friend bool operator==(const Spot&, const Spot&) = default;
};

// What is wrong with the user's input, for people: where, what was read, what is wanted, one right example.
struct Problem {
  std::string code;                      // "E301", stable
  Severity severity = Severity::error;
  std::optional<Spot> spot;              // nullopt: of the file as a whole
  std::vector<std::string> path;         // departments, store, needs, warehose
  std::string message;                   // there is no department called "warehose"
  std::string caret;                     // words beside the caret; empty: none
  std::vector<std::string> suggestions;  // nearest first
  std::vector<std::string> notes;        // further lines: "departments are: store, …"
  [[nodiscard]] friend bool operator==(const Problem&, const Problem&) = default;
};

// A value, or every problem that stood in its way (warnings may come with a value).
template <class T>
struct Read {
  std::optional<T> value;
  std::vector<Problem> problems;
};

// A file with more problems than these is wrong altogether: the others are not kept.
inline constexpr std::size_t most_problems_kept = 20'000;

[[nodiscard]] bool has_error(const std::vector<Problem>& problems);

}  // namespace servicechain::scenarios
