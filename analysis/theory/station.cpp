#include "analysis/theory/station.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/theory/staff_time.h"
#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

using models::Waiting;

bool is_constant(const models::Staff& staff) {
  const auto* people = std::get_if<sim::Timetable>(&staff);
  return people == nullptr || people->is_constant();
}

bool asks(const Traffic& traffic, const Station& station, const models::Need& need) {
  const auto* per_job = std::get_if<models::PerJob>(&need.how_often);
  return per_job != nullptr && std::any_of(station.streams.begin(), station.streams.end(), [&](const Stream& stream) {
           return per_job->times.of(traffic.map.lanes[stream.lane].kind) > 0;
         });
}

std::string changing_speed(const models::Behaviour& behaviour) {
  if (behaviour.corner_cutting)
    return "under pressure its people cut corners, so that work takes another time each week";
  if (behaviour.fatigue) return "its people tire, so that work takes another time each week";
  if (behaviour.turnover) return "people come and go, so that work takes another time each week";
  if (behaviour.bad_input_slows) return "bad input slows its work";
  if (behaviour.customers_react) return "how many customers come depends on how they were served";
  return {};
}

std::string who_is_waited_for(const models::ServiceChain& chain, const Traffic& traffic, const Station& station) {
  for (const models::Need& need : station.department->needs) {
    if (!asks(traffic, station, need) || need.waiting == Waiting::no) continue;
    const std::string& supplier = chain[need.supplier].name;
    return need.waiting == Waiting::park ? fmt::format("its jobs stop halfway until {} has answered", supplier)
                                         : fmt::format("it waits for {} with its hands full", supplier);
  }
  return {};
}

std::string where_it_is_blocked(const models::ServiceChain& chain, const Traffic& traffic, const Station& station) {
  for (const Stream& stream : station.streams) {
    for (const auto& share : station.department->passes_to.of(traffic.map.lanes[stream.lane].kind).shares) {
      const models::Department& next = chain[share.to];
      if (next.in_tray.places && std::holds_alternative<models::Block>(next.in_tray.when_full)) {
        return fmt::format("it cannot hand on while the in-tray of {} is full", next.name);
      }
    }
  }
  if (!station.department->in_tray.places) return {};
  if (std::holds_alternative<models::Block>(station.department->in_tray.when_full)) {
    return "who finds its in-tray full waits outside";
  }
  if (const auto* divert = std::get_if<models::Divert>(&station.department->in_tray.when_full)) {
    return fmt::format("who finds its in-tray full is sent to {}", chain[divert->to].name);
  }
  return {};
}

// The first reason, waiting for answers apart, for which no formula of this room holds.
std::string obstacle_of(const models::ServiceChain& chain, const Traffic& traffic, const Station& station) {
  const models::Department& department = *station.department;
  if (!is_constant(department.staff) || !department.open.is_constant()) {
    return "its people work by hours, and a formula takes every hour to be like the last";
  }
  if (!pools_of(chain, station.id).empty()) return "it shares people with other departments";
  if (!department.dated_absences.empty()) return "its people are away on certain days";
  if (std::string speed = changing_speed(chain.behaviour); !speed.empty()) return speed;
  if (std::string blocked = where_it_is_blocked(chain, traffic, station); !blocked.empty()) return blocked;
  if (chain.behaviour.rework && !traffic.map.flows.empty()) return "wrong work comes back";
  if (department.standard != 1) return "its people do not work at the written pace";
  if (station.people && *station.people == 0) return "nobody is ever on duty";
  return {};
}

