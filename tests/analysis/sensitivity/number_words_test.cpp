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

TEST(NumberWords, StandInPlaceOfAWholePathOnly) {
  const auto said = [](const std::string& text) { return with_words_for(text, "departments.it.staff", "people"); };
  EXPECT_EQ(said("More departments.it.staff, or departments.it.staff."), "More people, or people.");
  EXPECT_EQ(said("departments.it.staff-plan and departments.it.staff.Mon"), "departments.it.staff-plan and departments.it.staff.Mon");
}

}  // namespace
}  // namespace servicechain::analysis
