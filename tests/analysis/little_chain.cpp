#include "tests/analysis/little_chain.h"

#include "tests/models/example_chains.h"

namespace servicechain::tests {
namespace {

models::Department department(const std::string& name, double cost_per_h) {
  models::Department made = models::example::department(name, 2, {});
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
  models::Segment people =
      models::example::segment("people", models::PoissonArrivals{.rate_per_week = 100, .pattern = {}}, {0});
  people.worth = 5;
  chain.segments = {people};
  return chain;
}

}  // namespace servicechain::tests
