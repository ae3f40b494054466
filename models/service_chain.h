#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/baseline.h"
#include "models/by_kind.h"
#include "models/ids.h"
#include "models/parameters.h"
#include "sim/law.h"
#include "sim/time.h"
#include "sim/timetable.h"

// The description of an organisation: a plain value. Running it is simulate(); what happened is told to an Observer.
//
//   customers ──enters──▶ department ──passes-to──▶ department ──▶ customer
//                          │  ▲ answer
//                    need  ▼  │
//                         supplier (a department too; two may need each other)
//
// Departments, segments, pools and routines stand in the order of their names, so that the order of a file changes
// nothing. Units: hours where a plain number is a time, shares in 0–1, money as written, points 0–100.
namespace servicechain::models {

// -- Departments -----------------------------------------------------------------------------------------------

// How many people. -- constant
struct Unlimited {
  [[nodiscard]] friend bool operator==(Unlimited, Unlimited) = default;
};
// On duty at each moment: the staff while open, 0 while closed.
using Staff = std::variant<Unlimited, sim::Timetable>;

enum class AtClosing { finish, hand_over, stop };
enum class Order { first_come, last_come, random, priority, shortest_job, due_date, shared };
enum class Preempt { no, resume, restart, requeue };
enum class NeedsOrder { together, one_by_one };

// How many of the answers a job waits for. needs-join.
struct JoinAll {
  [[nodiscard]] friend bool operator==(JoinAll, JoinAll) = default;
};
struct JoinSome {
  std::uint32_t count;  // `any` is 1
  [[nodiscard]] friend bool operator==(JoinSome, JoinSome) = default;
};
using NeedsJoin = std::variant<JoinAll, JoinSome>;

struct Refuse {
  [[nodiscard]] friend bool operator==(Refuse, Refuse) = default;
};
struct Block {
  [[nodiscard]] friend bool operator==(Block, Block) = default;
};
struct Divert {
  DepartmentId to;
  [[nodiscard]] friend bool operator==(Divert, Divert) = default;
};
using WhenFull = std::variant<Refuse, Block, Divert>;

struct InTray {
  std::optional<std::uint64_t> places;  // nullopt: unlimited
  WhenFull when_full;
  [[nodiscard]] friend bool operator==(const InTray&, const InTray&) = default;
};

// How a job waits for an answer. wait: yes / park / no / at most D.
enum class Waiting { yes, park, no, at_most };
enum class When { before, after };

// Jobs ask so many times on average: 0.3 is 30% of jobs, 1.5 is once and a second time with chance 50%.
struct PerJob {
  ByKind<double> times;
  [[nodiscard]] friend bool operator==(const PerJob&, const PerJob&) = default;
};
// A Poisson stream over the asker's open hours, tied to no job.
struct PerWeek {
  double rate_per_week;
  [[nodiscard]] friend bool operator==(PerWeek, PerWeek) = default;
};
using HowOften = std::variant<PerJob, PerWeek>;

// What a department asks of a supplier.
struct Need {
  DepartmentId supplier;
  HowOften how_often;
  Waiting waiting = Waiting::yes;
  sim::Duration waits_at_most{};           // read only with Waiting::at_most
  std::optional<sim::Duration> promise{};
  double matters = 2;                      // weight: low 1, medium 2, high 4
  When when = When::before;
  std::optional<double> priority{};        // nullopt: that of the job it is for
  std::optional<double> price{};           // transfer price per answer
  std::uint32_t rank = 0;                  // place in the file, for needs-order: one-by-one
  [[nodiscard]] friend bool operator==(const Need&, const Need&) = default;
};

// Where a finished customer job goes, or a request that is forwarded. Shares sum to 1 with `leaves`.
struct HandOn {
  struct Share {
    DepartmentId to;
    double share;
    [[nodiscard]] friend bool operator==(const Share&, const Share&) = default;
  };
  std::vector<Share> shares;  // ascending by department
  double leaves = 1;          // to the customer; a request: answered to its asker
  [[nodiscard]] friend bool operator==(const HandOn&, const HandOn&) = default;
};

// Internal work that no customer asked for.
struct Routine {
  std::string name;
  std::variant<sim::Law, double> arrives;  // renewal, or Poisson per open week
  std::optional<sim::Law> work;            // nullopt: the department's
  [[nodiscard]] friend bool operator==(const Routine&, const Routine&) = default;
};

enum class AbsenceClock { clock, on_duty, working };
enum class AbsenceStart { at_once, when_idle };
// Of each person, apart.
struct RandomAbsence {
  sim::Law every;  // from a person's return to the next absence
  sim::Law lasts;
  AbsenceClock counts = AbsenceClock::clock;
  AbsenceStart starts = AbsenceStart::at_once;
  [[nodiscard]] friend bool operator==(const RandomAbsence&, const RandomAbsence&) = default;
};
// Of the whole department.
struct DatedAbsence {
  sim::Time from;
  sim::Duration lasts;
  std::string says;
  [[nodiscard]] friend bool operator==(const DatedAbsence&, const DatedAbsence&) = default;
};

struct Department {
  std::string name;
  std::map<std::string, std::string> label{};  // language → text; "" holds for every language
  Staff staff;
  sim::Timetable open;                       // 1 open, 0 closed
  AtClosing at_closing = AtClosing::finish;
  ByKind<sim::Law> work{};
  Order order = Order::first_come;
  Preempt preempt = Preempt::no;
  InTray in_tray{};
  std::vector<Need> needs{};                 // ascending by supplier
  NeedsOrder needs_order = NeedsOrder::together;
  NeedsJoin needs_join{};
  ByKind<HandOn> passes_to{};                // every kind has its hand-on here; requests and routines: leaves = 1
  std::vector<Routine> routines{};           // ascending by name
  std::optional<RandomAbsence> random_absence{};
  std::vector<DatedAbsence> dated_absences{};  // ascending by start, apart from each other
  std::uint32_t at_once = 1;                 // jobs one person can have in hand
  double right_first_time = 0.95;            // c0
  double depends_on_suppliers = 0.4;         // λ
  double contact = 1;
  double knows = 1;
  double surroundings = 75;                  // points
  double welfare = 50;                       // points
  std::optional<double> mood{};              // points; nullopt: the parameter mood-start
  double training = 0;                       // SD of skill
  std::optional<double> selection{};         // selection ratio
  std::optional<sim::Duration> promise{};    // D of a department that only a what-if has
  double standard = 1;                       // θ* at the start
  double cost_per_h = 0;                     // money per person and hour on duty
  Parameters parameters{};                   // the chain's, with this department's own
  bool follows_demand = false;               // staff: follows demand; `staff` are those at the start
  std::optional<DepartmentBaseline> baseline{};  // nullopt: not calibrated, or only a what-if has it
  std::optional<sim::Timetable> demand_hours{};  // when its customers, routines and weekly requests come; nullopt: while open
  [[nodiscard]] friend bool operator==(const Department&, const Department&) = default;
};

// When what it is asked for by itself comes: customers, routines, weekly requests.
[[nodiscard]] inline const sim::Timetable& demand_hours(const Department& department) {
  return department.demand_hours ? *department.demand_hours : department.open;
}

// People whom several departments share.
struct Pool {
  std::string name;
  Staff staff;
  sim::Timetable open;
  std::vector<DepartmentId> serves;  // in order of preference
  [[nodiscard]] friend bool operator==(const Pool&, const Pool&) = default;
};

// -- Customers -------------------------------------------------------------------------------------------------

// Poisson. The rate counts customers; groups come at rate over mean group size. The total per week is kept.
struct PoissonArrivals {
  double rate_per_week;                   // customers, all entries together
  std::optional<sim::Timetable> pattern;  // weights per hour; nullopt: 1 always
  [[nodiscard]] friend bool operator==(const PoissonArrivals&, const PoissonArrivals&) = default;
};
struct RenewalArrivals {
  sim::Law every;
  [[nodiscard]] friend bool operator==(const RenewalArrivals&, const RenewalArrivals&) = default;
};
struct ListedArrivals {
  std::vector<sim::Time> times;  // ascending
  [[nodiscard]] friend bool operator==(const ListedArrivals&, const ListedArrivals&) = default;
};
// All start outside, due after one returns-after.
struct ClosedPopulation {
  std::uint32_t members;
  sim::Law returns_after;
  [[nodiscard]] friend bool operator==(const ClosedPopulation&, const ClosedPopulation&) = default;
};
using Arrivals = std::variant<PoissonArrivals, RenewalArrivals, ListedArrivals, ClosedPopulation>;

struct GroupSize {
  std::uint32_t size;
  double share;
  [[nodiscard]] friend bool operator==(const GroupSize&, const GroupSize&) = default;
};

enum class WaitMeans { line, until_served, time };

// What a customer expects, by dimension. nullopt: the first score met.
struct Expectations {
  std::optional<sim::Duration> wait;       // nullopt: speed scores 100
  std::optional<sim::Duration> tolerates;  // nullopt: as wait
  WaitMeans wait_means = WaitMeans::line;
  bool announced = false;
  std::optional<double> right;             // points
  std::optional<double> courtesy;
  std::optional<double> information;
  std::optional<double> surroundings;
  bool written = false;                    // `expects` stands in the file
  [[nodiscard]] friend bool operator==(const Expectations&, const Expectations&) = default;
};

enum class SegmentType { person, company, public_body };
enum class Relationship { customer, client };

struct Segment {
  std::string name;
  std::map<std::string, std::string> label{};
  SegmentType type = SegmentType::person;
  Relationship relationship = Relationship::customer;
  Arrivals arrivals;
  bool any_time = false;
  std::vector<GroupSize> group{{1, 1.0}};
  std::vector<HandOn::Share> enters;         // ascending by department; shares sum to 1
  double priority = 0;                       // larger first
  std::optional<sim::Duration> due{};        // promised time, for order: due-date
  std::vector<std::pair<DepartmentId, sim::Law>> patience{};  // ascending by department
  std::optional<std::uint64_t> balks_at{};   // jobs waiting
  Expectations expects{};
  std::optional<ServqualWeights> cares_about{};  // nullopt: scalar mode
  double worth = 0;                          // money per visit
  std::optional<double> price{};
  std::optional<double> reference_price{};
  std::optional<double> base{};              // customers at the start
  std::optional<double> visits_per_year{};
  double informed = 0.5;                     // ι
  Parameters parameters{};                   // the chain's, with this segment's own
  std::optional<SegmentBaseline> baseline{};  // nullopt: not calibrated, or only a what-if has it
  [[nodiscard]] friend bool operator==(const Segment&, const Segment&) = default;
};

// -- The whole -------------------------------------------------------------------------------------------------

enum class Combine { geometric, linear, power, yield };
struct QualityRule {
  Combine combine = Combine::geometric;
  double power = 1;                           // ρ, read only with Combine::power
  double found_by_next = 0.5;                 // δ
  std::optional<std::uint32_t> tries_at_most = 3;  // nullopt: unlimited
  [[nodiscard]] friend bool operator==(const QualityRule&, const QualityRule&) = default;
};

// The couplings that are on. Off, each one's multiplier is exactly 1.
struct Behaviour {
  bool inherited_quality = true;
  bool rework = false;
  bool bad_input_slows = false;
  bool corner_cutting = false;
  bool fatigue = false;
  bool mood = false;
  bool turnover = false;
  bool customers_react = false;
  [[nodiscard]] friend bool operator==(const Behaviour&, const Behaviour&) = default;
};

enum class DeadlockPolicy { end, longest_waiting_goes_on };

struct ServiceChain {
  std::vector<Department> departments;  // ascending by name
  std::vector<Segment> segments;        // ascending by name
  std::vector<Pool> pools;              // ascending by name
  DeadlockPolicy deadlock = DeadlockPolicy::end;
  Behaviour behaviour;
  QualityRule quality;
  Parameters parameters;

  [[nodiscard]] const Department& operator[](DepartmentId id) const { return departments[id.index]; }
  [[nodiscard]] const Segment& operator[](SegmentId id) const { return segments[id.index]; }
  [[nodiscard]] const Pool& operator[](PoolId id) const { return pools[id.index]; }
  [[nodiscard]] friend bool operator==(const ServiceChain&, const ServiceChain&) = default;
};

}  // namespace servicechain::models
