#include "analysis/theory/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/measures/measure_rows.h"
#include "analysis/theory/erlang.h"
#include "analysis/theory/priorities.h"
#include "analysis/theory/qna.h"
#include "analysis/theory/single_server.h"

namespace servicechain::analysis::theory {
namespace {

constexpr std::string_view gross_harris = "Gross & Harris, Fundamentals of Queueing Theory, ch. 2";

Figures nothing(std::string why_not) { return {.basis = no_formula(std::move(why_not))}; }

Basis exact(std::string formula, std::string rests_on, std::string_view source) {
  return {Validity::exact, std::move(formula), std::move(rests_on), std::string{source}, {}};
}

// The same wait for every kind; who is served takes that and the work.
Figures alike(const Station& station, Basis basis, double wait_h) {
  Figures figures{.basis = std::move(basis)};
  for (const Stream& stream : station.streams) {
    figures.wait_h.push_back(wait_h);
    figures.time_h.push_back(wait_h + stream.moments.mean_h);
  }
  return figures;
}

Figures without_limit(const Station& station) {
  Figures figures = alike(station, exact("M/G/inf", "people without limit: nobody waits", "Palm 1943"), 0);
  figures.waits = 0;
  return figures;
}

bool is_by_chance(const Feed& feed) { return feed.coming == Coming::by_chance; }

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

// -- Those who leave, or are not let in ---------------------------------------------------------------------------

Figures from_line(const Station& station, Basis basis, const Line& line) {
  Figures figures = alike(station, std::move(basis), line.wait_h);
  std::fill(figures.time_h.begin(), figures.time_h.end(), line.time_h);
  figures.waits = line.waits;
  figures.refused = line.refused;
  figures.gave_up = line.gave_up;
  return figures;
}

Figures loss(const Station& station) {
  const double refused = erlang_b({*station.people, station.load()});
  Figures figures = alike(station,
                          exact("M/G/c/c, Erlang B", "customers come by chance (Poisson); only the mean work counts",
                                "Erlang 1917; Sevast'yanov 1957"),
                          0);
  figures.waits = 0;
  figures.refused = refused;
  return figures;
}

// Where everybody turns away at one number of waiting jobs, or the tray ends there.
std::optional<std::uint64_t> places_of(const Station& station) {
  const auto& tray = station.department->in_tray.places;
  const auto balks = station.streams.front().balks_at;
  const bool all_balk_alike = std::all_of(station.streams.begin(), station.streams.end(),
                                          [&](const Stream& stream) { return stream.balks_at == balks; });
  if (!all_balk_alike) return std::nullopt;
  if (!balks) return tray;
  return tray ? std::min(*tray, *balks) : *balks;
}

Figures limited(const Station& station) {
  const auto places = places_of(station);
  if (!places) return nothing("not everybody turns away at the same length of the line");
  // Balking looks at the line alone: with 0 places even an idle person would be passed by.
  const bool some_balk_at_once = std::any_of(station.streams.begin(), station.streams.end(),
                                             [](const Stream& stream) { return stream.balks_at == 0u; });
  if (some_balk_at_once) return nothing("nobody comes in");
  if (*places == 0 && !station.streams.front().balks_at) return loss(station);
  if (!station.is_exponential()) return nothing("a line with an end has a formula for exponential work only");
  return from_line(station, exact("M/M/c/K", "customers come by chance (Poisson), work is exponential", gross_harris),
                   finite(station.rate, station.work.mean_h, *station.people, *places));
}

Figures with_patience(const Station& station) {
  const sim::Law* patience = station.streams.front().patience;
  const bool all_alike = std::all_of(station.streams.begin(), station.streams.end(), [&](const Stream& stream) {
    return stream.patience != nullptr && patience != nullptr && *stream.patience == *patience;
  });
  if (!all_alike) return nothing("some give up waiting and others do not, or later");
  if (!station.is_exponential()) return nothing("patience has a formula for exponential work only");
  const auto line = impatient(station.rate, station.work.mean_h, *station.people, *patience);
  if (!line) return nothing("patience is too long for the formula");
  const bool is_memoryless = std::holds_alternative<sim::Exponential>(*patience);
  return from_line(station,
                   exact(is_memoryless ? "M/M/c+M, Erlang A" : "M/M/c+G",
                         "customers come by chance (Poisson), work is exponential, first come first served",
                         "Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005"),
                   *line);
}

Figures with_losses(const Station& station, const Feed& feed) {
  if (!is_by_chance(feed))
    return nothing("lines that people leave have a formula for chance arrivals only: " + feed.because);
  if (station.department->random_absence) return nothing("its people are away at times, and its customers leave");
  const bool any_patience = std::any_of(station.streams.begin(), station.streams.end(),
                                        [](const Stream& stream) { return stream.patience != nullptr; });
  const bool any_limit = station.department->in_tray.places ||
                         std::any_of(station.streams.begin(), station.streams.end(),
                                     [](const Stream& stream) { return stream.balks_at.has_value(); });
  if (any_patience && any_limit) return nothing("customers give up waiting, and the line has an end, too");
  if (station.department->order != models::Order::first_come)
    return nothing("lines that people leave have a formula for first come first served only");
  return any_patience ? with_patience(station) : limited(station);
}

// -- Priorities ---------------------------------------------------------------------------------------------------

// Streams of one level together; the most urgent first.
struct Levels {
  std::vector<UrgencyClass> classes;
  std::vector<std::size_t> of_stream;
};

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

Figures by_level(const Station& station, const Levels& levels, Basis basis, const std::vector<double>& waits) {
  Figures figures{.basis = std::move(basis)};
  for (std::size_t i = 0; i < station.streams.size(); ++i) {
    figures.wait_h.push_back(waits[levels.of_stream[i]]);
    figures.time_h.push_back(figures.wait_h.back() + station.streams[i].moments.mean_h);
  }
  return figures;
}

// Several people whose work differs: the waits of one person as fast as all, scaled by what several do without order.
Figures scaled_by_several(const Station& station, const Levels& levels, bool is_interrupted) {
  const double people = *station.people;
  Levels fast = levels;
  for (UrgencyClass& one : fast.classes) one.work = {one.work.mean_h / people, one.work.second_h2 / (people * people)};
  const Moments fast_work{station.work.mean_h / people, station.work.second_h2 / (people * people)};
  const double scale = wait_by_spread(station, 1) / wait_mg1(station.rate, fast_work);
  std::vector<double> waits =
      is_interrupted ? waits_with_interruption(fast.classes) : waits_without_interruption(fast.classes);
  for (double& wait : waits) wait *= scale;
  return by_level(station, levels,
                  {Validity::approximate,
                   "M/G/c with priorities, scaled from M/G/1",
                   "customers come by chance (Poisson); the waits of one fast person, scaled to several",
                   "Bondi & Buzen 1984",
                   {}},
                  waits);
}

Figures with_priorities(const Station& station, const Feed& feed, const Levels& levels) {
  using models::Preempt;
  if (!is_by_chance(feed)) return nothing("priorities have a formula for chance arrivals only: " + feed.because);
  const Preempt preempt = station.department->preempt;
  if (preempt == Preempt::restart) return nothing("interrupted work begins again with the same length");
  if (preempt == Preempt::requeue && !station.is_exponential()) return nothing("interrupted work begins again");
  const bool is_interrupted = preempt != Preempt::no;
  const std::string chance = "customers come by chance (Poisson)";
  if (*station.people == 1) {
    return by_level(
        station, levels,
        exact(is_interrupted ? "M/G/1, preemptive-resume priorities" : "M/G/1, non-preemptive priorities",
              chance + ", one person, first come first served among equals",
              is_interrupted ? "White & Christie 1958" : "Cobham 1954"),
        is_interrupted ? waits_with_interruption(levels.classes) : waits_without_interruption(levels.classes));
  }
  if (!station.is_exponential()) return scaled_by_several(station, levels, is_interrupted);
  return by_level(station, levels,
                  exact(is_interrupted ? "M/M/c, preemptive priorities" : "M/M/c, non-preemptive priorities",
                        chance + ", work is exponential with one mean for all",
                        is_interrupted ? "Gross & Harris, ch. 3" : "Cobham 1954; Kella & Yechiali 1985"),
                  is_interrupted ? waits_with_interruption(levels.classes, *station.people)
                                 : waits_without_interruption(levels.classes, *station.people));
}

// -- Absence ------------------------------------------------------------------------------------------------------

Figures with_absence(const Station& station, const Feed& feed) {
  const models::RandomAbsence& absence = *station.department->random_absence;
  const bool one_line = *station.people == 1 && station.department->at_once == 1 && is_by_chance(feed) &&
                        station.department->order == models::Order::first_come;
  if (!one_line)
    return nothing("absence has a formula for one person, chance arrivals and first come first served only");
  const Moments lasts = moments_of(absence.lasts);
  const bool is_memoryless = std::holds_alternative<sim::Exponential>(absence.every);
  if (absence.starts == models::AbsenceStart::when_idle) {
    if (sim::mean_h(absence.every) > 0) return nothing("absence that is put off until the line is empty");
    return alike(station,
                 exact("M/G/1 with vacations",
                       "customers come by chance (Poisson); away again and again while there is nothing to do",
                       "Fuhrmann & Cooper 1985"),
                 wait_with_vacations(station.rate, station.work, lasts));
  }
  if (!is_memoryless) return nothing("absence has a formula where it falls due by chance (exponential) only");
  const double rate = 1 / sim::mean_h(absence.every);
  const double stretch = 1 + rate * lasts.mean_h;
  if (station.load() * stretch >= 1) return nothing("with the absences, more comes than can be done");
  // Somebody who comes to an idle person may find them away, unless absence counts at work only.
  const bool only_at_work = absence.counts == models::AbsenceClock::working;
  const double found_away = only_at_work ? 0 : rate * lasts.second_h2 / (2 * stretch);
  Figures figures{.basis = exact("M/G/1 with interruptions",
                                 "customers come by chance (Poisson); absence falls due by chance",
                                 "Gaver 1962; Avi-Itzhak & Naor 1963")};
  const double wait = wait_mg1(station.rate, with_interruptions(station.work, rate, lasts)) + found_away;
  for (const Stream& stream : station.streams) {
    figures.wait_h.push_back(wait);
    figures.time_h.push_back(wait + stream.moments.mean_h * stretch);
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
