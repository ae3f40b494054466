#include <algorithm>
#include <cmath>

#include "analysis/theory/rows.h"
#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

const Basis traffic_equations{
    Validity::exact, "traffic equations", "everybody is served in the end", "Jackson 1957", {}};
const Basis littles_law{Validity::exact, "Little's law", "a steady state", "Little 1961", {}};

class Department {
 public:
  Department(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution, std::uint32_t d)
      : chain_{chain},
        solution_{solution},
        station_{solution.stations[d]},
        figures_{solution.figures[d]},
        rows_{all, "departments." + chain.departments[d].name},
        is_known_{solution.flow_is_known[d] && !(chain.behaviour.rework && !solution.traffic.map.flows.empty()) &&
                  !is_diverted_to()} {}

  void add() {
    if (station_.streams.empty()) return;
    add_flow();
    if (figures_.basis.validity == Validity::none || !is_known_) {
      const Basis why = figures_.basis.validity == Validity::none
                            ? figures_.basis
                            : no_formula(
                                  "how much comes to it in the long run is not known: it comes by a list, or a line "
                                  "before it grows or loses jobs");
      rows_.add_none("wait", "h", why);
      rows_.add_none("time", "h", why);
    } else {
      add_waits();
    }
    add_people();
  }

 private:
  [[nodiscard]] std::string kind_of(const Stream& stream) const {
    return models::name_of(chain_, solution_.traffic.map.lanes[stream.lane].kind);
  }
  [[nodiscard]] bool has_figures() const { return figures_.basis.validity != Validity::none; }
  [[nodiscard]] bool is_diverted_to() const {
    return std::any_of(chain_.departments.begin(), chain_.departments.end(), [&](const models::Department& each) {
      const auto* divert = std::get_if<models::Divert>(&each.in_tray.when_full);
      return each.in_tray.places && divert != nullptr && divert->to == station_.id;
    });
  }

  // What comes is what is done, where all are served in the end.
  void add_flow() {
    if (!is_known_) return;
    rows_.add("all", "arrivals", "per h", station_.rate, traffic_equations);
    for (const Stream& stream : station_.streams)
      rows_.add(kind_of(stream), "arrivals", "per h", stream.rate, traffic_equations);
    const bool all_served = station_.keeps_all() && !is_overloaded();
    if (!all_served && !has_figures()) return;
    const Basis& basis = all_served ? traffic_equations : figures_.basis;
    rows_.add("all", "throughput", "per h", station_.rate * figures_.served(), basis);
  }

  [[nodiscard]] bool is_overloaded() const { return solution_.is_overloaded[station_.id.index]; }

  void add_waits() {
    double in_line = 0;
    double inside = 0;
    double time = 0;
    double let_in = 0;
    for (std::size_t i = 0; i < station_.streams.size(); ++i) {
      const Stream& stream = station_.streams[i];
      const double entering = stream.rate * (1 - figures_.refused);
      let_in += entering;
      time += entering * figures_.time_h[i];
      const bool some_leave = figures_.gave_up > 0;
      inside += some_leave ? entering * (figures_.wait_h[i] + (1 - figures_.gave_up) * stream.moments.mean_h)
                           : entering * figures_.time_h[i];
      if (!figures_.wait_h.empty()) in_line += entering * figures_.wait_h[i];
    }
    if (let_in > 0) add_means(in_line, inside, time, let_in);
    add_kinds();
    if (station_.department->in_tray.places || figures_.refused > 0)
      rows_.add("all", "refused", "share", figures_.refused, figures_.basis);
    if (figures_.gave_up > 0) rows_.add("all", "gave-up", "share", figures_.gave_up, figures_.basis);
    for (const auto& [name, value] : figures_.percentiles) rows_.add("all", name, "h", value, figures_.basis);
  }

  void add_means(double in_line, double inside, double time, double let_in) {
    if (!figures_.wait_h.empty()) {
      rows_.add("all", "wait", "h", in_line / let_in, figures_.basis);
      rows_.add("all", "in-line", "jobs", in_line, weaker(littles_law, figures_.basis));
    }
    if (figures_.waits) rows_.add("all", "waits", "share", *figures_.waits, figures_.basis);
    rows_.add("all", "time", "h", time / let_in, figures_.basis);
    rows_.add("all", "inside", "jobs", inside, weaker(littles_law, figures_.basis));
  }

  void add_kinds() {
    for (std::size_t i = 0; i < station_.streams.size(); ++i) {
      const std::string kind = kind_of(station_.streams[i]);
      if (!figures_.wait_h.empty()) rows_.add(kind, "wait", "h", figures_.wait_h[i], figures_.basis);
      rows_.add(kind, "time", "h", figures_.time_h[i], figures_.basis);
    }
  }

