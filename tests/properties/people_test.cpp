#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/properties/facts.h"

// Chains whose people and customers change: what holds for every chain holds for them, too.
namespace servicechain::properties {
namespace {

using models::Record;

constexpr Ingredients changing{.people = People::change};

RC_GTEST_PROP(PeopleWhoChange, LoseNoJobAndNoTime, ()) {
  const Case one = *random_case(changing);
  const Witnessed run = witness(one.chain(), one.hours, {.seed = one.seed, .jobs_at_most = jobs_at_most});
  if (!run.objections.empty()) RC_FAIL(run.objections);
}

RC_GTEST_PROP(PeopleWhoChange, AreTheSameWithTheSameLuck, ()) {
  const Case one = *random_case(changing);
  const std::string differs = difference(facts_of(record(one)), facts_of(record(one)));
  if (!differs.empty()) RC_FAIL(differs);
}

RC_GTEST_PROP(PeopleWhoChange, AreTheSameInAnyOrderOfTheFile, ()) {
  const Case one = *random_case(changing);
  const Case other{reordered(one.file, one.seed), one.hours, one.seed};
  RC_ASSERT(other.chain() == one.chain());
}

RC_GTEST_PROP(PeopleWhoChange, HaveNothingToDoWithStrangers, ()) {
  const Case one = *random_case(changing);
  expect_no_change_by_a_stranger(one, "aaa");
  expect_no_change_by_a_stranger(one, "zzz");
}

// Every level is where the model allows it.
RC_GTEST_PROP(PeopleWhoChange, StayWithinBounds, ()) {
  const Record run = record(*random_case(changing));
  for (const models::LevelsChanged& levels : run.levels) {
    RC_ASSERT(levels.pressure.value_or(1) >= 0.5 && levels.pressure.value_or(1) <= 2);
    RC_ASSERT(levels.fatigue.value_or(1) >= 0.8 && levels.fatigue.value_or(1) <= 1.25);
    RC_ASSERT(levels.mood.value_or(75) >= 0 && levels.mood.value_or(75) <= 100);
    RC_ASSERT(levels.standard.value_or(1) > 0);
  }
  for (const models::VisitEnded& visit : run.visits) RC_ASSERT(visit.quality >= 0 && visit.quality <= 1);
  for (const models::CustomersChanged& base : run.bases) RC_ASSERT(base.customers >= 0);
}

}  // namespace
}  // namespace servicechain::properties
