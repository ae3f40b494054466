#include "analysis/theory/figure_families.h"

#include <algorithm>
#include <optional>

#include "analysis/theory/erlang.h"
#include "analysis/theory/single_server.h"

namespace servicechain::analysis::theory {
namespace {

constexpr std::string_view gross_harris = "Gross & Harris, Fundamentals of Queueing Theory, ch. 2";

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

}  // namespace

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

}  // namespace servicechain::analysis::theory
