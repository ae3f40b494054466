#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "tests/facts/published.h"

namespace {

using namespace servicechain::facts;

constexpr std::size_t width = 110;
constexpr std::string_view margin = "     ";

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::reproduced: return "reproduced";
    case Outcome::in_part: return "in part";
    case Outcome::not_reproduced: return "NOT REPRODUCED";
  }
  return "";
}

// Words in lines of at most `width`, each behind the margin.
std::string wrapped(std::string_view text) {
  std::string lines;
  std::size_t at = width;
  while (!text.empty()) {
    const std::string_view each = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), each.size() + 1));
    if (at + each.size() >= width) {
      lines += lines.empty() ? "" : "\n";
      lines += margin;
      at = margin.size();
    } else {
      lines += ' ';
      ++at;
    }
    lines += each;
    at += each.size();
  }
  return lines;
}

void print(const Fact& fact) {
  fmt::print("{:<5}{}\n{}\n", fact.number, word(fact.outcome), wrapped(fact.says + "."));
  fmt::print("{}\n{}\n\n", wrapped("Source: " + fact.source + "."), wrapped("Here: " + fact.here + "."));
}

}  // namespace

int main() {
  fmt::print("What others found, and what comes out here (scenarios/validation, models/README.md)\n\n");
  const std::vector<Fact> facts = all_facts();
  for (const Fact& fact : facts) print(fact);
  const auto count = [&](Outcome outcome) {
    return std::count_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.outcome == outcome; });
  };
  fmt::print("{} reproduced, {} in part, {} not reproduced\n", count(Outcome::reproduced), count(Outcome::in_part),
             count(Outcome::not_reproduced));
  return 0;
}