  // People's time, by what must be done in it. Without formulas for the line it holds all the same.
  void add_people() {
    const auto on_duty = on_duty_h(station_.department->staff);
    const bool can_be_said = on_duty && *on_duty > 0 && is_known_ && !is_overloaded() &&
                             station_.department->at_once == 1 && !station_.department->random_absence &&
                             pools_of(chain_, station_.id).empty() && (station_.keeps_all() || has_figures());
    if (!can_be_said) return;
    const double working = station_.load() * figures_.served() * hours_a_week / *on_duty;
    const auto* people = std::get_if<sim::Timetable>(&station_.department->staff);
    const bool finishes_late = !people->is_constant() && station_.department->at_closing == models::AtClosing::finish;
    const double held = held_h_a_week() / *on_duty;
    rows_.add("all", "working", "share", working,
              finishes_late ? at_most("work after closing counts as time on duty, too") : work_conserved());
    if (finishes_late && held > 0) return;
    if (held > 0) {
      rows_.add("all", "utilisation", "share", working + held, at_least("as if those it waits for never had a line"));
    } else if (!is_blocked()) {
      rows_.add("all", "utilisation", "share", working,
                finishes_late ? at_most("work after closing counts as time on duty, too") : work_conserved());
    }
  }

  [[nodiscard]] Basis work_conserved() const {
    return {Validity::exact, "work conservation", "everybody who stays is served in the end", "Little 1961", {}};
  }
  [[nodiscard]] static Basis at_most(std::string why) {
    return {Validity::bound, "at most", std::move(why), "work conservation", {}};
  }
  [[nodiscard]] static Basis at_least(std::string why) {
    return {Validity::bound, "at least", std::move(why), "work conservation", {}};
  }

  [[nodiscard]] double held_h_a_week() const {
    double held = 0;
    for (const Stream& stream : station_.streams)
      held += stream.rate * hours_a_week * solution_.traffic.bare.held_h[stream.lane];
    return held;
  }
  // Hands are full of work that is done and finds no room.
  [[nodiscard]] bool is_blocked() const {
    return std::any_of(station_.streams.begin(), station_.streams.end(), [&](const Stream& stream) {
      const auto& shares = station_.department->passes_to.of(solution_.traffic.map.lanes[stream.lane].kind).shares;
      return std::any_of(shares.begin(), shares.end(), [&](const models::HandOn::Share& share) {
        const models::InTray& tray = chain_[share.to].in_tray;
        return tray.places && std::holds_alternative<models::Block>(tray.when_full);
      });
    });
  }

  const models::ServiceChain& chain_;
  const Solution& solution_;
  const Station& station_;
  const Figures& figures_;
  Rows rows_;
  bool is_known_;
};

void add_links(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution,
               std::uint32_t d, const std::vector<Way>& ways, const std::vector<double>& requests) {
  const bool has_rework = chain.behaviour.rework;
  for (const models::Need& need : chain.departments[d].needs) {
    const std::string& supplier = chain[need.supplier].name;
    Rows rows{all, "departments." + chain.departments[d].name + ".needs." + supplier};
    const auto lane =
        models::find_lane(solution.traffic.map.lanes, {need.supplier, models::kind_of(chain, models::DepartmentId{d})});
    if (!lane || solution.traffic.jobs[lane->index] <= 0) continue;
    const bool is_known = solution.flow_is_known[need.supplier.index] && !has_rework;
    if (is_known) rows.add("all", "requests", "per h", requests[lane->index] / hours_a_week, traffic_equations);
    const Way& way = ways[lane->index];
    if (is_known && way.basis.validity != Validity::none) rows.add("all", "time", "h", way.time_h, way.basis);
  }
}

}  // namespace

namespace {

// Sent to each lane in a week; a request that is passed on is not another one.
std::vector<double> requests_to(const Traffic& traffic) {
  std::vector<double> requests(traffic.map.lanes.size());
  for (const Flow& flow : traffic.map.flows) {
    if (flow.is_request) requests[flow.to] += flow.jobs * traffic.jobs[flow.from];
  }
  for (std::size_t lane = 0; lane < requests.size(); ++lane) requests[lane] += traffic.outside[lane];
  return requests;
}

}  // namespace

void Rows::add(std::string kind, std::string name, std::string unit, double value, const Basis& basis) {
  if (basis.validity == Validity::none || !std::isfinite(value)) return;
  all_.push_back({{of_, std::move(kind), std::move(name), std::move(unit)}, value, basis});
}

void Rows::add_none(std::string name, std::string unit, const Basis& basis) {
  all_.push_back({{of_, "all", std::move(name), std::move(unit)}, std::nullopt, no_formula(basis.why_not)});
}

void add_quality_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Traffic& traffic,
                      const Influence& influence, std::uint32_t department) {
  if (influence.quality.empty()) return;
  Rows rows{all, "departments." + chain.departments[department].name};
  double sum = 0;
  double jobs = 0;
  const auto& lanes = traffic.map.lanes;  // ascending by department
  const auto first = std::lower_bound(lanes.begin(), lanes.end(), models::Lane{{department}, {0}});
  for (auto at = first; at != lanes.end() && at->department.index == department; ++at) {
    const auto lane = static_cast<std::size_t>(at - lanes.begin());
    const double of_lane = traffic.jobs[lane] + traffic.returning[lane];
    sum += of_lane * influence.quality[lane];
    jobs += of_lane;
  }
  if (jobs > 0) rows.add("all", "quality", "share", sum / jobs, influence.basis);
}

void add_department_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution,
                         const Influence& influence) {
  const std::vector<Way> ways = ways_of(chain, solution);
  const std::vector<double> requests = requests_to(solution.traffic);
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    Department{all, chain, solution, d}.add();
    add_quality_rows(all, chain, solution.traffic, influence, d);
    add_links(all, chain, solution, d, ways, requests);
  }
}

}  // namespace servicechain::analysis::theory
