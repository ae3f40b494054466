#include "models/loyalty.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/example_chains.h"

// E13 to E15 by hand.
namespace servicechain::models {
namespace {

constexpr double tiny = 1e-12;

Segment of_type(SegmentType type) {
  Segment segment = example::segment("s", example::poisson_per_h(1), {0});
  segment.type = type;
  return segment;
}

double odds_at(const Segment& segment, double satisfaction) {
  const double chance = return_odds(segment).chance_at(satisfaction);
  return chance / (1 - chance);
}

// R11 and V8: 3, 4 and 5 of 5 are 50, 75 and 100 points. Odds of 3 at 75 points, 18 at 100, 1/2 at 50.
TEST(Loyalty, OfCompaniesIsSixfoldFromSatisfiedToDelighted) {
  const Segment company = of_type(SegmentType::company);
  EXPECT_NEAR(odds_at(company, 100) / odds_at(company, 75), 6, 1e-9);
  EXPECT_NEAR(return_odds(company).chance_at(75), .750, tiny);
  EXPECT_NEAR(return_odds(company).chance_at(50), 1.0 / 3, tiny);
  EXPECT_NEAR(return_odds(company).chance_at(100), 18.0 / 19, tiny);
}

// Logit 3 at 75 points; a tie of 1 and a programme of 0.3 multiply the odds by e and e^0.3.
TEST(Loyalty, IsTiedByContractsAndProgrammes) {
  Segment person = of_type(SegmentType::person);
  EXPECT_NEAR(odds_at(person, 75), 3, 1e-9);
  person.parameters.loyalty_programme = .3;
  EXPECT_NEAR(odds_at(person, 75), 3 * std::exp(.3), 1e-9);
  person.relationship = Relationship::client;
  EXPECT_NEAR(odds_at(person, 75), 3 * std::exp(1.3), 1e-9);
  EXPECT_NEAR(odds_at(of_type(SegmentType::public_body), 75), 3 * std::exp(1.0), 1e-9);
}

// One year at a constant rate of loss leaves the share r.
TEST(Loyalty, LosesInAYearWhatDoesNotStay) {
  const BaseFlow flow{.market = 0, .advertising = 0, .imitation = 0, .sentiment = 1, .scale = 1, .loss = loss_per_year(.75)};
  double customers = 1000;
  for (int day = 0; day < 364; ++day) customers = moved_base(customers, flow, 1.0 / 364);
  EXPECT_NEAR(customers, 750, 1e-6);
}

// R11: p = .03, q = .38: the peak comes after ln(q/p)/(p + q) = 6.1926 years, at a share of 1/2 − p/2q = .4605.
TEST(WordOfMouth, WithoutLossIsBass) {
  const BaseFlow flow{.market = 1000, .advertising = .03, .imitation = .38, .sentiment = 1, .scale = 1, .loss = 0};
  const double years = std::log(.38 / .03) / .41;
  EXPECT_NEAR(years, 6.1926, 5e-5);
  double customers = 0;
  constexpr int days = 2254;
  for (int day = 0; day < days; ++day) customers = moved_base(customers, flow, years / days);
  EXPECT_NEAR(customers, 1000 * (.5 - .03 / .76), 1e-6);
  EXPECT_NEAR(customers, 460.5, .05);
}

// 0.1 of talk anyway, .01 a point more when pleased, .015 when let down, .02·10/100 by staff ten points happier.
TEST(WordOfMouth, TellsMoreOfBadThanOfGood) {
  Parameters constants;
  EXPECT_EQ(net_sentiment(70, 70, 0, constants), 1);
  EXPECT_NEAR(net_sentiment(74, 70, 0, constants), 1.4, tiny);
  EXPECT_NEAR(net_sentiment(66, 70, 0, constants), .4, tiny);
  EXPECT_NEAR(net_sentiment(60, 70, 0, constants), -.5, tiny);
  constants.staff_talk = .02;
  EXPECT_NEAR(net_sentiment(70, 70, 10, constants), 1.02, tiny);
  constants.talk = 0;
  EXPECT_EQ(net_sentiment(90, 70, 0, constants), 0);
}

// At 500 of 2000: .03 + .38/4 = .125 of 1500 are won, 187.5; 100 are lost: scale 100/187.5. Then nothing moves.
TEST(WordOfMouth, BalancesWhatIsLostAtTheStart) {
  BaseFlow flow{.market = 2000, .advertising = .03, .imitation = .38, .sentiment = 1, .scale = 1, .loss = .2};
  flow.scale = balancing_scale(500, flow);
  EXPECT_NEAR(flow.scale, 100 / 187.5, tiny);
  EXPECT_NEAR(moved_base(500, flow, 1), 500, 1e-9);
  flow.sentiment = -1;  // a warning keeps others away, but drives nobody out
  EXPECT_EQ(flow.won(500), 0);
}

// A tenth dearer: 1.1^−2.62 = 0.7790.
TEST(Price, KeepsSomeAway) {
  EXPECT_NEAR(price_response(55, 50, -2.62), std::pow(1.1, -2.62), tiny);
  EXPECT_EQ(price_response(50, 50, -2.62), 1);
  EXPECT_EQ(price_response({}, 50, -2.62), 1);
  EXPECT_EQ(price_response(50, {}, -2.62), 1);
}

// A fifth off inside the house.
TEST(Price, IsLowerInside) {
  Need need = example::need({0}, Waiting::no);
  need.price = 10;
  EXPECT_EQ(transfer_price(need, Parameters{}), 8);
}

}  // namespace
}  // namespace servicechain::models
