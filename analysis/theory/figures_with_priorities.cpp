#include <map>

#include "analysis/theory/figure_families.h"
#include "analysis/theory/qna.h"
#include "analysis/theory/single_server.h"

namespace servicechain::analysis::theory {
namespace {

Figures by_level(const Station& station, const Levels& levels, Basis basis, const std::vector<double>& waits) {
  Figures figures{.basis = std::move(basis)};
  for (std::size_t i = 0; i < station.streams.size(); ++i) {
    figures.wait_h.push_back(waits[levels.of_stream[i]]);
    figures.time_h.push_back(figures.wait_h.back() + station.streams[i].moments.mean_h);
  }
  return figures;
}

bool is_interrupted(const Station& station) { return station.department->preempt != models::Preempt::no; }

// Several people whose work differs: the waits of one person as fast as all, scaled by what several do without order.
Figures scaled_by_several(const Station& station, const Levels& levels) {
  const double people = *station.people;
  Levels fast = levels;
  for (UrgencyClass& one : fast.classes) one.work = {one.work.mean_h / people, one.work.second_h2 / (people * people)};
  const Moments fast_work{station.work.mean_h / people, station.work.second_h2 / (people * people)};
  const double scale = wait_by_spread(station, 1) / wait_mg1(station.rate, fast_work);
  std::vector<double> waits =
      is_interrupted(station) ? waits_with_interruption(fast.classes) : waits_without_interruption(fast.classes);
  for (double& wait : waits) wait *= scale;
  return by_level(station, levels,
                  {Validity::approximate,
                   "M/G/c with priorities, scaled from M/G/1",
                   "customers come by chance (Poisson); the waits of one fast person, scaled to several",
                   "Bondi & Buzen 1984",
                   {}},
                  waits);
}

}  // namespace

Figures with_priorities(const Station& station, const Feed& feed, const Levels& levels) {
  using models::Preempt;
  if (!is_by_chance(feed)) return nothing("priorities have a formula for chance arrivals only: " + feed.because);
  const Preempt preempt = station.department->preempt;
  if (preempt == Preempt::restart) return nothing("interrupted work begins again with the same length");
  if (preempt == Preempt::requeue && !station.is_exponential()) return nothing("interrupted work begins again");
  const bool gives_way = is_interrupted(station);
  const std::string chance = "customers come by chance (Poisson)";
  if (*station.people == 1) {
    return by_level(
        station, levels,
        exact(gives_way ? "M/G/1, preemptive-resume priorities" : "M/G/1, non-preemptive priorities",
              chance + ", one person, first come first served among equals",
              gives_way ? "White & Christie 1958" : "Cobham 1954"),
        gives_way ? waits_with_interruption(levels.classes) : waits_without_interruption(levels.classes));
  }
  if (!station.is_exponential()) return scaled_by_several(station, levels);
  return by_level(station, levels,
                  exact(gives_way ? "M/M/c, preemptive priorities" : "M/M/c, non-preemptive priorities",
                        chance + ", work is exponential with one mean for all",
                        gives_way ? "Gross & Harris, ch. 3" : "Cobham 1954; Kella & Yechiali 1985"),
                  gives_way ? waits_with_interruption(levels.classes, *station.people)
                                 : waits_without_interruption(levels.classes, *station.people));
}

std::optional<Levels> levels_of(const Station& station) {
  std::map<double, std::size_t, std::greater<>> place;
  for (const Stream& stream : station.streams) {
    if (!stream.level) return std::nullopt;
    place.emplace(*stream.level, 0);
  }
  std::size_t next = 0;
  for (auto& [level, index] : place) index = next++;
  Levels levels{std::vector<UrgencyClass>(place.size()), {}};
  for (const Stream& stream : station.streams) {
    UrgencyClass& one = levels.classes[place.at(*stream.level)];
    const double rate = one.rate + stream.rate;
    const auto mixed = [&](double all, double more) { return (all * one.rate + more * stream.rate) / rate; };
    one.work = {mixed(one.work.mean_h, stream.moments.mean_h), mixed(one.work.second_h2, stream.moments.second_h2)};
    one.rate = rate;
    levels.of_stream.push_back(place.at(*stream.level));
  }
  return levels;
}

}  // namespace servicechain::analysis::theory
