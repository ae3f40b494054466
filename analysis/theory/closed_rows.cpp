#include <algorithm>

#include "analysis/theory/feed.h"
#include "analysis/theory/rows.h"
#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

// A chain with populations as one network of a product form.
class Network {
 public:
  Network(const models::ServiceChain& chain, const Traffic& traffic)
      : chain_{chain}, traffic_{traffic}, stations_{stations_of(chain, traffic)} {
    for (std::uint32_t s = 0; s < chain.segments.size(); ++s) {
      if (std::holds_alternative<models::ClosedPopulation>(chain.segments[s].arrivals)) populations_.push_back({s});
    }
    open_load_.resize(stations_.size());
    for (std::uint32_t lane = 0; lane < traffic.map.lanes.size(); ++lane) {
      open_load_[traffic.map.lanes[lane].department.index] +=
          traffic.jobs[lane] / hours_a_week * traffic.bare.work_h[lane];
    }
  }

  // Empty: mean value analysis is exact here.
  [[nodiscard]] std::string why_not() const {
    for (const Station& station : stations_) {
      if (station.streams.empty()) continue;
      const std::string& name = station.department->name;
      if (!station.obstacle.empty()) return "customers come back, and " + name + " has no formula: " + station.obstacle;
      if (!has_product_form(station))
        return name + ": its order or the law of its work has no formula where customers return";
      if (open_load_[station.id.index] > 0 && station.people && *station.people > 1)
        return name + ": several people, and others than those who return";
      if (station.people && open_load_[station.id.index] >= *station.people)
        return name + ": more comes than can be done";
    }
    for (const Flow& flow : traffic_.map.flows) {
      if (flow.is_request) return "departments ask each other while customers return";
    }
    for (const models::Segment& segment : chain_.segments) {
      const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals);
      const bool is_closed = std::holds_alternative<models::ClosedPopulation>(segment.arrivals);
      const bool by_chance = poisson != nullptr && (!poisson->pattern || poisson->pattern->is_constant()) &&
                             segment.group.size() == 1 && segment.group.front().size == 1;
      if (!is_closed && !by_chance) return segment.name + " do not come by chance";
    }
    if (states_of(network()) > most_states) return "too many customers who return";
    return {};
  }

  [[nodiscard]] ClosedNetwork network() const {
    ClosedNetwork network;
    for (const Station& station : stations_) network.people.push_back(station.people);
    for (const models::SegmentId segment : populations_) {
      const auto& population = std::get<models::ClosedPopulation>(chain_[segment].arrivals);
      network.members.push_back(population.members);
      network.outside_h.push_back(sim::mean_h(population.returns_after));
      std::vector<double> demand = work_a_visit(segment);
      for (std::size_t i = 0; i < demand.size(); ++i) demand[i] /= station_share_left(i);
      network.demand.push_back(std::move(demand));
    }
    return network;
  }

  void add_rows(std::vector<Prediction>& all, const Influence& influence) const {
    const ClosedFigures figures = mean_values(network());
    const Basis basis{
        Validity::exact,
        "mean value analysis",
        "a network of product form: exponential work of one mean first come first served, sharing, or no limit",
        "Reiser & Lavenberg 1980; Baskett, Chandy, Muntz & Palacios 1975",
        {}};
    for (std::uint32_t d = 0; d < stations_.size(); ++d) {
      if (!stations_[d].streams.empty()) add_department(all, figures, basis, d);
      // How much each kind brings is known beforehand where there is one kind.
      if (chain_.segments.size() == 1) add_quality_rows(all, chain_, traffic_, influence, d);
    }
    add_customers(all, figures, basis);
  }

  // At most: nobody is faster than without a line, and no department does more than it can.
  void add_bounds(std::vector<Prediction>& all, const std::string& why) const {
    for (const Station& station : stations_) {
      if (station.streams.empty()) continue;
      Rows rows{all, "departments." + station.department->name};
      rows.add_none("wait", "h", no_formula(why));
      rows.add_none("time", "h", no_formula(why));
    }
    for (const models::SegmentId segment : populations_) {
      const auto& population = std::get<models::ClosedPopulation>(chain_[segment].arrivals);
      const std::vector<double> work = work_a_visit(segment);
      double cycle = sim::mean_h(population.returns_after);
      for (const auto& entry : chain_[segment].enters)
        cycle += entry.share * traffic_.bare.all_h[lane_of(entry.to, segment)];
      double most = cycle > 0 ? population.members / cycle : 0;
      for (const Station& station : stations_) {
        const double here = work[station.id.index];
        const bool is_limited = station.people && here > 0 && pools_of(chain_, station.id).empty();
        if (is_limited)
          most =
              std::min(most, *on_duty_h(station.department->staff) / hours_a_week * station.department->at_once / here);
      }
      if (cycle <= 0) continue;
      Rows{all, "customers." + chain_[segment].name}.add(
          "all", "arrivals", "per h", most,
          {Validity::bound,
           "at most",
           "as if they never waited, and up to what the busiest department can do",
           "Denning & Buzen 1978 (asymptotic bounds)",
           {}});
    }
  }

 private:
  [[nodiscard]] static bool has_product_form(const Station& station) {
    Station calm = station;
    calm.rate = 0;  // a population never brings more than can be done
    return passes_chance_on(calm);
  }

  [[nodiscard]] std::uint32_t lane_of(models::DepartmentId department, models::SegmentId segment) const {
    return models::find_lane(traffic_.map.lanes, {department, models::kind_of(segment)})->index;
  }

  // Visits and hours of own work by department, of one visit to the chain.
  [[nodiscard]] std::vector<double> visits(models::SegmentId segment) const {
    std::vector<double> outside(traffic_.map.lanes.size());
    for (const auto& entry : chain_[segment].enters) outside[lane_of(entry.to, segment)] = entry.share;
    return jobs_from(traffic_.map, outside).value_or(outside);
  }
  [[nodiscard]] std::vector<double> work_a_visit(models::SegmentId segment) const {
    const std::vector<double> jobs = visits(segment);
    std::vector<double> work(stations_.size());
    for (std::size_t lane = 0; lane < jobs.size(); ++lane)
      work[traffic_.map.lanes[lane].department.index] += jobs[lane] * traffic_.bare.work_h[lane];
    return work;
  }

  // Customers who come by chance take their part of a person first (Zahorjan & Wong 1981).
  [[nodiscard]] double station_share_left(std::size_t station) const {
    return stations_[station].people ? 1 - open_load_[station] : 1;
  }

  void add_department(std::vector<Prediction>& all, const ClosedFigures& figures, const Basis& basis,
                      std::uint32_t d) const {
    Rows rows{all, "departments." + stations_[d].department->name};
    double closed_inside = 0;
    double rate = 0;
    double working = open_load_[d];
    for (std::size_t r = 0; r < populations_.size(); ++r) {
      const models::KindId kind = models::kind_of(populations_[r]);
      const auto lane = models::find_lane(traffic_.map.lanes, {{d}, kind});
      if (!lane) continue;
      const double visits_here = visits(populations_[r])[lane->index];
      const double rate_here = figures.cycles_per_h[r] * visits_here;
      closed_inside += figures.inside[r][d];
      rate += rate_here;
      working += rate_here * traffic_.bare.work_h[lane->index];
      if (rate_here <= 0) continue;
      rows.add(models::name_of(chain_, kind), "inside", "jobs", figures.inside[r][d], basis);
      rows.add(models::name_of(chain_, kind), "time", "h", figures.inside[r][d] / rate_here, basis);
      rows.add(models::name_of(chain_, kind), "arrivals", "per h", rate_here, basis);
    }
    double inside = closed_inside;
    for (const Stream& stream : stations_[d].streams) {
      const double open_rate = traffic_.jobs[stream.lane] / hours_a_week;
      if (open_rate <= 0) continue;
      const double time = stations_[d].people ? stream.moments.mean_h * (1 + closed_inside) / (1 - open_load_[d])
                                              : stream.moments.mean_h;
      const std::string kind = models::name_of(chain_, traffic_.map.lanes[stream.lane].kind);
      rows.add(kind, "time", "h", time, basis);
      rows.add(kind, "inside", "jobs", open_rate * time, basis);
      inside += open_rate * time;
      rate += open_rate;
    }
    rows.add("all", "arrivals", "per h", rate, basis);
    rows.add("all", "throughput", "per h", rate, basis);
    rows.add("all", "inside", "jobs", inside, basis);
    rows.add("all", "time", "h", inside / rate, basis);
    const bool has_line = stations_[d].people && stations_[d].department->order == models::Order::first_come;
    if (has_line) {
      rows.add("all", "in-line", "jobs", inside - working, basis);
      rows.add("all", "wait", "h", (inside - working) / rate, basis);
    }
    if (stations_[d].people && stations_[d].department->at_once == 1)
      rows.add("all", "utilisation", "share", working / *stations_[d].people, basis);
  }

  void add_customers(std::vector<Prediction>& all, const ClosedFigures& figures, const Basis& basis) const {
    const ClosedNetwork closed = network();
    for (std::size_t r = 0; r < populations_.size(); ++r) {
      Rows rows{all, "customers." + chain_[populations_[r]].name};
      rows.add("all", "arrivals", "per h", figures.cycles_per_h[r], basis);
      rows.add("all", "time", "h", closed.members[r] / figures.cycles_per_h[r] - closed.outside_h[r], basis);
    }
    std::vector<double> closed_inside(stations_.size());
    for (const auto& row : figures.inside) {
      for (std::size_t d = 0; d < row.size(); ++d) closed_inside[d] += row[d];
    }
    for (std::uint32_t s = 0; s < chain_.segments.size(); ++s) {
      if (std::holds_alternative<models::ClosedPopulation>(chain_.segments[s].arrivals)) continue;
      const std::vector<double> work = work_a_visit({s});
      double time = 0;
      for (std::size_t d = 0; d < work.size(); ++d)
        time += stations_[d].people ? work[d] * (1 + closed_inside[d]) / (1 - open_load_[d]) : work[d];
      Rows{all, "customers." + chain_.segments[s].name}.add("all", "time", "h", time, basis);
    }
  }

  const models::ServiceChain& chain_;
  const Traffic& traffic_;
  std::vector<Station> stations_;
  std::vector<models::SegmentId> populations_;
  std::vector<double> open_load_;  // in people
};

}  // namespace

void add_closed_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Traffic& traffic,
                     const Influence& influence) {
  const Network network{chain, traffic};
  if (const std::string why = network.why_not(); !why.empty()) {
    network.add_bounds(all, why);
  } else {
    network.add_rows(all, influence);
  }
}

}  // namespace servicechain::analysis::theory
