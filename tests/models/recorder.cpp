#include "tests/models/recorder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "models/kinds.h"
#include "tests/models/example_chains.h"

namespace servicechain::models {

namespace {

class Recorder final : public Observer {
 public:
  explicit Recorder(Record& run) : run_{run} {}

  void job_arrived(LaneId lane, sim::Time now) override { run_.arrivals.push_back({lane, tick(now)}); }
  void job_moved(const JobMoved& move) override {
    tick(move.at);
    run_.moves.push_back(move);
  }
  void visit_ended(const VisitEnded& visit) override {
    tick(visit.ended);
    run_.visits.push_back(visit);
  }
  void wait_of_unfinished(const WaitOfUnfinished& wait) override { run_.unfinished.push_back(wait); }
  void request_sent(const RequestSent& request) override {
    tick(request.at);
    run_.sent.push_back(request);
  }
  void request_answered(const RequestAnswered& answer) override {
    tick(answer.answered);
    run_.answers.push_back(answer);
  }
  void customer_arrived(SegmentId segment, sim::Time now) override { run_.came.push_back({segment, tick(now)}); }
  void customer_judged(SegmentId, sim::Time, const Scores& scores) override { run_.judged.push_back(scores); }
  void customer_left(const CustomerLeft& customer) override {
    tick(customer.left);
    run_.left.push_back(customer);
  }
  void team_changed(const TeamChanged& change) override {
    tick(change.now);
    run_.teams.push_back(change);
  }
  void levels_changed(const LevelsChanged& levels) override {
    tick(levels.now);
    run_.levels.push_back(levels);
  }
  void customers_changed(const CustomersChanged& customers) override {
    tick(customers.now);
    run_.bases.push_back(customers);
  }

 private:
  sim::Time tick(sim::Time now) {
    run_.in_order_of_the_clock = run_.in_order_of_the_clock && now >= last_;
    return last_ = now;
  }

  Record& run_;
  sim::Time last_{};
};

std::string_view word(Ending ending) {
  switch (ending) {
    case Ending::finished: return "";
    case Ending::gave_up: return " gave up";
    case Ending::refused: return " refused";
    case Ending::balked: return " balked";
    case Ending::diverted: return " diverted";
    case Ending::sent_back: return " sent back";
  }
  return "";
}

std::string_view word(Place place) {
  constexpr std::string_view words[] = {"outside", "line", "work", "held", "parked", "away"};
  return words[static_cast<std::size_t>(place)];
}

std::string kind(const Record& run, LaneId lane) { return name_of(run.chain, run.lanes[lane.index].kind); }
const std::string& where(const Record& run, LaneId lane) { return run.chain[run.lanes[lane.index].department].name; }

std::string row(const Record& run, const VisitEnded& visit) {
  std::string text = fmt::format("{}@{} {}-{}", kind(run, visit.lane), where(run, visit.lane),
                                 sim::hours(visit.arrived), sim::hours(visit.ended));
  if (visit.waited) text += fmt::format(" waits {}", sim::hours(visit.wait));
  if (visit.held > sim::Duration{}) text += fmt::format(" held {}", sim::hours(visit.held));
  if (visit.was_blocked) text += " blocked";
  return text.append(word(visit.ending));
}

}  // namespace

Record trace(const ServiceChain& chain, double hours, Luckily luckily) {
  Record run{.chain = chain,
             .lanes = lanes_of(chain),
             .end = {},
             .arrivals = {},
             .moves = {},
             .visits = {},
             .unfinished = {},
             .sent = {},
             .answers = {},
             .came = {},
             .left = {},
             .judged = {},
             .teams = {}};
  Recorder recorder{run};
  run.end = simulate(chain,
                     {.until = at(hours),
                      .seed = luckily.seed,
                      .replication = luckily.replication,
                      .jobs_at_most = luckily.jobs_at_most},
                     recorder);
  ExpectConservation(run);
  ExpectLittlesLawHolds(run);
  return run;
}

CustomerLeft only_customer(const ServiceChain& chain) {
  const Record run = trace(chain, 100);
  EXPECT_EQ(run.left.size(), 1u);
  return run.left.at(0);
}

Rows stays(const Record& run) {
  std::vector<VisitEnded> visits = run.visits;
  std::ranges::stable_sort(visits, {}, [&](const VisitEnded& visit) {
    return std::tuple{run.lanes[visit.lane.index].department, visit.arrived, visit.lane};
  });
  Rows rows;
  for (const VisitEnded& visit : visits) rows.push_back(row(run, visit));
  return rows;
}

Rows stays_at(const Record& run, const std::string& department) {
  Rows rows = stays(run);
  std::erase_if(rows, [&](const std::string& text) { return text.find("@" + department + " ") == std::string::npos; });
  return rows;
}

Rows answers(const Record& run) {
  Rows rows;
  for (const RequestAnswered& answer : run.answers) {
    const Department& asker = run.chain[answer.asker];
    rows.push_back(fmt::format("{}>{} {}-{}{}{}", asker.name, run.chain[asker.needs[answer.need.index].supplier].name,
                               sim::hours(answer.asked), sim::hours(answer.answered),
                               answer.was_refused ? " refused" : "", answer.on_time ? "" : " late"));
  }
  return rows;
}

Rows departures(const Record& run) {
  Rows rows;
  for (const CustomerLeft& left : run.left) {
    rows.push_back(fmt::format("{} {}-{}{}", run.chain[left.segment].name, sim::hours(left.entered),
                               sim::hours(left.left), word(left.ending)));
  }
  return rows;
}

Rows places(const Record& run, const std::string& department) {
  Rows rows;
  for (const JobMoved& move : run.moves) {
    if (where(run, move.lane) != department) continue;
    rows.push_back(
        fmt::format("{} {} {}>{}", sim::hours(move.at), kind(run, move.lane), word(move.from), word(move.to)));
  }
  return rows;
}

Rows people(const Record& run, const std::string& team) {
  const auto team_name = [&](TeamId id) {
    const auto departments = run.chain.departments.size();
    return id.index < departments ? run.chain.departments[id.index].name : run.chain.pools[id.index - departments].name;
  };
  std::map<sim::Time, std::string> moments;
  for (const TeamChanged& change : run.teams) {
    if (team_name(change.team) != team) continue;
    moments[change.now] =
        fmt::format("duty {} working {} held {} over {}", change.on_duty, change.working, change.held, change.overtime);
  }
  Rows rows;
  std::string last;
  for (const auto& [time, text] : moments) {
    if (text != last) rows.push_back(fmt::format("{} {}", sim::hours(time), text));
    last = text;
  }
  return rows;
}

ServiceChain counter(double people, const std::vector<Visitor>& visitors) {
  Department a = example::department("a", people, example::constant_h(1));
  std::vector<Segment> segments;
  for (const Visitor& visitor : visitors) {
    const auto number = static_cast<std::uint32_t>(segments.size());
    segments.push_back(example::segment(fmt::format("j{}", number + 1), example::at_h({visitor.at_h}), {0}));
    segments.back().priority = visitor.priority;
    a.work.named.emplace_back(KindId{number}, example::constant_h(visitor.work_h));
  }
  return example::chain({a}, segments);
}

sim::Timetable by_hours(const std::vector<FromHour>& steps) {
  std::vector<sim::Timetable::Step> week;
  for (const FromHour& step : steps) week.push_back({sim::from_hours(step.h), step.value});
  return {week, {}, sim::Duration{}, sim::Duration{}};
}

sim::Time at(double h) { return sim::start_of_run + sim::from_hours(h); }

}  // namespace servicechain::models
