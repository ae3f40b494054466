#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/study.h"

// What the page says in words of its own.
namespace servicechain::analysis {

struct Term {
  std::string word;
  std::string_view meaning;
};
// For experts with the field's term behind the plain word: "wait – waiting time in line".
[[nodiscard]] std::vector<Term> glossary(Vocabulary vocabulary);

// One sign in front of a verdict, so that it is found at a glance without colour: ▲ better, ▼ worse, ＝, ?.
[[nodiscard]] std::string_view sign_of(VerdictKind verdict);

[[nodiscard]] std::string question_of(const Study& study);
// "All customers: satisfaction 78.2 points (likely 77.6 to 78.8)."
[[nodiscard]] std::string answer_of_run(const Study& study);
// "504 hours of warm-up (3 weeks) were run first and not counted."
[[nodiscard]] std::string warm_up_of(const Study& study);
// What the reader must know before trusting a number: stopped early, grew without limit, stuck. Most serious first.
[[nodiscard]] std::vector<std::string> warnings_of(const Study& study);

}  // namespace servicechain::analysis
