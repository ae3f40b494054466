#include "tests/agreement/tests.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <string>

namespace servicechain::tests {
namespace {

constexpr double widest = 0.02;         // half of the 99.9 % range ÷ the exact value
constexpr double false_alarms = 0.001;  // of each test below, if everything is right

std::size_t values_in(const Rows& rows) {
  std::size_t count = 0;
  for (const Row& row : rows) count += row.expected.size();
  return count;
}

// How far off one of `count` values may be (in standard errors) so that the chance of any false alarm among all of
// them is `false_alarms` at most (Bonferroni).
double farthest(std::size_t count) {
  return boost::math::quantile(
      boost::math::complement(boost::math::normal{}, false_alarms / 2 / static_cast<double>(count)));
}

class RowTest : public testing::Test {
 public:
  RowTest(const Row& row, Ledger& ledger, double farthest_z) : row_{row}, ledger_{ledger}, farthest_z_{farthest_z} {}

  void TestBody() override {
    Met met = meet(row_);
    for (const std::string& problem : met.problems) ADD_FAILURE() << problem;
    for (const Outcome& outcome : met.outcomes) {
      SCOPED_TRACE(fmt::format("{} {} {}", outcome.expected.of, outcome.expected.kind, outcome.expected.measure));
      ASSERT_TRUE(outcome.simulated);
      if (const auto* exactly = std::get_if<Exactly>(&row_.meeting)) {
        EXPECT_NEAR(*outcome.simulated, outcome.expected.exact, exactly->tolerance);
      } else {
        expect_within_range(outcome);
      }
    }
    if (!HasFailure() || !met.outcomes.empty()) ledger_.met.push_back(std::move(met));
  }

 private:
  void expect_within_range(const Outcome& outcome) const {
    EXPECT_TRUE(outcome.is_by_chance());
    EXPECT_LE(outcome.half_width, widest * std::abs(outcome.expected.exact)) << "of " << outcome.expected.exact;
    EXPECT_LE(std::abs(outcome.z), farthest_z_)
        << *outcome.simulated << " ± " << outcome.half_width << " against " << outcome.expected.exact;
  }

  const Row& row_;
  Ledger& ledger_;
  double farthest_z_;
};

// z of the first value of each row with chance: independent of each other, if everything is right standard normal.
std::vector<double> headlines(const Ledger& ledger) {
  std::vector<double> found;
  for (const Met& met : ledger.met) {
    if (met.outcomes.empty() || !std::holds_alternative<WithinRange>(met.row->meeting)) continue;
    if (met.outcomes.front().half_width > 0) found.push_back(met.outcomes.front().z);
  }
  return found;
}

class WholeTableTest : public testing::Test {
 public:
  explicit WholeTableTest(const Ledger& ledger) : headlines_{headlines(ledger)} {}

 protected:
  [[nodiscard]] const std::vector<double>& z() const { return headlines_; }
  [[nodiscard]] double count() const { return static_cast<double>(headlines_.size()); }

 private:
  std::vector<double> headlines_;
};

// The mean of n standard normals has standard deviation 1/√n: a small error that is common to all shows here first.
class NoCommonErrorTest : public WholeTableTest {
 public:
  using WholeTableTest::WholeTableTest;
  void TestBody() override {
    ASSERT_FALSE(z().empty()) << "no rows were run";
    double sum = 0;
    for (double value : z()) sum += value;
    const double bound = boost::math::quantile(boost::math::complement(boost::math::normal{}, false_alarms / 2));
    EXPECT_LE(std::abs(sum / count()), bound / std::sqrt(count()));
  }
};

// The sum of n squared standard normals is chi-squared with n degrees of freedom: too large when values are off or
// ranges too narrow, too small when ranges are too wide.
class RightRangesTest : public WholeTableTest {
 public:
  using WholeTableTest::WholeTableTest;
  void TestBody() override {
    ASSERT_FALSE(z().empty()) << "no rows were run";
    double sum = 0;
    for (double value : z()) sum += value * value;
    const boost::math::chi_squared squares{count()};
    EXPECT_GE(sum, boost::math::quantile(squares, false_alarms / 2));
    EXPECT_LE(sum, boost::math::quantile(boost::math::complement(squares, false_alarms / 2)));
  }
};

// One in twenty headlines lies beyond 1.96 standard errors: their number is binomial.
class OneInTwentyTest : public WholeTableTest {
 public:
  using WholeTableTest::WholeTableTest;
  void TestBody() override {
    ASSERT_FALSE(z().empty()) << "no rows were run";
    const double beyond = boost::math::quantile(boost::math::complement(boost::math::normal{}, 0.025));
    const auto far = std::count_if(z().begin(), z().end(), [&](double value) { return std::abs(value) > beyond; });
    const boost::math::binomial number{count(), 0.05};
    EXPECT_LE(static_cast<double>(far), boost::math::quantile(boost::math::complement(number, false_alarms)));
  }
};

// gtest knows a test by letters, digits and underscores.
std::string plain(std::string_view name) {
  std::string made;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c))) {
      made += c;
    } else if (!made.empty() && made.back() != '_') {
      made += '_';
    }
  }
  while (!made.empty() && made.back() == '_') made.pop_back();
  return made;
}

template <class Test>
void register_whole(const char* name, const Ledger& ledger) {
  testing::RegisterTest("WholeTable", name, nullptr, nullptr, __FILE__, __LINE__,
                        [&ledger]() -> WholeTableTest* { return new Test(ledger); });
}

}  // namespace

void register_tests(const Rows& rows, Ledger& ledger) {
  const double farthest_z = farthest(values_in(rows));
  for (const Row& row : rows) {
    testing::RegisterTest("Agreement", plain(row.family + " " + row.name).c_str(), nullptr, row.source.c_str(),
                          __FILE__, __LINE__,
                          [&row, &ledger, farthest_z]() -> RowTest* { return new RowTest(row, ledger, farthest_z); });
  }
  register_whole<NoCommonErrorTest>("HasNoCommonError", ledger);
  register_whole<RightRangesTest>("HasRangesOfTheRightWidth", ledger);
  register_whole<OneInTwentyTest>("HasOneInTwentyBeyondTwoStandardErrors", ledger);
}

}  // namespace servicechain::tests
