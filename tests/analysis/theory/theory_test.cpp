#include "analysis/theory/theory.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/theory/answer.h"
#include "analysis/theory/influence.h"
#include "tests/models/example_chains.h"

// Which formula is taken for which chain, and where none is.
namespace servicechain::analysis::theory {
namespace {

namespace example = models::example;
using models::ServiceChain;
using models::Waiting;

ServiceChain one_desk(models::Department desk, double customers_per_h) {
  return example::chain({std::move(desk)}, {example::segment("people", example::poisson_per_h(customers_per_h), {0})});
}

Prediction said_of(const ServiceChain& chain, std::string_view of, std::string_view measure,
                   std::string_view kind = "all") {
  for (const Prediction& each : theory_of(chain).predictions) {
    if (each.measure.of == of && each.measure.name == measure && each.measure.kind == kind) return each;
  }
  return {{}, std::nullopt, no_formula("not said")};
}

std::string why_not(const ServiceChain& chain) { return said_of(chain, "departments.desk", "wait").basis.why_not; }

// M/M/1, 8 an hour, 6 min each.
TEST(Theory, GivesAFigureWithWhatItRestsOnAndItsSource) {
  const Prediction wait =
      said_of(one_desk(example::department("desk", 1, example::exponential_h(0.1)), 8), "departments.desk", "wait");
  EXPECT_NEAR(wait.value.value(), 0.4, 1e-12);
  EXPECT_EQ(wait.measure.unit, "h");
  EXPECT_EQ(wait.basis.validity, Validity::exact);
  EXPECT_EQ(wait.basis.formula, "M/M/1");
  EXPECT_FALSE(wait.basis.rests_on.empty());
  EXPECT_FALSE(wait.basis.source.empty());
}

TEST(Theory, SaysWhyItHasNoFigure) {
  auto desk = example::department("desk", 2, example::exponential_h(0.1));
  desk.needs = {example::need({1}, Waiting::yes)};
  ServiceChain asking = example::chain({desk, example::department("store", 1, example::exponential_h(0.02))},
                                       {example::segment("people", example::poisson_per_h(8), {0})});
  EXPECT_EQ(why_not(asking), "it waits for store with its hands full");
  asking.departments[0].needs[0].waiting = Waiting::park;
  EXPECT_EQ(why_not(asking), "its jobs stop halfway until store has answered");
  const Prediction of_store = said_of(asking, "departments.store", "wait");
  EXPECT_EQ(of_store.basis.validity, Validity::none);
  EXPECT_EQ(of_store.basis.why_not, "its jobs come from desk, for which there is no formula");
}

TEST(Theory, KeepsToOrganisationsThatAreEveryHourTheSame) {
  ServiceChain chain = one_desk(example::department("desk", 1, example::exponential_h(0.1)), 2);
  chain.departments[0].staff = sim::Timetable{{{sim::Duration{0}, 1}, {std::chrono::hours{8}, 2}}, {}, {}, {}};
  EXPECT_EQ(why_not(chain), "its people work by hours, and a formula takes every hour to be like the last");
}

TEST(Theory, SaysThatALineGrows) {
  EXPECT_EQ(why_not(one_desk(example::department("desk", 1, example::exponential_h(0.1)), 12)),
            "more comes than can be done, so that its line grows for ever");
}

// Several people whose work is not exponential: about. One person: exactly.
TEST(Theory, CallsAnApproximationSo) {
  const sim::Law constant = example::constant_h(0.1);
  EXPECT_EQ(said_of(one_desk(example::department("desk", 3, constant), 20), "departments.desk", "wait").basis.validity,
            Validity::approximate);
  EXPECT_EQ(said_of(one_desk(example::department("desk", 1, constant), 8), "departments.desk", "wait").basis.validity,
            Validity::exact);
}

// What leaves a desk of exponential work comes to the next as if by chance; what leaves constant work does not.
TEST(Theory, FollowsChanceFromDepartmentToDepartment) {
  auto desk = example::department("desk", 1, example::exponential_h(0.1));
  desk.passes_to.otherwise = {{{{1}, 1.0}}, 0};
  ServiceChain chain = example::chain({desk, example::department("office", 1, example::exponential_h(0.05))},
                                      {example::segment("people", example::poisson_per_h(8), {0})});
  EXPECT_EQ(said_of(chain, "departments.office", "wait").basis.validity, Validity::exact);
  // 0.4 + 0.1 and 8 × 0.05² / (1 − 0.4) + 0.05.
  EXPECT_NEAR(said_of(chain, "customers.people", "time").value.value(), 0.5 + 0.02 / 0.6 + 0.05, 1e-12);
  chain.departments[0].work.otherwise = example::constant_h(0.1);
  EXPECT_EQ(said_of(chain, "departments.office", "wait").basis.validity, Validity::approximate);
}

// FJ-01: two requests at once to two desks of load 0.8: (12 − 0.8)/8 × 0.5 = 0.7 h.
TEST(Theory, JoinsTwoAnswers) {
  auto front = example::department("a front", 1, example::constant_h(0));
  front.staff = models::Unlimited{};
  front.needs = {example::need({1}, Waiting::yes), example::need({2}, Waiting::yes)};
  const ServiceChain chain = example::chain({front, example::department("b", 1, example::exponential_h(0.1)),
                                             example::department("c", 1, example::exponential_h(0.1))},
                                            {example::segment("people", example::poisson_per_h(8), {0})});
  const Prediction time = said_of(chain, "customers.people", "time");
  EXPECT_EQ(time.basis.validity, Validity::exact);
  EXPECT_NEAR(time.value.value(), 0.7, 1e-9);
}

// R4 of the model: four departments with λ .3 .4 .5 .6; x as worked out by hand, V's last row .130820 .247869 .221311
// .4.
ServiceChain four_who_serve_each_other() {
  const auto made = [](std::string name, double c, double depends) {
    models::Department department = example::department(std::move(name), 1, example::constant_h(0.01));
    department.staff = models::Unlimited{};
    department.right_first_time = c;
    department.depends_on_suppliers = depends;
    return department;
  };
  const auto asks = [](std::uint32_t supplier, double matters) {
    models::Need need = example::need({supplier}, Waiting::no);
    need.how_often = models::PerJob{.times = {.otherwise = 0.1, .named = {}}};
    need.matters = matters;
    return need;
  };
  std::vector<models::Department> all{made("1 hr", 0.9, 0.3), made("2 it", 0.8, 0.4), made("3 back", 0.85, 0.5),
                                      made("4 front", 0.95, 0.6)};
  all[0].needs = {asks(1, 1)};
  all[1].needs = {asks(0, 0.5), asks(2, 0.5)};
  all[2].needs = {asks(0, 0.2), asks(1, 0.8)};
  all[3].needs = {asks(0, 0.1), asks(1, 0.3), asks(2, 0.6)};
  ServiceChain chain = example::chain(all, {example::segment("people", example::poisson_per_h(10), {3})});
  chain.behaviour.inherited_quality = true;
  return chain;
}

TEST(Influence, IsTheRestPointOfInheritedQuality) {
  ServiceChain chain = four_who_serve_each_other();
  const Influence influence = influence_of(chain, traffic_of(chain).value());
  EXPECT_EQ(influence.basis.validity, Validity::exact);
  const std::vector<double>& of_front = influence.shares[3];
  EXPECT_NEAR(of_front[0], 0.130820, 5e-7);
  EXPECT_NEAR(of_front[1], 0.247869, 5e-7);
  EXPECT_NEAR(of_front[2], 0.221311, 5e-7);
  EXPECT_NEAR(of_front[3], 0.400000, 5e-7);
  EXPECT_NEAR(said_of(chain, "departments.4 front", "quality").value.value(), 0.881987, 5e-7);
  EXPECT_NEAR(said_of(chain, "customers", "quality").value.value(), 0.881987, 5e-7);
  chain.quality.combine = models::Combine::linear;
  EXPECT_NEAR(said_of(chain, "departments.2 it", "quality").value.value(), 0.823888, 5e-7);
  chain.quality = {.combine = models::Combine::power, .power = -4};
  EXPECT_NEAR(said_of(chain, "departments.3 back", "quality").value.value(), 0.839146, 5e-7);
}

// R5: five in a row, each 95% right: 0.95⁵.
TEST(Influence, MultipliesYieldsInARow) {
  std::vector<models::Department> row;
  for (std::uint32_t d = 0; d < 5; ++d) {
    row.push_back(example::department(std::to_string(d), 1, example::constant_h(0.01)));
    row.back().staff = models::Unlimited{};
    if (d < 4) row.back().passes_to.otherwise = {{{{d + 1}, 1.0}}, 0};
  }
  ServiceChain chain = example::chain(row, {example::segment("people", example::poisson_per_h(1), {0})});
  chain.behaviour.inherited_quality = true;
  chain.quality.combine = models::Combine::yield;
  EXPECT_NEAR(said_of(chain, "customers", "quality").value.value(), 0.7737809375, 1e-9);
}

// A bound is met from its own side; a figure when the range holds it.
TEST(Meeting, IsJudgedByTheRange) {
  const ServiceChain chain = one_desk(example::department("desk", 1, example::exponential_h(0.1)), 8);
  Study study;
  const auto simulated = [&](double low, double high) {
    study.measures = {
        {"base", {"departments.desk", "all", "wait", "h"}, {(low + high) / 2, Range{low, high}, {}, 10, {}, {}}}};
    for (const Meeting& meeting : meetings_of(theory_of(chain), study)) {
      if (meeting.prediction.measure.name == "wait" && meeting.prediction.measure.of == "departments.desk" &&
          meeting.prediction.measure.kind == "all") {
        return meeting.holds;
      }
    }
    return std::optional<bool>{};
  };
  EXPECT_EQ(simulated(0.39, 0.41), true);
  EXPECT_EQ(simulated(0.41, 0.43), false);
}

}  // namespace
}  // namespace servicechain::analysis::theory
