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

}  // namespace servicechain::bench
