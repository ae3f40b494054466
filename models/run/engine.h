#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/observer.h"
#include "models/perception.h"
#include "models/quality.h"
#include "models/run/blueprint.h"
#include "models/run/clientele.h"
#include "models/run/climate.h"
#include "models/run/job.h"
#include "models/run/line.h"
#include "models/run/sharing.h"
#include "models/run/sources.h"
#include "models/run/team.h"
#include "models/simulate.h"
#include "sim/event_calendar.h"

namespace servicechain::models::run {

// What a department remembers while a run goes.
struct Station {
  Line line;
  std::vector<JobIndex> porch;                         // wait outside a full in-tray that blocks, first come first served
  std::vector<std::optional<double>> last_answer;      // quality, for each need
  std::vector<std::optional<double>> link_expectation; // E_ij, for each need
  Sharing sharing;
  double staying = 0;                                  // shared: people who finish after closing
  std::uint32_t sharing_stamp = 0;
  std::uint32_t choices = 0;                           // order: random
};

// A member of a closed population.
struct Member {
  std::uint32_t segment;
  sim::Identity identity;
  std::uint32_t source;
  std::uint32_t cycle = 0;
  std::optional<double> expectation = {};      // E, its own
};

// The life of one job. This file declares it; the files named below run it.
//
//   source ──▶ enter ──▶ line ──▶ start ──▶ ask (before) ──▶ work ──▶ ask (after) ──▶ hand on ──▶ enter …
//                │         │                 │  ▲                       │  ▲              ├─▶ answer its asker
//                │         │            held or parked              held or parked        └─▶ leave: a customer
//                │         └─ gives up        └──┘ answers             └──┘
//                └─ refused, balks, diverted, waits outside (block)
//
// Moves between departments go over an agenda that is worked off before the clock moves, so nothing recurses.
class Engine {
 public:
  Engine(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer);
  // A pilot: every coupling off, and their drivers summed up from `observed_from` on.
  Engine(const ServiceChain& chain, const Blueprint& blueprint, const RunOptions& options, Observer& observer,
         sim::Time observed_from);
  [[nodiscard]] RunEnd run();
  // Requires: a pilot, run.
  [[nodiscard]] Pilot take_pilot() const;

 private:
  enum class Type : std::uint8_t {
    arrival, work_end, patience, people, outage, shared_end, absence, return_to_work, give_up_waiting, member_returns,
    day,
  };
  struct Task {
    enum class What : std::uint8_t { enter, answer, refuse, serve, redo } what;
    std::uint32_t target;
  };

  // engine.cpp: the clock and the agenda
  void set_up();
  void handle(const sim::EventCalendar::Event& event);
  void work_off_agenda();

  // coming_in.cpp: from the door to a person, into the line, or away
  void enter(JobIndex job);
  void arrive_at(JobIndex job);
  void begin_stay(JobIndex job);
  void admit(JobIndex job);
  void join_line(JobIndex job);
  void expect_patience(JobIndex job);
  void lose_patience(JobIndex job);
  void turn_away(JobIndex job);
  void wait_on_porch(JobIndex job);
  void admit_from_porch(std::uint32_t department);
  void leave_for_room(JobIndex job);
  [[nodiscard]] bool has_room(std::uint32_t department) const;
  [[nodiscard]] Team* idle_team(std::uint32_t department);
  // Who can take it at once, freed for it if need be; nullptr: nobody.
  [[nodiscard]] Team* team_for(JobIndex job);

  // work.cpp: from taking a job to handing it on
  void start(JobIndex job, Team& team);
  void begin_work(JobIndex job);
  void interrupt(JobIndex job);
  void end_work(JobIndex job);
  void finish(JobIndex job);
  void hold_until_room(JobIndex job, LaneId next, std::uint32_t to);
  void leave_department(JobIndex job, Ending ending);
  void hand_on(JobIndex job, std::optional<LaneId> next);
  void serve(Team& team);
  bool serve_department(std::uint32_t department, Team& team);
  [[nodiscard]] std::optional<LaneId> route_of(JobIndex job);
  [[nodiscard]] sim::Duration work_length(JobIndex job);
  [[nodiscard]] Team* team_after_preempting(JobIndex job);

