#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/models/example_chains.h"
#include "tests/models/recorder.h"

// What random chains brought to light, each in the smallest chain that shows it.
namespace servicechain::models {
namespace {

using example::constant_h;
using example::department;
using example::need;

// a asks b (2 h) and parks, then c without waiting, then d (3 h) with its person. It has no person when b's answer comes
// at 2, so d is asked once the idle person has it again: held 2 to 5, own work to 6.
TEST(OneByOne, AParkedJobIsTakenUpBeforeItAsksWithAPerson) {
  ServiceChain chain = counter(1, {{0, 1}});
  for (const double work_h : {2.0, 1.0, 3.0}) {
    chain.departments.push_back(department(std::string(1, static_cast<char>('a' + chain.departments.size())), 1, constant_h(work_h)));
  }
  Department& a = chain.departments[0];
  a.needs_order = NeedsOrder::one_by_one;
  a.needs = {need({1}, Waiting::park), need({2}, Waiting::no), need({3}, Waiting::yes)};
  for (std::uint32_t n = 0; n < a.needs.size(); ++n) a.needs[n].rank = n;
  const Record run = trace(chain, 10);
  EXPECT_EQ(stays_at(run, "a"), (Rows{"j1@a 0-6 held 3"}));
  EXPECT_EQ(people(run, "a").back(), "6 duty 1 working 0 held 0 over 0");
}

// a and b open at 1; j1 has waited at a since 0 and asks b at 1, where somebody is there as well.
TEST(People, WhoComeAtOneMomentAreAllThereBeforeWorkBegins) {
  ServiceChain chain = counter(1, {{0, 1}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  for (Department& d : chain.departments) d.staff = by_hours({{0, 0}, {1, 1}});
  chain.departments[0].needs = {need({1}, Waiting::yes)};
  EXPECT_EQ(stays(trace(chain, 10)), (Rows{"j1@a 0-4 waits 1 held 2", "a@b 1-3"}));
}

// a and b are full and divert to each other: j3 goes a, b, a and is refused, whether or not there is a c.
TEST(InTray, ARingOfDiversionsIsAsLongAsItsOwnDepartments) {
  ServiceChain chain = counter(1, {{0, 2}, {0, 2}, {1, 1}});
  chain.departments.push_back(department("b", 1, constant_h(2)));
  chain.departments[0].in_tray = {.places = 0, .when_full = Divert{{1}}};
  chain.departments[1].in_tray = {.places = 0, .when_full = Divert{{0}}};
  const Rows alone = stays(trace(chain, 10));
  chain.departments.push_back(department("c", 1, constant_h(2)));
  EXPECT_EQ(stays(trace(chain, 10)), alone);
  EXPECT_EQ(std::ranges::count_if(alone, [](const std::string& row) { return row.starts_with("j3"); }), 3);
}

}  // namespace
}  // namespace servicechain::models
