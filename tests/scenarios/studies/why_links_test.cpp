#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "scenarios/studies/why.h"
#include "tests/scenarios/four_departments.h"
#include "tests/scenarios/reading_help.h"

// Through which links the gap comes about.
namespace servicechain::scenarios {
namespace {

const analysis::Measure quality{"customers", "all", "quality", "share"};
const analysis::Measure satisfaction{"customers", "all", "satisfaction", "points"};

analysis::Why ask(std::string_view text, const analysis::Measure& measure, std::uint32_t seed, std::uint32_t runs) {
  return why(read_well(text), {measure, 2, seed, runs, nullptr, {}});
}

// The one link of a department that has a part in the gap; more or none fails the test.
std::string only_link(const analysis::Why& why, std::string_view department) {
  std::string found;
  for (const analysis::WhyLink& link : why.links) {
    if (link.from != department || std::abs(*link.all.mean) < 1e-12) continue;  // what adding up leaves
    EXPECT_TRUE(found.empty()) << found << " and " << link.of;
    found = link.of;
  }
  return found;
}

// "it>front" → the mean; by departments and segments, whatever they are called.
std::map<std::string, double> by_ends(const analysis::Why& why) {
  std::map<std::string, double> shares;
  for (const analysis::WhyLink& link : why.links) {
    if (!link.to.empty()) shares[link.from + ">" + link.to.substr(link.to.find('.') + 1)] += *link.all.mean;
  }
  return shares;
}

// What is not right goes the way of the job; who waits at a, b or c is a customer.
TEST(WhyLinks, InARowEachHandsItsFaultsToTheNext) {
  const std::string row = R"(servicechain: 1
time: {length: 20 h, warm-up: 5 h}
quality: {combine: linear}
departments:
  a: {staff: $people, work: 5 min, right-first-time: 90%, passes-to: b}
  b: {staff: $people, work: 5 min, right-first-time: 90%, passes-to: c}
  c: {staff: $people, work: 5 min, right-first-time: 90%}
customers:
  people: {enters: a, arrive: {rate: 9 per hour}}
)";
  const auto with = [&row](std::string_view people) {
    std::string text = row;
    for (std::size_t at = text.find("$people"); at != std::string::npos; at = text.find("$people")) {
      text.replace(at, 7, people);
    }
    return text;
  };
  const analysis::Why faults = ask(with("unlimited"), quality, 1, 2);
  EXPECT_EQ(only_link(faults, "a"), "departments.a.passes-to.b");
  EXPECT_EQ(only_link(faults, "b"), "departments.b.passes-to.c");
  EXPECT_EQ(only_link(faults, "c"), "customers.people");
  const analysis::Why waits = ask(with("1"), {"customers", "all", "wait", "h"}, 1, 2);
  for (const std::string department : {"a", "b", "c"}) EXPECT_EQ(only_link(waits, department), "customers.people");
}

// R4, linear, c_ref = 1. The weight of a department in what front delivers is what its askers make of it:
//   a_front = 1, a_back = .6 × .6 + .4 × .5 a_it, a_it = .6 × .3 + .5 × .8 a_back + .3 a_hr, a_hr = …
// so of it's share (1 − c)(1 − λ) a = .2 × .6 a the part that front asks for is .12 × .18 = .0216, back's
// .12 × .4 × .442622 = .0212459, hr's .12 × .3 × .186886 = .0067279: together .0495738.
TEST(WhyLinks, AreWhatTheAskersMakeOfIt) {
  const analysis::Why answer = ask(fmt::format("servicechain: 1\ntime: {{length: 50 h, warm-up: 500 h}}\n"
                                               "quality: {{combine: linear}}\n{}customers:\n"
                                               "  people: {{enters: front, arrive: {{rate: 60 per hour}}}}\n",
                                               tests::four_departments),
                                   quality, 1, 2);
  const std::map<std::string, double> shares = by_ends(answer);
  EXPECT_NEAR(shares.at("it>front"), .0216, 1e-6);
  EXPECT_NEAR(shares.at("it>back"), .0212459, 1e-6);
  EXPECT_NEAR(shares.at("it>hr"), .0067279, 1e-6);
  EXPECT_NEAR(shares.at("front>people"), .02, 1e-6);
}

// The same organisation, its departments called so that they stand in another order. Nothing is left to chance.
TEST(WhyLinks, AreTheSameUnderOtherNames) {
  const auto linear = [](std::string text) {
    return "servicechain: 1\ntime: {length: 50 h, warm-up: 500 h}\nquality: {combine: linear}\n" + std::move(text);
  };
  const std::string customers = "customers:\n  people: {enters: front, arrive: {rate: 60 per hour}}\n";
  const std::map<std::string, std::string> names{{"hr", "zeta"}, {"it", "yota"}, {"back", "xi"}, {"front", "alpha"}};
  std::string renamed = std::string{tests::four_departments} + customers;
  for (const auto& [old, other] : names) {
    for (const char* after : {":", ",", " "}) {
      for (std::size_t at = renamed.find(" " + old + after); at != std::string::npos;
           at = renamed.find(" " + old + after)) {
        renamed.replace(at + 1, old.size(), other);
      }
    }
    for (std::size_t at = renamed.find("{" + old + ":"); at != std::string::npos; at = renamed.find("{" + old + ":")) {
      renamed.replace(at + 1, old.size(), other);
    }
  }
  const auto before = by_ends(ask(linear(std::string{tests::four_departments} + customers), quality, 1, 1));
  const auto after = by_ends(ask(linear(renamed), quality, 1, 1));
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [ends, share] : before) {
    const std::string from = names.at(ends.substr(0, ends.find('>')));
    const std::string to = ends.substr(ends.find('>') + 1);
    EXPECT_NEAR(after.at(from + ">" + (names.contains(to) ? names.at(to) : to)), share, 1e-9) << ends;
  }
}

