#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "tests/properties/facts.h"

// Names do not matter to what happens.
namespace servicechain::properties {
namespace {

// "c-kitchen" for "kitchen", everywhere in a text. Names are followed by a space or the end.
std::string with_original_names(const std::string& text) {
  std::string made;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    made += original_name(text.substr(begin, end - begin)) + " ";
    begin = end + 1;
  }
  return made;
}

// Sorted, without whose luck it was: places in lists go by names, and so does who is told of first at one moment. Of
// people, only how they stand after all that happens at a moment.
std::vector<Fact> told_with_original_names(const models::Record& run) {
  std::vector<Fact> facts;
  std::map<std::pair<std::string, sim::Time>, Fact> people;
  for (std::vector<Fact>& stream : facts_of(run)) {
    for (Fact& fact : stream) {
      const bool is_of_people = fact.what.starts_with("people ");
      fact.what = with_original_names(fact.what);
      fact.who = 0;
      if (is_of_people) {
        people.insert_or_assign({fact.what, fact.at}, std::move(fact));
      } else {
        facts.push_back(std::move(fact));
      }
    }
  }
  for (auto& [of, fact] : people) facts.push_back(std::move(fact));
  std::ranges::sort(facts, {}, [](const Fact& fact) { return std::tie(fact.at, fact.what, fact.times, fact.numbers); });
  return facts;
}

bool is_same(const Fact& a, const Fact& b) {
  constexpr double rounding = 1e-6;  // points: sums over suppliers run in the order of their names
  return a.what == b.what && a.times == b.times &&
         std::ranges::equal(a.numbers, b.numbers, [](double x, double y) { return std::abs(x - y) < rounding; });
}

// Luck goes by names, and so does who is first of two who do something at one moment. Without luck, and with every time
// to the millisecond or minute so that hardly anything falls together, nothing hangs on a name.
RC_GTEST_PROP(Names, AreOnlyLabelsWhereLuckPlaysNoPart, ()) {
  const Case one = *random_case({.luck = Luck::none});
  const Case other{renamed(one.file, one.seed), one.hours, one.seed};
  const std::vector<Fact> expected = told_with_original_names(record(one));
  const std::vector<Fact> found = told_with_original_names(record(other));
  const auto [a, b] = std::ranges::mismatch(expected, found, is_same);
  if (a == expected.end() && b == found.end()) return;
  RC_FAIL("expected: " + (a == expected.end() ? "nothing more" : describe(*a)) +
          "\nfound:    " + (b == found.end() ? "nothing more" : describe(*b)));
}

}  // namespace
}  // namespace servicechain::properties
