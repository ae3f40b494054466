#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/facts/published.h"
#include "tests/facts/validation.h"

// V3: what is nothing but luck.
namespace servicechain::facts {
namespace {

constexpr std::size_t workers = 6;
constexpr double beads_a_day = 50;
using Day = std::array<double, workers>;  // red beads, by worker

std::vector<Day> days_of(const Results& results, std::uint32_t count) {
  std::vector<Day> days(count);
  for (std::size_t worker = 0; worker < workers; ++worker) {
    const std::vector<double> sound = results.by_run(fmt::format("customers.beads-{}", worker + 1), "perceived");
    for (std::size_t day = 0; day < days.size(); ++day) days[day][worker] = std::round(beads_a_day * (1 - sound[day] / 100));
  }
  return days;
}

// How much of being the best each has: 1, shared by those who are equally good.
Day bests(const Day& day) {
  const double fewest = *std::min_element(day.begin(), day.end());
  const auto equals = static_cast<double>(std::count(day.begin(), day.end(), fewest));
  Day share{};
  std::transform(day.begin(), day.end(), share.begin(), [&](double red) { return red == fewest ? 1 / equals : 0; });
  return share;
}

double best_again(const Day& today, const Day& tomorrow) {
  const Day now = bests(today);
  const Day then = bests(tomorrow);
  double again = 0;
  for (std::size_t worker = 0; worker < workers; ++worker) again += now[worker] * then[worker];
  return again;
}

double product(const Day& a, const Day& b) {
  double sum = 0;
  for (std::size_t worker = 0; worker < workers; ++worker) sum += (a[worker] - 10) * (b[worker] - 10);
  return sum;
}

bool is_within_limits(double red) { return red > 1.51 && red < 18.49; }

}  // namespace

RedBeads red_beads(std::uint32_t count) {
  const std::vector<Day> days = days_of(Results{validation("red-beads.yaml"), count}, count);
  RedBeads beads{count, 0, 0, 0};
  double squares = 0;
  double neighbours = 0;
  for (std::size_t day = 0; day < days.size(); ++day) {
    beads.within_limits += static_cast<double>(std::count_if(days[day].begin(), days[day].end(), is_within_limits));
    squares += product(days[day], days[day]);
    if (day == 0) continue;
    beads.best_again += best_again(days[day - 1], days[day]);
    neighbours += product(days[day - 1], days[day]);
  }
  const double pairs = count - 1.;
  beads.within_limits /= count * static_cast<double>(workers);
  beads.best_again /= pairs;
  beads.correlation = neighbours / pairs / (squares / count);
  return beads;
}

Fact told(const RedBeads& beads) {
  const bool is_luck = beads.within_limits > .99 && std::abs(beads.best_again - 1. / 6) < 4 * .373 / std::sqrt(beads.days) &&
                       std::abs(beads.correlation) < 4 / std::sqrt(6. * beads.days);
  return {"V3", "Six workers, 50 beads a day, a fifth red: rankings are luck, and nobody leaves 1.51 to 18.49", "Deming 1982",
          fmt::format("{} days: {:.2f}% within the limits (chance says 99.73%); who was best is best the next day in {:.1f}% (a sixth is "
                      "16.7%); a day tells of the next by {:.3f}",
                      beads.days, 100 * beads.within_limits, 100 * beads.best_again, beads.correlation),
          is_luck ? Outcome::reproduced : Outcome::not_reproduced};
}

}  // namespace servicechain::facts
