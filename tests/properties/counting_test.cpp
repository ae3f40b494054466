#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "models/kinds.h"
#include "tests/properties/facts.h"

// What no run may break, whatever the chain: jobs, people and time are counted once and never lost.
namespace servicechain::properties {
namespace {

using models::Ending;
using models::Place;
using models::Record;

// Per lane and for customers, arrived = finished + refused + balked + diverted + gave up + sent back + inside, no place
// ever holds fewer than no jobs, and the time spent inside is the integral of the number inside: tests/models/recorder.h.
RC_GTEST_PROP(Conservation, AndLittlesLawHoldInEveryRun, ()) {
  const Case one = *random_case({});
  const Witnessed witnessed = witness(one.chain(), one.hours, {.seed = one.seed, .jobs_at_most = jobs_at_most});
  if (!witnessed.objections.empty()) RC_FAIL(witnessed.objections);
}

// A job's stays follow one another without gap or overlap, from where it came in to where it left: so it is never in
// two places, its time is the sum of its stays, and its wait the sum of its waits. Rework comes back as a stay, too.
RC_GTEST_PROP(Job, IsInOnePlaceFromItsArrivalToItsEnd, ()) {
  const Case one = *random_case({});
  const Record run = record(one);
  std::map<sim::Identity, std::vector<const models::VisitEnded*>> stays;
  for (const models::VisitEnded& visit : run.visits) stays[visit.job].push_back(&visit);
  const auto check = [&](sim::Identity job, sim::Time entered, sim::Time left) {
    sim::Time at = entered;
    sim::Duration wait{};
    for (const models::VisitEnded* stay : stays[job]) {
      RC_ASSERT(stay->arrived == at);
      at = stay->ended;
      wait += stay->wait;
    }
    RC_ASSERT(at == left);
    return wait;
  };
  for (const models::CustomerLeft& left : run.left) {
    RC_ASSERT(check(left.customer, left.entered, left.left) == left.wait);
    RC_ASSERT(stays[left.customer].back()->ending == left.ending);
  }
  for (const models::RequestAnswered& answer : run.answers) (void)check(answer.request, answer.asked, answer.answered);
}

// Only a finished stay leads on to another (or one diverted or sent back), and whoever leaves unserved stops there.
RC_GTEST_PROP(Request, IsAnsweredOnceForEachAskedOrStillInside, ()) {
  const Case one = *random_case({});
  const Record run = record(one);
  RC_PRE(!std::holds_alternative<models::GrewWithoutLimit>(run.end.why));
  std::map<std::uint32_t, std::int64_t> open;  // by asker
  for (const models::RequestSent& sent : run.sent) ++open[sent.asker.index];
  for (const models::RequestAnswered& answer : run.answers) {
    RC_ASSERT(answer.asked <= answer.answered);
    RC_ASSERT(--open[answer.asker.index] >= 0);
  }
  for (const models::JobMoved& move : run.moves) {
    const auto asker = asker_of(run.chain, run.lanes[move.lane.index].kind);
    if (asker) open[asker->index] += (move.from != Place::outside) - (move.to != Place::outside);
  }
  for (const auto& [asker, rest] : open) RC_ASSERT(rest == 0);
}

// People at work and held are people on duty, or stay late: working + held ≤ on duty + overtime, at every change. So
// utilisation, their integral over that of people on duty, is at most 1.
RC_GTEST_PROP(People, AreBusyOnDutyOrStayLate, ()) {
  const Case one = *random_case({});
  const Record run = record(one);
  constexpr double rounding = 1e-9;
  for (const models::TeamChanged& team : run.teams) {
    RC_ASSERT(team.working >= 0);
    RC_ASSERT(team.held >= 0);
    RC_ASSERT(team.overtime >= 0);
    RC_ASSERT(team.on_duty >= 0);
    RC_ASSERT(team.overtime <= team.working + rounding);
    RC_ASSERT(team.working + team.held <= team.on_duty + team.overtime + rounding);
  }
}

// Where people take one job at a time, those at work are as many as the jobs at work, pools included, and those held
// as many as the jobs held: at every moment, once all that happens at that moment has happened.
RC_GTEST_PROP(People, AtWorkAreAsManyAsJobsAtWork, ()) {
  const Case one = *random_case({});
  const models::ServiceChain chain = one.chain();
  for (const models::Department& department : chain.departments) {
    RC_PRE(department.order != models::Order::shared && department.at_once == 1);
    RC_PRE(!std::holds_alternative<models::Unlimited>(department.staff));
  }
  const Record run = record(chain, one);
  std::map<std::uint32_t, models::TeamChanged> teams;
  std::int64_t at_work = 0;
  std::int64_t held = 0;
  auto change = run.teams.begin();
  for (auto move = run.moves.begin(); move != run.moves.end();) {
    const sim::Time now = move->at;
    for (; move != run.moves.end() && move->at == now; ++move) {
      at_work += (move->to == Place::work) - (move->from == Place::work);
      held += (move->to == Place::held) - (move->from == Place::held);
    }
    for (; change != run.teams.end() && change->now <= now; ++change) teams[change->team.index] = *change;
    double people_at_work = 0;
    double people_held = 0;
    for (const auto& [index, team] : teams) {
      people_at_work += team.working;
      people_held += team.held;
    }
    RC_ASSERT(people_at_work == static_cast<double>(at_work));
    RC_ASSERT(people_held == static_cast<double>(held));
  }
}

}  // namespace
}  // namespace servicechain::properties
