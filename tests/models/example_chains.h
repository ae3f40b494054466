#pragma once

#include <string>
#include <vector>

#include "models/service_chain.h"

// Small chains for tests, always open unless said otherwise.
namespace servicechain::models::example {

inline sim::Law exponential_h(double mean_h) { return sim::Exponential{mean_h}; }
inline sim::Law constant_h(double h) { return sim::Constant{h}; }

inline Department department(std::string name, double people, sim::Law work) {
  return Department{.name = std::move(name),
                    .staff = sim::Timetable::constant(people),
                    .open = sim::Timetable::constant(1),
                    .work = {.otherwise = std::move(work), .named = {}}};
}

inline Segment segment(std::string name, Arrivals arrivals, DepartmentId enters) {
  return Segment{.name = std::move(name), .arrivals = std::move(arrivals), .enters = {{enters, 1.0}}};
}

inline Arrivals poisson_per_h(double rate) { return PoissonArrivals{.rate_per_week = rate * 168, .pattern = {}}; }
inline Arrivals at_h(const std::vector<double>& hours) {
  ListedArrivals listed;
  for (double h : hours) listed.times.push_back(sim::start_of_run + sim::from_hours(h));
  return listed;
}

inline ServiceChain chain(std::vector<Department> departments, std::vector<Segment> segments) {
  ServiceChain chain;
  chain.departments = std::move(departments);
  chain.segments = std::move(segments);
  chain.behaviour.inherited_quality = false;
  return chain;
}

inline Need need(DepartmentId supplier, Waiting waiting) {
  return Need{.supplier = supplier, .how_often = PerJob{.times = {.otherwise = 1, .named = {}}}, .waiting = waiting};
}

}  // namespace servicechain::models::example