std::optional<std::uint32_t> people_of(const models::Department& department) {
  const auto* people = std::get_if<sim::Timetable>(&department.staff);
  if (people == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(std::lround(people->week().front().value)) * department.at_once;
}

// Nobody is more urgent than anybody else.
bool all_are_alike(const models::ServiceChain& chain) {
  return std::all_of(chain.segments.begin(), chain.segments.end(),
                     [](const auto& each) { return each.priority == 0; }) &&
         std::all_of(chain.departments.begin(), chain.departments.end(), [](const models::Department& each) {
           return std::all_of(each.needs.begin(), each.needs.end(),
                              [](const models::Need& need) { return need.priority.value_or(0) == 0; });
         });
}

// The urgency of what a kind brings to a department. nullopt: it depends on the job.
std::optional<double> level_of(const models::ServiceChain& chain, const models::Lane& place) {
  if (const auto segment = models::segment_of(chain, place.kind)) return chain[*segment].priority;
  const auto asker = models::asker_of(chain, place.kind);
  if (!asker) return 0;
  for (const models::Need& need : chain[*asker].needs) {
    if (need.supplier == place.department && need.priority) return need.priority;
  }
  return std::nullopt;
}

void add_stream(Station& station, Stream stream) {
  const double rate = station.rate + stream.rate;
  const auto mixed = [&](double all, double one) { return (all * station.rate + one * stream.rate) / rate; };
  station.work = {mixed(station.work.mean_h, stream.moments.mean_h),
                  mixed(station.work.second_h2, stream.moments.second_h2)};
  station.rate = rate;
  station.streams.push_back(stream);
}

Stream stream_of(const models::ServiceChain& chain, const Traffic& traffic, std::uint32_t lane) {
  const models::Lane& place = traffic.map.lanes[lane];
  const sim::Law& work = work_of(chain, place);
  Stream stream{lane,         (traffic.jobs[lane] + traffic.returning[lane]) / hours_a_week,
                &work,        moments_of(work),
                std::nullopt, nullptr,
                std::nullopt};
  if (const auto segment = models::segment_of(chain, place.kind)) {
    const auto& enters = chain[*segment].enters;
    const bool is_entry =
        std::any_of(enters.begin(), enters.end(), [&](const auto& entry) { return entry.to == place.department; });
    if (is_entry) stream.balks_at = chain[*segment].balks_at;
    for (const auto& [department, law] : chain[*segment].patience) {
      if (department == place.department) stream.patience = &law;
    }
  }
  return stream;
}

}  // namespace

bool Station::is_exponential() const {
  return std::all_of(streams.begin(), streams.end(), [&](const Stream& stream) {
    return std::holds_alternative<sim::Exponential>(*stream.work) &&
           std::abs(stream.moments.mean_h - work.mean_h) <= 1e-9 * work.mean_h;
  });
}

bool Station::keeps_all() const {
  return !department->in_tray.places && std::all_of(streams.begin(), streams.end(), [](const Stream& stream) {
    return stream.patience == nullptr && !stream.balks_at;
  });
}

std::vector<Station> stations_of(const models::ServiceChain& chain, const Traffic& traffic) {
  std::vector<Station> stations(chain.departments.size());
  for (std::uint32_t d = 0; d < stations.size(); ++d) {
    stations[d].id = {d};
    stations[d].department = &chain.departments[d];
    stations[d].people = people_of(chain.departments[d]);
  }
  const bool alike = all_are_alike(chain);
  for (std::uint32_t lane = 0; lane < traffic.map.lanes.size(); ++lane) {
    Stream stream = stream_of(chain, traffic, lane);
    stream.level = alike ? std::optional{0.0} : level_of(chain, traffic.map.lanes[lane]);
    if (stream.rate > 0) add_stream(stations[traffic.map.lanes[lane].department.index], stream);
  }
  for (Station& station : stations) {
    station.obstacle = obstacle_of(chain, traffic, station);
    const std::string waits = who_is_waited_for(chain, traffic, station);
    station.only_waits = station.obstacle.empty() && !waits.empty();
    if (!waits.empty()) station.obstacle += (station.obstacle.empty() ? "" : "; and ") + waits;
  }
  return stations;
}

}  // namespace servicechain::analysis::theory
