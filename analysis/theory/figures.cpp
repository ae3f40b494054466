#include "analysis/theory/figures.h"

#include <fmt/format.h>

#include <cmath>

#include "analysis/measures/measure_rows.h"
#include "analysis/theory/erlang.h"
#include "analysis/theory/figure_families.h"
#include "analysis/theory/qna.h"
#include "analysis/theory/single_server.h"

namespace servicechain::analysis::theory {

Figures nothing(std::string why_not) { return {.basis = no_formula(std::move(why_not))}; }

Basis exact(std::string formula, std::string rests_on, std::string_view source) {
  return {Validity::exact, std::move(formula), std::move(rests_on), std::string{source}, {}};
}

Figures alike(const Station& station, Basis basis, double wait_h) {
  Figures figures{.basis = std::move(basis)};
  for (const Stream& stream : station.streams) {
    figures.wait_h.push_back(wait_h);
    figures.time_h.push_back(wait_h + stream.moments.mean_h);
  }
  return figures;
}

namespace {

Figures without_limit(const Station& station) {
  Figures figures = alike(station, exact("M/G/inf", "people without limit: nobody waits", "Palm 1943"), 0);
  figures.waits = 0;
  return figures;
}

// -- Sharing, last come with resumption: only the mean work counts ------------------------------------------------

Figures shared(const Station& station, const Feed& feed) {
  if (!is_by_chance(feed) || !station.keeps_all())
    return nothing("people who share their work need customers who come by chance and stay: " + feed.because);
  Figures figures{.basis =
                      exact("M/G/c processor sharing", "customers come by chance (Poisson); only the mean work counts",
                            "Kleinrock 1976, vol. 2, ch. 4; Baskett, Chandy, Muntz & Palacios 1975")};
  const double stretch = mmc(station.rate, station.work.mean_h, *station.people).time_h / station.work.mean_h;
  for (const Stream& stream : station.streams) figures.time_h.push_back(stream.moments.mean_h * stretch);
  return figures;
}

Figures last_come_resumed(const Station& station) {
  Figures figures{.basis = exact("M/G/1 last come first served, preemptive resume",
                                 "customers come by chance (Poisson), one person; only the mean work counts",
                                 "Baskett, Chandy, Muntz & Palacios 1975")};
  for (const Stream& stream : station.streams) {
    figures.time_h.push_back(stream.moments.mean_h / (1 - station.load()));
    figures.wait_h.push_back(figures.time_h.back() - stream.moments.mean_h);
  }
  return figures;
}

// -- One line, everybody stays ------------------------------------------------------------------------------------

void add_percentiles(Figures& figures, const Station& station) {
  const double gap = *station.people / station.work.mean_h - station.rate;
  for (const PercentileName& name : percentile_names) {
    figures.percentiles.emplace_back(
        "wait" + std::string{name.suffix},
        mmc_wait_percentile(station.rate, station.work.mean_h, *station.people, name.share));
    if (*station.people == 1) {
      figures.percentiles.emplace_back("time" + std::string{name.suffix}, -std::log(1 - name.share) / gap);
    }
  }
}

Figures memoryless(const Station& station) {
  const Line line = mmc(station.rate, station.work.mean_h, *station.people);
  Figures figures = alike(station,
                          exact(*station.people == 1 ? "M/M/1" : "M/M/c, Erlang C",
                                "customers come by chance (Poisson), work is exponential with one mean for all",
                                "Erlang 1917; Gross & Harris, ch. 2"),
                          line.wait_h);
  figures.waits = line.waits;
  if (station.department->order == models::Order::first_come) add_percentiles(figures, station);
  return figures;
}

Figures pollaczek_khinchine(const Station& station) {
  Figures figures = alike(station,
                          exact("M/G/1, Pollaczek–Khinchine",
                                "customers come by chance (Poisson), one person; the order does not look at the work",
                                "Pollaczek 1930; Khinchine 1932"),
                          wait_mg1(station.rate, station.work));
  figures.waits = station.load();
  return figures;
}

Figures by_spread(const Station& station, const Feed& feed) {
  const bool by_chance = is_by_chance(feed);
  const std::string formula = *station.people == 1 ? "GI/G/1, Kraemer & Langenbach-Belz"
                              : by_chance          ? "M/G/c, Lee & Longton"
                                                   : "GI/G/c, Allen & Cunneen";
  const std::string rests_on = by_chance
                                   ? "several people whose work is not exponential: scaled by its spread from Erlang C"
                                   : feed.because + ": arrivals known by rate and spread alone";
  return alike(station,
               {Validity::approximate,
                formula,
                rests_on,
                *station.people == 1 ? "Kraemer & Langenbach-Belz 1976; Whitt 1983"
                : by_chance          ? "Lee & Longton 1959"
                                     : "Allen 1990; Whitt 1983",
                {}},
               wait_by_spread(station, by_chance ? 1 : feed.squared_cv));
}

Figures one_line(const Station& station, const Feed& feed) {
  const bool one_person = *station.people == 1;
  if (is_by_chance(feed)) {
    if (station.is_exponential()) return memoryless(station);
    return one_person ? pollaczek_khinchine(station) : by_spread(station, feed);
  }
  if (feed.coming == Coming::in_groups && one_person) {
    return alike(
        station,
        exact("M^[X]/G/1", "groups come by chance (Poisson), one person", "Burke 1975; Chaudhry & Templeton 1983"),
        wait_in_groups(station.rate / feed.group.mean_h, feed.group, station.work));
  }
  if (feed.coming == Coming::evenly && one_person && station.is_exponential()) {
    const double waits = waits_gim1(*feed.between, station.work.mean_h);
    Figures figures =
        alike(station,
              exact("GI/M/1", "intervals between arrivals are independent, work is exponential, one person",
                    "Kendall 1953; Gross & Harris, ch. 5"),
              waits * station.work.mean_h / (1 - waits));
    figures.waits = waits;
    return figures;
  }
  return by_spread(station, feed);
}

Figures shortest_first(const Station& station, const Feed& feed) {
  if (!is_by_chance(feed) || *station.people != 1 || station.streams.size() != 1) {
    return nothing("shortest job first has a formula for one person and one kind of job that comes by chance only");
  }
  return alike(station,
               exact("M/G/1 shortest job first", "customers come by chance (Poisson), one person", "Phipps 1956"),
               wait_shortest_first(station.rate, *station.streams.front().work));
}

Figures by_order(const Station& station, const Feed& feed) {
  using models::Order;
  using models::Preempt;
  const models::Department& department = *station.department;
  switch (department.order) {
    case Order::shared: return shared(station, feed);
    case Order::shortest_job: return shortest_first(station, feed);
    case Order::priority: {
      const auto levels = levels_of(station);
      if (!levels) return nothing("how urgent a request is depends on the job it is for");
      return levels->classes.size() == 1 ? one_line(station, feed) : with_priorities(station, feed, *levels);
    }
    case Order::last_come:
      if (department.preempt == Preempt::no) return one_line(station, feed);
      if (department.preempt == Preempt::resume && *station.people == 1 && is_by_chance(feed))
        return last_come_resumed(station);
      return nothing("last come that interrupts has a formula for one person and chance arrivals only");
    case Order::due_date:
      if (station.streams.size() != 1) return nothing("the order of due dates has no formula");
      return one_line(station, feed);
    case Order::first_come:
    case Order::random: return one_line(station, feed);
  }
  return nothing("no formula");
}

}  // namespace

Figures figures_of(const Station& station, const Feed& feed) {
  if (station.streams.empty()) return nothing("no work comes to it");
  if (!station.obstacle.empty()) return nothing(station.obstacle);
  if (feed.coming == Coming::unknown) return nothing(feed.because);
  if (station.work.mean_h <= 0) return alike(station, exact("no work", "its work takes no time", "by definition"), 0);
  if (!station.people) return without_limit(station);
  if (!station.keeps_all()) return with_losses(station, feed);
  if (!station.is_stable()) return nothing("more comes than can be done, so that its line grows for ever");
  if (station.department->random_absence) return with_absence(station, feed);
  return by_order(station, feed);
}

}  // namespace servicechain::analysis::theory
