#include "tests/coverage/again.h"

#include <gtest/gtest.h>

#include <cmath>

// The short form of ./bootstrap.sh coverage: whole studies, 400 times, always with the same seeds.
namespace servicechain::coverage {
namespace {

constexpr std::uint32_t studies = 400;

// Binomial, 3.89 standard errors: a false alarm in ten thousand. Of 400 at 95%: 4.2 percentage points.
double tolerance(double share) { return 3.89 * std::sqrt(share * (1 - share) / studies); }

// M/M/1 at half load: mean wait, p95, share that waits, jobs inside, and what 5% less work changes of them. Below: the
// tolerance, and one point for what 15 runs of 600 h are too short and too skewed (the long form has no such allowance).
TEST(Coverage, OfEveryRangeIsWhatItPromises) {
  const Case desk = one_desk(0.5, 600, 15);
  const std::vector<Said> said = made_again(desk, studies);
  for (std::size_t a = 0; a < desk.asked.size(); ++a) {
    const Coverage coverage = coverage_of(said, a, *desk.asked[a].truth);
    EXPECT_EQ(coverage.refused, 0U);
    EXPECT_GE(coverage.share(), 0.95 - 0.01 - tolerance(0.95)) << desk.asked[a].what_if << ' ' << desk.asked[a].measure;
    EXPECT_LE(coverage.share(), 0.95 + tolerance(0.95)) << desk.asked[a].what_if << ' ' << desk.asked[a].measure;
  }
}

// The wait falls by .14 h; 5% of today's is .05 h. Half-width about .03 h: found every time, and never the wrong way.
TEST(Coverage, PlantedImprovementsAreFound) {
  const std::vector<Said> said = made_again(one_desk(0.5, 600, 15), studies);
  std::uint32_t found = 0;
  for (const Said& study : said) {
    const analysis::VerdictKind verdict = study.verdicts.front();
    found += verdict == analysis::VerdictKind::better || verdict == analysis::VerdictKind::better_maybe_enough;
  }
  EXPECT_EQ(found, studies);
}

// A what-if that changes nothing but luck: a difference is claimed in at most 5% of the studies.
TEST(Coverage, OfNothingClaimsSeldomADifference) {
  const std::vector<Said> said = made_again(one_desk_unchanged(0.5, 600, 15), studies);
  std::uint32_t claimed = 0;
  for (const Said& study : said) {
    const analysis::VerdictKind verdict = study.verdicts.front();
    claimed += verdict != analysis::VerdictKind::cannot_tell && verdict != analysis::VerdictKind::no_difference;
  }
  EXPECT_LE(static_cast<double>(claimed) / studies, 0.05 + 0.01 + tolerance(0.05));
}

// Last come, first served: the mean wait is the same, and 15 runs of 100 h often cannot tell. With the runs they ask
// for, nine in ten can.
TEST(Coverage, OfRunsAskedForSettlesIt) {
  const MoreRuns more = settled_by_more(one_desk_turned_round(0.7, 100, 15), 60);
  ASSERT_GT(more.could_not_tell, 20U);
  const double tries = more.could_not_tell;
  EXPECT_GE(more.settled / tries, 0.8 - 3.89 * std::sqrt(0.8 * 0.2 / tries));
}

}  // namespace
}  // namespace servicechain::coverage
