#include "analysis/verdicts/requirement.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

MeasureRow row(std::string what_if, Measure measure, std::optional<double> mean) {
  Estimate estimate;
  estimate.mean = mean;
  estimate.n = 1;
  return {std::move(what_if), std::move(measure), estimate};
}

Study study_of(std::vector<MeasureRow> rows) {
  Study study;
  study.measures = std::move(rows);
  return study;
}

Fulfilment judged(const char* text, const Study& study) {
  return judge(read_requirement(text).value(), study).fulfilment;
}

const Measure satisfaction{"customers", "all", "satisfaction", "points"};
const Measure store_wait{"departments.store", "all", "wait", "h"};
const Measure lost{"customers", "all", "lost", "share"};

TEST(Requirement, IsReadWithItsPathItsSignAndItsUnit) {
  const Requirement expected{
      "departments.store wait <= 5 min", "departments.store", "wait", Comparison::at_most, 5, "min"};
  EXPECT_EQ(read_requirement("departments.store wait <= 5 min"), expected);
  EXPECT_EQ(read_requirement("  satisfaction>80 ").value(),
            (Requirement{"satisfaction>80", "customers", "satisfaction", Comparison::above, 80, ""}));
}

TEST(Requirement, IsRefusedWithoutMeasureSignOrNumber) {
  for (const char* text : {"", "satisfaction", ">= 80", "satisfaction >=", "satisfaction = 80", "a b wait < 1 h"}) {
    EXPECT_EQ(read_requirement(text), std::nullopt) << text;
  }
}

// 0.1 h are 6 minutes: more than 5, less than 7.
TEST(Requirement, TimesAreComparedInTheUnitThatIsWritten) {
  const Study study = study_of({row("base", store_wait, 0.1)});
  EXPECT_EQ(judged("departments.store wait <= 5 min", study), Fulfilment::fails);
  EXPECT_EQ(judged("departments.store wait <= 7 min", study), Fulfilment::holds);
  EXPECT_EQ(judged("departments.store wait <= 0.1 h", study), Fulfilment::holds);
}

TEST(Requirement, ATimeWithoutUnitDoesNotApply) {
  EXPECT_EQ(judged("departments.store wait <= 5", study_of({row("base", store_wait, 0.1)})),
            Fulfilment::does_not_apply);
}

TEST(Requirement, SharesMayBePerCent) {
  const Study study = study_of({row("base", lost, 0.25)});
  EXPECT_EQ(judged("lost <= 25%", study), Fulfilment::holds);
  EXPECT_EQ(judged("lost < 0.25", study), Fulfilment::fails);
}

TEST(Requirement, MustHoldInEveryWhatIfWhereThereAreAny) {
  const Study study =
      study_of({row("base", satisfaction, 60), row("one", satisfaction, 90), row("two", satisfaction, 70)});
  EXPECT_EQ(judged("satisfaction >= 65", study), Fulfilment::holds);
  EXPECT_EQ(judged("satisfaction >= 80", study), Fulfilment::fails);
}

TEST(Requirement, FailsWhereNothingWasObserved) {
  EXPECT_EQ(judged("satisfaction >= 0", study_of({row("base", satisfaction, std::nullopt)})), Fulfilment::fails);
}

TEST(Requirement, OnAnUnknownMeasureDoesNotApply) {
  EXPECT_EQ(judged("joy >= 0", study_of({row("base", satisfaction, 60)})), Fulfilment::does_not_apply);
}

}  // namespace
}  // namespace servicechain::analysis