  // people.cpp: who is there
  void set_up_teams();
  void schedule_people(Team& team);
  void change_people(Team& team);
  void call_people(Team& team);
  void change_outage(Team& team);
  void people_changed(Team& team);
  void send_home(Team& team);
  void bring_back(Team& team);
  void let_line_preempt(Team& team);
  void grip(JobIndex job, Team& team, std::optional<std::uint32_t> person);
  void let_go(JobIndex job, Team& team);
  void hold(JobIndex job);
  void set_aside(JobIndex job);
  void hand_over(JobIndex job);
  void take_up_again(JobIndex job);
  void report_later(Team& team);
  void report(Team& team);

  // sharing.cpp: order: shared
  void share_in(JobIndex job, sim::Duration length);
  void share_gone(std::uint32_t department);
  void share_out(std::uint32_t department);

  // absence.cpp: persons who are away at random
  void set_up_absence(Team& team);
  void roster(Team& team);
  void plan_absence(Team& team, std::uint32_t person);
  void count_time(Team& team, std::uint32_t person);
  void count_working(JobIndex job, int change);
  void begin_absence(std::uint32_t number);
  void end_absence(std::uint32_t number);
  void leave_if_due(Team& team, std::uint32_t person);
  void go_away(Team& team, std::uint32_t person);

  // requests.cpp: asking and answering
  void ask(JobIndex job);
  void list_needs(JobIndex job);
  void ask_for(JobIndex job, std::uint32_t need);
  void wait_for_answers(JobIndex job);
  void park(JobIndex job);
  void go_on(JobIndex job);
  void resume(JobIndex job);
  void return_to_line(JobIndex job);
  void answer(JobIndex request);
  void answer_with_nothing(JobIndex request);
  void give_up_waiting(JobIndex request);
  void close_request(JobIndex request);
  void count_answer(JobIndex request, double quality);
  void tell_link(JobIndex request, double quality);
  [[nodiscard]] bool is_enough(JobIndex job) const;
  [[nodiscard]] std::optional<JobIndex> parent_of(JobIndex request) const;
  [[nodiscard]] double quality_now(JobIndex job);

  // customers.cpp: the world outside
  void set_up_sources();
  void set_up_members(std::uint32_t source);
  void expect_next(std::uint32_t source);
  void arrive(std::uint32_t source);
  void send_member(std::uint32_t member);
  void schedule_member(std::uint32_t member);
  void bring_customer(std::uint32_t segment, sim::Identity identity, LaneId lane, std::optional<std::uint32_t> member);
  void bring_request(std::uint32_t asker, std::uint32_t need, sim::Identity identity);
  [[nodiscard]] sim::Duration wait_of(JobIndex job) const;
  void customer_leaves(JobIndex job, Ending ending);
  [[nodiscard]] Scores scores_of(JobIndex job, Ending ending) const;

  // rework.cpp: what went wrong is done again
  void judge_work(JobIndex job);
  [[nodiscard]] double right_of(JobIndex job, double quality) const;
  [[nodiscard]] bool finds_defect(JobIndex job, sim::Purpose finder);
  void send_back(JobIndex job);
  void redo(JobIndex job);
  void do_again(JobIndex job);

  // slow.cpp: how people and customers change, once a day
  void set_up_days();
  void end_day();
  void tell_levels();
  void bring_customers_anew(std::uint32_t source);
  [[nodiscard]] double own_capability(std::uint32_t department) const;
  [[nodiscard]] sim::Duration at_todays_pace(JobIndex job, sim::Duration written);
  void collect_inputs(JobIndex job);

