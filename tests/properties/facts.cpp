#include "tests/properties/facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "models/kinds.h"

namespace servicechain::properties {

namespace {

using models::Record;

class Teller {
 public:
  explicit Teller(const Record& run) : run_{run} {}

  [[nodiscard]] Fact arrival(const Record::Arrival& arrival) const {
    return {.what = "arrives at " + lane(arrival.lane), .at = arrival.at, .times = {ns(arrival.at)}, .numbers = {}};
  }
  [[nodiscard]] Fact move(const models::JobMoved& move) const {
    return {.what = fmt::format("moves at {} from {} to {}", lane(move.lane), number(move.from), number(move.to)),
            .at = move.at,
            .times = {ns(move.at)},
            .numbers = {}};
  }
  [[nodiscard]] Fact visit(const models::VisitEnded& visit) const {
    return {.what = fmt::format("stay at {} ending {} waited {} blocked {} tries {}", lane(visit.lane), number(visit.ending),
                                visit.waited, visit.was_blocked, visit.tries),
            .who = visit.job,
            .at = visit.ended,
            .times = {ns(visit.arrived), ns(visit.wait_ended), ns(visit.ended), visit.wait.count(), visit.held.count()},
            .numbers = {visit.quality}};
  }
  [[nodiscard]] Fact unfinished(const models::WaitOfUnfinished& wait) const {
    return {.what = fmt::format("is inside {} waited {}", lane(wait.lane), wait.waited),
            .at = run_.end.at,
            .times = {ns(wait.wait_ended), wait.wait.count()},
            .numbers = {}};
  }
  [[nodiscard]] Fact sent(const models::RequestSent& sent) const {
    return {.what = "asks: " + link(sent.asker, sent.need), .at = sent.at, .times = {ns(sent.at)}, .numbers = {}};
  }
  [[nodiscard]] Fact answer(const models::RequestAnswered& answer) const {
    return {.what = fmt::format("answered: {} refused {} on time {}", link(answer.asker, answer.need), answer.was_refused,
                                answer.on_time),
            .who = answer.request,
            .at = answer.answered,
            .times = {ns(answer.asked), ns(answer.answered)},
            .numbers = {answer.quality, answer.perceived, answer.expected, answer.self_view}};
  }
  [[nodiscard]] Fact came(const Record::Came& came) const {
    return {.what = "comes: " + run_.chain[came.segment].name, .at = came.at, .times = {ns(came.at)}, .numbers = {}};
  }
  [[nodiscard]] Fact left(const models::CustomerLeft& left) const {
    return {.what = fmt::format("leaves: {} ending {} on time {}", run_.chain[left.segment].name, number(left.ending), left.on_time),
            .who = left.customer,
            .at = left.left,
            .times = {ns(left.entered), ns(left.left), left.wait.count()},
            .numbers = {left.quality, left.perceived, left.expected, left.satisfaction}};
  }
  [[nodiscard]] Fact team(const models::TeamChanged& team) const {
    const auto departments = run_.chain.departments.size();
    const std::size_t index = team.team.index;
    return {.what = "people of " + (index < departments ? run_.chain.departments[index].name : run_.chain.pools[index - departments].name),
            .at = team.now,
            .times = {ns(team.now)},
            .numbers = {team.on_duty, team.working, team.held, team.overtime}};
  }

 private:
  static std::int64_t ns(sim::Time time) { return time.time_since_epoch().count(); }
  template <class Choice>
  static int number(Choice choice) {
    return static_cast<int>(choice);
  }
  [[nodiscard]] std::string lane(models::LaneId id) const {
    const models::Lane& lane = run_.lanes[id.index];
    return run_.chain[lane.department].name + " for " + name_of(run_.chain, lane.kind);
  }
  [[nodiscard]] std::string link(models::DepartmentId asker, models::NeedId need) const {
    return run_.chain[asker].name + " of " + run_.chain[run_.chain[asker].needs[need.index].supplier].name;
  }

  const Record& run_;
};

}  // namespace

std::string describe(const Fact& fact) {
  return fmt::format("{} (who {}) at {} h, times {}, numbers {}", fact.what, fact.who, sim::hours(fact.at), fact.times, fact.numbers);
}

Facts facts_of(const Record& run) {
  const Teller teller{run};
  const auto all = [&](const auto& told, auto put_in_words) {
    std::vector<Fact> facts;
    facts.reserve(told.size());
    for (const auto& one : told) facts.push_back((teller.*put_in_words)(one));
    return facts;
  };
  Facts facts{all(run.arrivals, &Teller::arrival), all(run.moves, &Teller::move), all(run.visits, &Teller::visit),
              all(run.sent, &Teller::sent),        all(run.answers, &Teller::answer), all(run.came, &Teller::came),
              all(run.left, &Teller::left),        all(run.teams, &Teller::team),   all(run.unfinished, &Teller::unfinished)};
  std::ranges::sort(facts.back(), {}, [](const Fact& fact) { return std::tie(fact.what, fact.times); });
  return facts;
}

Witnessed witness(const models::ServiceChain& chain, double hours, models::Luckily luckily) {
  testing::TestPartResultArray results;
  const testing::ScopedFakeTestPartResultReporter reporter{
      testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results};
  Witnessed witnessed{models::trace(chain, hours, luckily), {}};
  for (int i = 0; i < std::min(results.size(), 3); ++i) witnessed.objections += results.GetTestPartResult(i).message();
  return witnessed;
}

Record record(const models::ServiceChain& chain, const Case& one) {
  return witness(chain, one.hours, {.seed = one.seed, .jobs_at_most = jobs_at_most}).run;
}
Record record(const Case& one) { return record(one.chain(), one); }

std::string difference(const Facts& expected, const Facts& found) {
  for (std::size_t stream = 0; stream < expected.size(); ++stream) {
    const auto [a, b] = std::ranges::mismatch(expected[stream], found[stream]);
    if (a == expected[stream].end() && b == found[stream].end()) continue;
    return fmt::format("expected: {}\nfound:    {}", a == expected[stream].end() ? "nothing more" : describe(*a),
                       b == found[stream].end() ? "nothing more" : describe(*b));
  }
  return {};
}

Facts until(Facts facts, sim::Time end) {
  for (auto& stream : facts) std::erase_if(stream, [&](const Fact& fact) { return fact.at >= end; });
  return facts;
}

Facts without_unfinished(Facts facts) {
  facts.pop_back();
  return facts;
}

Facts without(Facts facts, const std::string& name) {
  for (auto& stream : facts) std::erase_if(stream, [&](const Fact& fact) { return fact.what.find(name) != std::string::npos; });
  return facts;
}

void expect_no_change_by_a_stranger(const Case& one, const std::string& name) {
  const Case other{with_stranger(one.file, name), one.hours, one.seed};
  const models::Record alone = record(one);
  const models::Record together = record(other);
  RC_PRE(!std::holds_alternative<models::GrewWithoutLimit>(together.end.why));
  Facts expected = facts_of(alone);
  Facts found = without(facts_of(together), name);
  if (alone.end.at != together.end.at) {
    const sim::Time end = std::min(alone.end.at, together.end.at);
    expected = until(without_unfinished(std::move(expected)), end);
    found = until(without_unfinished(std::move(found)), end);
  }
  const std::string differs = difference(expected, found);
  if (!differs.empty()) RC_FAIL(differs);
}

}  // namespace servicechain::properties
