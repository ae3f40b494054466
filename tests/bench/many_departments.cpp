#include "tests/bench/many_departments.h"

#include <fmt/format.h>

namespace servicechain::bench {
namespace {

models::Department copy_of(const models::Department& original, std::uint32_t copy, std::uint32_t copies,
                           std::uint32_t shift) {
  models::Department department = original;
  department.name = fmt::format("{:05}-{}", copy, original.name);
  department.work.otherwise = sim::scaled(original.work.otherwise, copies);
  const auto shift_all = [shift](models::HandOn& hand_on) {
    for (models::HandOn::Share& share : hand_on.shares) share.to.index += shift;
  };
  shift_all(department.passes_to.otherwise);
  for (auto& [kind, hand_on] : department.passes_to.named) shift_all(hand_on);
  return department;
}

}  // namespace

models::ServiceChain side_by_side(const models::ServiceChain& row, std::uint32_t copies) {
  models::ServiceChain chain = row;
  chain.departments.clear();
  chain.departments.reserve(row.departments.size() * copies);
  models::Segment& customers = chain.segments.front();
  customers.enters.clear();
  customers.enters.reserve(copies);
  for (std::uint32_t copy = 0; copy < copies; ++copy) {
    const auto shift = static_cast<std::uint32_t>(chain.departments.size());
    customers.enters.push_back({{shift}, 1.0 / copies});
    for (const models::Department& department : row.departments) {
      chain.departments.push_back(copy_of(department, copy, copies, shift));
    }
  }
  return chain;
}

}  // namespace servicechain::bench
