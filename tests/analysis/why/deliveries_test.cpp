#include "analysis/why/deliveries.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/analysis/little_chain.h"

namespace servicechain::analysis {
namespace {

using models::Ending;

constexpr models::LaneId desk{0};  // people
constexpr models::LaneId store{1};  // desk

sim::Time at(double hours) { return sim::start_of_run + sim::from_hours(hours); }

// People expect to wait an hour; observed from hour 10 to hour 20.
class Delivering : public testing::Test {
 protected:
  static models::ServiceChain chain() {
    models::ServiceChain chain = tests::little_chain();
    chain.segments[0].expects.wait = sim::from_hours(1);
    return chain;
  }
  static models::VisitEnded visit(models::LaneId lane, double ended, double wait_h, Ending ending) {
    return {lane, 1, ending, wait_h > 0, false, 1, at(ended - wait_h), at(ended), at(ended), sim::from_hours(wait_h), {}, 0.9};
  }
  static models::RequestAnswered answer(double answered, bool was_refused, bool on_time) {
    return {{0}, {0}, 1, was_refused, on_time, at(answered - 1), at(answered), 0.8, 80, 90, 95};
  }

  models::ServiceChain chain_ = chain();
  std::vector<models::Lane> lanes_ = models::lanes_of(chain_);
  DeliveryCollector collector_{chain_, lanes_, {at(10), at(20)}, nullptr};
};

// Of four who come to an end at the desk one is served in time (0.9), one late, one gives up, one is refused; a fifth is
// sent elsewhere, a sixth leaves after the window.
TEST_F(Delivering, CountsACustomersStayByWhatTheyExpectToWait) {
  collector_.visit_ended(visit(desk, 12, 0.5, Ending::finished));
  collector_.visit_ended(visit(desk, 13, 1.5, Ending::finished));
  collector_.visit_ended(visit(desk, 14, 0.5, Ending::gave_up));
  collector_.visit_ended(visit(desk, 15, 0, Ending::refused));
  collector_.visit_ended(visit(desk, 16, 0, Ending::diverted));
  collector_.visit_ended(visit(desk, 20, 0, Ending::finished));
  EXPECT_EQ(collector_.deliveries().by_department[0], (Pair{0.9, 4}));
}

// Told in one record: waits of 0.5 h and 1.5 h.
TEST_F(Delivering, CountsOrdinaryVisitsAlike) {
  const auto plain = [](double arrived, double started) {
    return models::PlainVisit{desk, true, 1, at(arrived), at(started), at(started + 1), 0.9};
  };
  collector_.plain_visits(std::array{plain(11, 11.5), plain(12, 13.5), plain(5, 5.5)});
  EXPECT_EQ(collector_.deliveries().by_department[0], (Pair{0.9, 2}));
}

// In time, late, refused: 0.8 of three. The stay of the job at the store is not counted besides.
TEST_F(Delivering, CountsAnAnswerWithItsSupplier) {
  collector_.request_answered(answer(12, false, true));
  collector_.request_answered(answer(13, false, false));
  collector_.request_answered(answer(14, true, true));
  collector_.visit_ended(visit(store, 12, 0, Ending::finished));
  EXPECT_EQ(collector_.deliveries().by_department[1], (Pair{0.8, 3}));
  EXPECT_EQ(collector_.deliveries().by_link[0], (Pair{0.8, 3}));
  EXPECT_EQ(collector_.deliveries().by_department[0], Pair{});
}

}  // namespace
}  // namespace servicechain::analysis