// Both ask the files as often. The counter waits with the customer at hand; the office does not wait, and its work is for
// nobody. The counter's other need is never used.
const std::string two_askers = R"(servicechain: 1
time: {length: 4 days, warm-up: 4 h}
departments:
  counter: {staff: unlimited, work: 5 min, needs: {files: {for: 50% of jobs}, stock: {for: 50% of jobs}}}
  office: {staff: 2, work: 5 min, routine: {letters: {arrive: 6 per hour}}, needs: {files: {for: 50% of jobs, wait: no}, stock: {for: 50% of jobs, wait: no}}}
  files: {staff: 1, work: exponential(mean 8 min), right-first-time: 80%}
  stock: {staff: 1, work: exponential(mean 2 min), needs: {files: {for: 1 per week, wait: no}}}
customers:
  people:
    enters: counter
    arrive: {rate: 6 per hour}
    expects: {wait: 5 min, wait-means: time}
    cares-about: {speed: 50%, right: 50%}
)";

TEST(WhyLinks, TheShareGoesToTheAskerWhoSuffers) {
  const analysis::Why answer = ask(two_askers, satisfaction, 1, 3);
  for (const analysis::WhyLink& link : answer.links) {
    if (link.from != "files") continue;
    if (link.of == "departments.counter.needs.files") {
      EXPECT_GT(*link.capacity.mean, 1);
      EXPECT_GT(*link.quality.mean, 1);
    } else if (link.of == "departments.office.needs.files") {
      EXPECT_EQ(*link.capacity.mean, 0);
      EXPECT_EQ(*link.quality.mean, 0);
    }
  }
}

// Whatever happens in a run: the links of a department add up to its share, and all of them to the gap.
TEST(WhyLinks, AddUpInEveryRun) {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const analysis::Why answer = ask(two_askers, satisfaction, seed, 1);
    double sum = 0;
    std::map<std::string, double> of_department;
    for (const analysis::WhyLink& link : answer.links) {
      sum += *link.all.mean;
      of_department[link.from] += *link.all.mean;
    }
    EXPECT_NEAR(sum, *answer.gap.mean, 1e-9);
    for (const analysis::WhyShare& share : answer.shares) {
      EXPECT_NEAR(of_department[share.department], *share.all.mean, 1e-9) << share.department;
    }
  }
}

// With no more room the third customer goes away: the wait that nobody sees is the customers' all the same.
TEST(WhyLinks, WhoIsTurnedAwayIsHarmedThere) {
  const analysis::Why answer = ask(R"(servicechain: 1
time: {length: 4 days, warm-up: 4 h}
departments:
  desk: {staff: 1, work: 6 min, in-tray: 0}
customers:
  people: {enters: desk, arrive: {rate: 8 per hour}}
)",
                                   {"customers", "all", "lost", "share"}, 1, 2);
  EXPECT_EQ(only_link(answer, "desk"), "customers.people");
}

// The weights of the formula stand beside the shares: R4, V(front).
TEST(WhyLinks, TheFormulaStandsBesideThem) {
  const analysis::Why answer = ask(fmt::format("servicechain: 1\ntime: {{length: 50 h, warm-up: 500 h}}\n"
                                               "quality: {{combine: linear}}\n{}customers:\n"
                                               "  people: {{enters: front, arrive: {{rate: 60 per hour}}}}\n",
                                               tests::four_departments),
                                   quality, 1, 1);
  EXPECT_NEAR(*weight_by_formula(answer, "it"), .247869, 1e-6);
  EXPECT_NEAR(*weight_by_formula(answer, "front"), .4, 1e-12);
}

}  // namespace
}  // namespace servicechain::scenarios
