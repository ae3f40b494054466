#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

#include "scenarios/values/laws.h"

namespace servicechain::scenarios {
namespace {

// Laws written in this folder of their own, so that table files can stand beside them.
class WrittenLaw : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_path_ = std::filesystem::temp_directory_path() / (std::string{"servicechain-laws-"} + info->name());
    std::filesystem::create_directories(folder_path_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_path_); }

  void write(const std::string& name, const std::string& text) { std::ofstream{folder_path_ / name} << text; }
  Value<sim::Law> read(std::string_view text) {
    DataFolder folder{(folder_path_ / "scenario.yaml").string()};
    return read_law(text, folder);
  }
  sim::Law law(std::string_view text) {
    const auto value = read(text);
    if (!good(value)) throw std::runtime_error{fault(value).message};
    return *good(value);
  }
  std::string code(std::string_view text) {
    const auto value = read(text);
    return good(value) ? "" : fault(value).code;
  }

  std::filesystem::path folder_path_;
};

// 12 min = 0.2 h.
TEST_F(WrittenLaw, BareDurationIsConstant) {
  EXPECT_EQ(law("12 min"), sim::Law{sim::Constant{0.2}});
  EXPECT_EQ(law("constant(12 min)"), sim::Law{sim::Constant{0.2}});
}

TEST_F(WrittenLaw, HasTheNumbersInHours) {
  EXPECT_EQ(law("uniform(6 min, 12 min)"), (sim::Law{sim::Uniform{0.1, 0.2}}));
  EXPECT_EQ(law("triangular(15, 30, 60) min"), (sim::Law{sim::Triangular{0.25, 0.5, 1}}));
  EXPECT_EQ(law("pert(15 min, 30 min, 1 h)"), (sim::Law{sim::Pert{0.25, 0.5, 1}}));
  EXPECT_EQ(law("exponential(mean 30 min)"), (sim::Law{sim::Exponential{0.5}}));
  EXPECT_EQ(law("erlang(mean 30 min, steps 3)"), sim::Law{sim::Gamma::erlang(0.5, 3)});
  EXPECT_EQ(law("gamma(mean 30 min, sd 15 min)"), (sim::Law{sim::Gamma{0.5, 0.5}}));
  EXPECT_EQ(law("weibull(mean 30 min, cv 0.5)"), (sim::Law{sim::Weibull{0.5, 0.5}}));
  EXPECT_EQ(law("lognormal(mean 1 h, sd 30 min)"), (sim::Law{sim::Lognormal{1, 0.5}}));
  EXPECT_EQ(law("normal(mean 1 h, cv 0.25)"), (sim::Law{sim::NormalCutAtZero{1, 0.25}}));
  EXPECT_EQ(law("hyperexponential(mean 1 h, cv 2)"), (sim::Law{sim::Hyperexponential{1, 2}}));
  EXPECT_EQ(law("discrete(50%: 6 min, 50%: 12 min)"), (sim::Law{sim::Discrete{{{0.1, 0.5}, {0.2, 0.5}}}}));
}

TEST_F(WrittenLaw, TakesAUnitGivenOnceForAllNumbers) {
  EXPECT_EQ(law("triangular(15, 30, 60 min)"), law("triangular(15, 30, 60) min"));
  EXPECT_EQ(law("lognormal(mean 12, sd 8) min"), law("lognormal(mean 12 min, sd 8 min)"));
  EXPECT_EQ(law("mix(70%: exponential(mean 5), 30%: 20) min"), law("mix(70%: exponential(mean 5 min), 30%: 20 min)"));
  EXPECT_EQ(law("discrete(50%: 6, rest: 12) min"), law("discrete(50%: 6 min, 50%: 12 min)"));
  // Two units in one pair of brackets say nothing about a third number.
  EXPECT_EQ(code("triangular(1 min, 2 h, 3)"), "E201");
}

// Mean 0.7 × 5 min + 0.3 × 20 min = 9.5 min.
TEST_F(WrittenLaw, MixesLaws) {
  EXPECT_NEAR(sim::mean_h(law("mix(70%: exponential(mean 5 min), 30%: 20 min)")), 9.5 / 60, 1e-12);
}

// All durations ×1.2: mean 12 min becomes 14.4 min.
TEST_F(WrittenLaw, CanBeScaledBehind) {
  EXPECT_NEAR(sim::mean_h(law("lognormal(mean 12 min, sd 8 min) x1.2")), 14.4 / 60, 1e-12);
}

