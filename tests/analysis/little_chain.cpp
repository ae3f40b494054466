#include "tests/analysis/little_chain.h"

namespace servicechain::tests {
namespace {

models::Department department(const std::string& name, double cost_per_h) {
  models::Department made{.name = name,
                          .label = {},
                          .staff = sim::Timetable::constant(2),
                          .open = sim::Timetable::constant(1),
                          .work = {},
                          .in_tray = {},
                          .needs = {},
                          .needs_join = {},
                          .passes_to = {},
                          .routines = {},
                          .random_absence = {},
                          .dated_absences = {},
                          .mood = {},
                          .selection = {},
                          .promise = {},
                          .parameters = {}};
  made.cost_per_h = cost_per_h;
  return made;
}

}  // namespace

models::ServiceChain little_chain() {
  models::ServiceChain chain;
  chain.departments = {department("desk", 10), department("store", 20)};
  models::Need need;
  need.supplier = {1};
  need.how_often = models::PerJob{{1, {}}};
  chain.departments[0].needs = {need};
  models::Segment people;
  people.name = "people";
  people.arrivals = models::PoissonArrivals{100, {}};
  people.enters = {{{0}, 1.0}};
  people.worth = 5;
  chain.segments = {people};
  return chain;
}

}  // namespace servicechain::tests
