#include "tests/bench/row_of_desks.h"

#include <variant>

namespace servicechain::bench {

RowOfDesks row_of_desks(const models::ServiceChain& chain) {
  const models::Segment& customers = chain.segments.front();
  const models::Department& desk = chain.departments.front();
  const double per_week = std::get<models::PoissonArrivals>(customers.arrivals).rate_per_week;
  RowOfDesks row{.gap_ns = 168 * sim::ns_per_h / per_week,
                 .work_ns = sim::mean_h(desk.work.otherwise) * sim::ns_per_h,
                 .people = static_cast<std::uint32_t>(std::get<sim::Timetable>(desk.staff).week().front().value),
                 .stream = sim::identity(customers.name + "/" + desk.name),
                 .visits = {}};
  for (const models::Department& next : chain.departments) row.visits.push_back(sim::purpose(next.name + "/visit"));
  return row;
}

void Dice::draw_block() {
  std::array<sim::Identity, block> who;
  std::array<double, block> first;
  std::array<double, block> second;
  who.fill(row_.stream);
  draws_.pairs(luck_, {std::span{who}.first(block / 2), arrive, count_ / 2, 1}, first, second);
  std::array<double, block> gaps;
  for (std::uint32_t pair = 0; pair < block / 2; ++pair) {
    gaps[2 * pair] = first[pair];
    gaps[2 * pair + 1] = second[pair];
  }
  draws_.to_exponentials(gaps);
  for (std::uint32_t i = 0; i < block; ++i) gap_ns_[i] = sim::to_nearest(gaps[i] * row_.gap_ns);

  draws_.identities(row_.stream, count_, who);
  for (std::size_t desk = 0; desk < row_.visits.size(); ++desk) {
    draws_.pairs(luck_, {who, row_.visits[desk], 0, 0}, first, second);
    draws_.to_exponentials(first);
    for (std::uint32_t i = 0; i < block; ++i) {
      work_ns_[i * row_.visits.size() + desk] = sim::to_nearest(first[i] * row_.work_ns);
    }
  }
}

}  // namespace servicechain::bench