  // deadlock.cpp: rings of waiting
  struct Search;
  void suspect(std::uint32_t department);
  void look_for_deadlock();
  void gather(Search& search) const;
  [[nodiscard]] bool will_move(std::uint32_t department) const;
  [[nodiscard]] bool can_go_on(JobIndex job, const Search& search) const;
  [[nodiscard]] bool may_get_room(JobIndex job) const;
  [[nodiscard]] bool strike_out_one_round(Search& search) const;
  [[nodiscard]] bool waits_longer(JobIndex job, JobIndex other) const;
  [[nodiscard]] std::vector<JobIndex> ring_of(const Search& search) const;
  [[nodiscard]] std::optional<JobIndex> what_it_waits_for(JobIndex job, const Search& search) const;
  [[nodiscard]] std::uint32_t keeps_waiting(JobIndex job) const;
  void break_ring(const std::vector<JobIndex>& ring);
  void goes_on_without(JobIndex job);

  [[nodiscard]] JobIndex new_job(sim::Identity identity, LaneId lane);
  void free_job(JobIndex job);
  void move(JobIndex job, Place to);
  [[nodiscard]] const LanePlan& lane_of(JobIndex job) const { return blueprint_.lane_plans[jobs_[job].lane.index]; }
  [[nodiscard]] std::uint32_t department_of(JobIndex job) const { return lane_of(job).department; }
  [[nodiscard]] const DepartmentPlan& plan_of(JobIndex job) const { return blueprint_.departments[department_of(job)]; }
  [[nodiscard]] Station& station_of(JobIndex job) { return stations_[department_of(job)]; }
  [[nodiscard]] JobFile& file_of(JobIndex job) { return files_[jobs_[job].file]; }
  [[nodiscard]] const JobFile& file_of(JobIndex job) const { return files_[jobs_[job].file]; }
  [[nodiscard]] const Department& department(std::uint32_t index) const { return chain_.departments[index]; }
  [[nodiscard]] bool is_shared(std::uint32_t index) const { return department(index).order == Order::shared; }
  std::uint32_t put(sim::Time time, Type type, std::uint32_t target);
  void end_run(WhyEnded why);
  void tell_unfinished();

  const ServiceChain& chain_;        // -- constant
  RunOptions options_;               // -- constant
  Observer& observer_;
  const Blueprint& blueprint_;       // -- constant
  sim::Luck luck_;                   // -- constant
  std::optional<sim::Time> observed_from_ = {};  // -- constant: of a pilot
  std::optional<Climate> climate_;   // -- state: where people change
  std::optional<Clientele> clientele_;  // -- state: where customers react

  sim::EventCalendar calendar_;      // -- state
  sim::Time now_{};                  // -- state
  SlotPool<Job> jobs_;               // -- state
  SlotPool<JobFile> files_;          // -- state
  std::vector<Station> stations_;    // -- state
  std::vector<Team> teams_;          // -- state: departments', then pools'
  std::vector<std::pair<std::uint32_t, std::uint32_t>> persons_;  // -- constant: number → team, place
  std::vector<Source> sources_;      // -- state
  std::vector<std::uint32_t> source_stamps_;  // -- state: of the next arrival of each
  std::vector<Member> members_;      // -- state
  std::vector<std::optional<double>> expectations_;  // -- state: E of each segment
  std::vector<std::uint32_t> to_report_;             // -- state: teams that changed at this moment
  std::vector<Task> agenda_;         // -- state
  std::size_t agenda_at_ = 0;        // -- state
  std::vector<Input> inputs_;        // scratch
  std::uint64_t serial_ = 0;         // -- state
  std::uint64_t events_ = 0;         // -- state
  std::uint64_t events_at_now_ = 0;  // -- state
  std::uint64_t next_search_ = 0;    // -- state: of deadlocks, in events
  std::uint64_t deadlocks_resolved_ = 0;  // -- state
  std::uint64_t defects_let_pass_ = 0;    // -- state
  bool is_suspicious_ = false;       // -- state: someone came to be held since the last search
  std::optional<WhyEnded> why_ended_;
};

}  // namespace servicechain::models::run
