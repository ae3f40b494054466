#include "analysis/sensitivity/number_words.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

const Labels labels{{"departments.store", "Shop floor"}, {"customers.web", "Buyers"}};

TEST(NumberWords, SayWhoseItIsByItsLabelAndWhatItIs) {
  EXPECT_EQ(number_in_words("departments.store.staff", "people on duty: a number, or a plan", labels), "Shop floor, people on duty");
  EXPECT_EQ(number_in_words("departments.store.needs.it.for", "how often a job asks", labels), "Shop floor asking it, how often a job asks");
  EXPECT_EQ(number_in_words("departments.it.passes-to.store", "share", labels), "it passing on to Shop floor, share");
  EXPECT_EQ(number_in_words("customers.web.patience", "how long they wait", labels), "Buyers, how long they wait");
  EXPECT_EQ(number_in_words("feelings.gain", "how fast", labels), "how fast");
  EXPECT_EQ(number_in_words("departments.store.staff", "", labels), "departments.store.staff");
}

TEST(NumberWords, KnowNamesWithDotsByTheLongest) {
  const Labels dotted{{"departments.front", "Front"}, {"departments.front.desk", "Front desk"}, {"departments.back.office", "back.office"}};
  EXPECT_EQ(number_in_words("departments.front.desk.staff", "people on duty", dotted), "Front desk, people on duty");
  EXPECT_EQ(number_in_words("departments.front.staff", "people on duty", dotted), "Front, people on duty");
  EXPECT_EQ(number_in_words("departments.front.needs.front.desk.for", "how often", dotted), "Front asking Front desk, how often");
  EXPECT_EQ(number_in_words("departments.front.passes-to.back.office", "share", dotted), "Front passing on to back.office, share");
}

// A kind of jobs stands before the receiver.
TEST(NumberWords, SayWhoReceivesWhatIsPassedOnByKind) {
  const Labels names{{"departments.frontdesk", "frontdesk"}, {"departments.back.office", "Back office"}, {"customers.people", "People"}};
  const auto said = [&](const std::string& path) { return number_in_words("departments.frontdesk.passes-to." + path, "share", names); };
  EXPECT_EQ(said("people.back.office"), "frontdesk passing on to Back office (People), share");
  EXPECT_EQ(said("default.customer"), "frontdesk passing on to customer (all others), share");
  EXPECT_EQ(said("people.customer"), "frontdesk passing on to customer (People), share");
  EXPECT_EQ(said("back.office"), "frontdesk passing on to Back office, share");
}

TEST(NumberWords, AreToldApartByAsMuchOfThePathAsItTakes) {
  EXPECT_EQ(told_apart({"a, share", "a, share", "b"}, {"x.a.p", "x.a.q", "x.b"}), (std::vector<std::string>{"a, share (p)", "a, share (q)", "b"}));
  EXPECT_EQ(told_apart({"a, share", "a, share"}, {"x.one.p", "x.two.p"}), (std::vector<std::string>{"a, share (x.one.p)", "a, share (x.two.p)"}));
}

TEST(NumberWords, StandInPlaceOfAWholePathOnly) {
  const auto said = [](const std::string& text) { return with_words_for(text, "departments.it.staff", "people"); };
  EXPECT_EQ(said("More departments.it.staff, or departments.it.staff."), "More people, or people.");
  EXPECT_EQ(said("departments.it.staff-plan and departments.it.staff.Mon"), "departments.it.staff-plan and departments.it.staff.Mon");
}

}  // namespace
}  // namespace servicechain::analysis