TEST_F(WrittenLaw, IsRefusedWhenItsNumbersDoNotRise) {
  EXPECT_EQ(code("uniform(10 min, 5 min)"), "E205");
  EXPECT_EQ(code("triangular(30, 15, 60) min"), "E205");
  EXPECT_EQ(code("pert(15 min, 90 min, 60 min)"), "E205");
}

TEST_F(WrittenLaw, IsRefusedWhenMeanAndSpreadCannotBe) {
  EXPECT_EQ(code("lognormal(mean 0 min, sd 8 min)"), "E206");
  EXPECT_EQ(code("hyperexponential(mean 10 min, cv 0.5)"), "E206");
  EXPECT_EQ(code("gamma(mean 10 min, sd 0 min)"), "E206");
  EXPECT_EQ(code("weibull(mean 1 s, sd 1 h)"), "E206");
  EXPECT_EQ(code("normal(mean 10 min, sd -1 min)"), "E204");
  EXPECT_EQ(code("lognormal(mean -10 min, sd 1 min)"), "E204");
  EXPECT_EQ(code("erlang(mean 10 min, steps 2.5)"), "E209");
  EXPECT_EQ(code("erlang(mean 10 min, steps 0)"), "E209");
}

TEST_F(WrittenLaw, IsRefusedWithWhatIsWanted) {
  EXPECT_EQ(code("lognormal(12 min, 8 min)"), "E209");
  EXPECT_EQ(code("triangular(15, 30, 60)"), "E201");
  EXPECT_EQ(code("exponential(mean 10"), "E209");
  EXPECT_EQ(code("lognormal(mean 12 min, sd 8 min) hours"), "E209");
  EXPECT_EQ(code("lognormal(mean 12,5 min, sd 8 min)"), "E202");
  EXPECT_EQ(code("mix(70%: 5 min, 20%: 10 min)"), "E207");
  EXPECT_EQ(code("mix(rest: 5 min, rest: 10 min)"), "E208");
  EXPECT_EQ(code("mix(mix(mix(mix(mix(mix(mix(mix(mix(mix(1: 5 min))))))))))"), "E209");
  EXPECT_EQ(code("()"), "E209");
  EXPECT_EQ(code("12"), "E201");
}

TEST_F(WrittenLaw, SuggestsTheNameThatWasMeant) {
  const auto value = read("lognormel(mean 12 min, sd 8 min)");
  EXPECT_EQ(fault(value).code, "E310");
  EXPECT_EQ(fault(value).message, "there is no law of chance called \"lognormel\"");
  EXPECT_EQ(fault(value).caret, "did you mean \"lognormal\"?");
}

TEST_F(WrittenLaw, TakesMeasuredTimesFromATable) {
  write("waits.csv", "name,minutes\na,6\nb,12\n\"c, d\",18\n");
  EXPECT_EQ(law("empirical(waits.csv, minutes, min)"),
            (sim::Law{sim::Empirical{{6. * 60 / 3600, 12. * 60 / 3600, 18. * 60 / 3600}}}));
  EXPECT_EQ(code("empirical(waits.csv, hours, min)"), "E218");
  EXPECT_EQ(code("empirical(waits.csv, minutes)"), "E218");  // no unit, in the brackets nor in the cells
  write("waits x2.csv", "minutes\n6\n");
  EXPECT_EQ(law("empirical(waits x2.csv, minutes, min) x2"), (sim::Law{sim::Empirical{{0.2}}}));
  EXPECT_THROW(static_cast<void>(read("empirical(other.csv, minutes, min)")), std::system_error);
}

TEST_F(WrittenLaw, NamesTheRowOfABadCell) {
  write("waits.csv", "minutes\n6\n\nsoon\n");
  const auto value = read("empirical(waits.csv, minutes, min)");
  EXPECT_EQ(fault(value).message, "waits.csv row 4, minutes: \"soon\" is not a number");
}

// Bins 0–6 min and 6–12 min, half each: mean 6 min.
TEST_F(WrittenLaw, TakesBinsFromATable) {
  write("bins.csv", "from,to,share,unit\n0,6,50%,min\n6,12,50%,min\n");
  EXPECT_NEAR(sim::mean_h(law("histogram(bins.csv)")), 0.1, 1e-12);
  write("bad.csv", "from,to,share,unit\n0,6,50%,min\n3,12,50%,min\n");
  EXPECT_EQ(code("histogram(bad.csv)"), "E218");
  write("sum.csv", "from,to,share,unit\n0,6,50%,min\n6,12,40%,min\n");
  EXPECT_EQ(code("histogram(sum.csv)"), "E207");
}

}  // namespace
}  // namespace servicechain::scenarios
