// Rates and people that change by the hour; all periodic by day.
#include <fmt/format.h>
#include <array>
#include <cmath>

#include "tests/agreement/markov_chain.h"
#include "tests/agreement/rows.h"
#include "tests/agreement/theory.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// A part of the day: until when, arrivals per h, people.
struct Part {
  int until_h;
  double rate;
  int people;
};
using Day = std::vector<Part>;

double mean_rate(const Day& day) {
  double sum = 0;
  int from = 0;
  for (const Part& part : day) {
    sum += part.rate * (part.until_h - from);
    from = part.until_h;
  }
  return sum / 24;
}

std::string entries(const Day& day, const std::function<std::string(const Part&)>& value) {
  std::string text;
  int from = 0;
  for (const Part& part : day) {
    text += fmt::format("{}\"{:02}:00-{:02}:00\": {}", from > 0 ? ", " : "", from, part.until_h, value(part));
    from = part.until_h;
  }
  return text;
}
std::string arrivals_of(const Day& day) {
  return filled("arrive: {rate: $rate per hour, pattern: {$pattern}}",
                {{"rate", mean_rate(day)},
                 {"pattern", entries(day, [](const Part& part) { return text_of(part.rate); })}});
}
std::string staff_of(const Day& day) {
  return "staff: {" + entries(day, [](const Part& part) { return fmt::format("{}", part.people); }) + "}";
}

// m' = λ(t) − μ m, exactly from part to part, three days and so many hours after an empty start: the mean of the
// Poisson number inside (Eick, Massey & Whitt 1993).
struct Unlimited {
  double at_h;    // at the moment asked
  double before;  // mean over the hour before it
};
Unlimited unlimited(const Day& day, double mu, int hour) {
  double m = 0;
  double before = 0;
  for (int t = 0; t < 3 * 24 + hour; ++t) {
    const int of_day = t % 24;
    double rate = 0;
    for (auto part = day.rbegin(); part != day.rend(); ++part) {
      if (of_day < part->until_h) rate = part->rate;
    }
    const double next = rate / mu + (m - rate / mu) * std::exp(-mu);
    before = (rate - (next - m)) / mu;  // ∫ m dt over the hour
    m = next;
  }
  return {m, before};
}

Row unlimited_row(std::string name, const Day& day, int hour) {
  const Unlimited exact = unlimited(day, 0.5, hour);
  return {"rates by the hour",
          fmt::format("{}, {} h", name, hour),
          "Eick, Massey & Whitt 1993, steps",
          one_desk({1, 71.0 + hour, hour == 8 ? 4000 : 2000}, "staff: unlimited, work: exponential(mean 2 h)",
                   arrivals_of(day)),
          {{"customers", "inside-at-end", exact.at_h}, {desk, "inside", exact.before}}};
}

// INF-02 in steps of an hour, each with the mean rate of its hour: 20 (1 + 0.6 sin(2π t / 24)).
Day sinus_day() {
  Day day;
  const double w = 2 * M_PI / 24;
  for (int h = 0; h < 24; ++h)
    day.push_back({h + 1, 20 * (1 + 0.6 * (std::cos(w * h) - std::cos(w * (h + 1))) / w), 0});
  return day;
}

// M_t/D/inf: those who came in the last D.
Row constant_work() {
  const Day day{{8, 5, 0}, {16, 40, 0}, {24, 15, 0}};
  return {"rates by the hour",
          "constant work, 9.5 h",
          "those who came in the last 3 h",
          one_desk({9.5, 48, 1500}, "staff: unlimited, work: 3 h", arrivals_of(day)),
          {{"customers", "inside-at-end", 1.5 * 5 + 1.5 * 40}}};
}

using State = std::array<int, 2>;  // inside, at work

// People come and go by the hour. Under finish more may be at work than are on duty.
enum class Closing { finish, hand_over };
MarkovChain<State> part_chain(const Part& part, double mu, Closing closing, const State& largest) {
  return MarkovChain<State>{State{}, [&, closing](const State& s, auto to) {
                              const auto [n, b] = s;
                              // Every state that another part of the day may leave behind is reached by a move of no
                              // weight.
                              if (n == 0 && b == 0) {
                                for (int inside = 0; inside <= largest[0]; ++inside) {
                                  for (int work = 0; work <= std::min(inside, largest[1]); ++work)
                                    to(State{inside, work}, 1e-300);
                                }
                              }
                              if (n < largest[0]) to(State{n + 1, b < part.people && n == b ? b + 1 : b}, part.rate);
                              const bool takes_next = n > b && b <= part.people;
                              if (b > 0) to(State{n - 1, takes_next ? b : b - 1}, b * mu);
                            }};
}

struct DayOf {
  std::vector<double> inside_at;  // at the end of each part
  double inside = 0;              // means over the day
  double in_line = 0;
  double overtime = 0;  // person-hours a day
};

DayOf day_of(const Day& day, double mu, Closing closing, int most) {
  int people = 0;
  for (const Part& part : day) people = std::max(people, part.people);
  std::vector<MarkovChain<State>> chains;
  for (const Part& part : day) chains.push_back(part_chain(part, mu, closing, {most, people}));
  // All chains number the same states in the same order.
  const auto change = [&](const MarkovChain<State>& chain, const Eigen::VectorXd& p, int on_duty) {
    return chain.jump(p, [&](const State& s) {
      const int held = closing == Closing::finish ? s[1] : 0;
      return State{s[0], std::min(s[0], std::max(held, on_duty))};
    });
  };
  Eigen::VectorXd p = chains.front().certainly(State{});
  DayOf made;
  for (int round = 0; round < 12; ++round) {
    made = {};
    int from = 0;
    for (std::size_t i = 0; i < day.size(); ++i) {
      p = change(chains[i], p, day[i].people);
      const Passage passage = pass(chains[i].generator(), p, day[i].until_h - from);
      p = passage.end;
      made.inside_at.push_back(chains[i].mean(p, [](const State& s) { return s[0]; }));
      made.inside += chains[i].mean(passage.integral, [](const State& s) { return s[0]; }) / 24;
      made.in_line += chains[i].mean(passage.integral, [](const State& s) { return s[0] - s[1]; }) / 24;
      made.overtime +=
          chains[i].mean(passage.integral, [&](const State& s) { return std::max(0, s[1] - day[i].people); });
      from = day[i].until_h;
    }
  }
  return made;
}

Row at_hour(const Day& day, std::string closing, double work, int hour, int runs, double exact) {
  return {"shifts",
          fmt::format("SHF-01, inside at {} h, {}", hour, closing),
          "Kolmogorov equations, piecewise constant",
          one_desk({1.0 * hour, 72, runs},
                   filled("$staff, at-closing: $closing, work: exponential(mean $work h)",
                          {{"staff", staff_of(day)}, {"closing", closing}, {"work", work}}),
                   arrivals_of(day)),
          {{"customers", "inside-at-end", exact}},
          WithinRange{},
          Effort::long_run};
}

Row over_days(std::string name, const Day& day, std::string closing, double mu, int days, const DayOf& exact) {
  Row row{"shifts",
          std::move(name),
          "Kolmogorov equations, piecewise constant",
          one_desk({24.0 * days, 240},
                   filled("$staff, at-closing: $closing, work: exponential(mean $work h)",
                          {{"staff", staff_of(day)}, {"closing", closing}, {"work", 1 / mu}}),
                   arrivals_of(day)),
          {{desk, "inside", exact.inside},
           {desk, "wait", exact.in_line / mean_rate(day)},
           {desk, "in-line", exact.in_line}}};
  if (exact.overtime > 1e-9) row.expected.push_back({desk, "overtime", 7 * exact.overtime});
  return row;
}

}  // namespace

Rows hours_rows() {
  const Day steps{{8, 5, 0}, {12, 40, 0}, {18, 20, 0}, {24, 10, 0}};
  const Day shifts{{8, 4, 2}, {16, 22, 6}, {24, 12, 4}};
  const DayOf handed = day_of(shifts, 4, Closing::hand_over, 130);
  const DayOf finished = day_of(shifts, 4, Closing::finish, 130);
  const Day closed_at_night{{9, 0, 0}, {17, 7.5, 3}, {24, 0, 0}};
  const DayOf night_handed = day_of(closed_at_night, 3.6, Closing::hand_over, 90);
  const DayOf night_finished = day_of(closed_at_night, 3.6, Closing::finish, 90);
  return {unlimited_row("steps", steps, 8),
          unlimited_row("steps", steps, 12),
          unlimited_row("steps", steps, 18),
          unlimited_row("INF-02 in steps of an hour", sinus_day(), 9),
          unlimited_row("INF-02 in steps of an hour", sinus_day(), 18),
          constant_work(),
          at_hour(shifts, "hand-over", 0.25, 8, 60000, handed.inside_at[0]),
          at_hour(shifts, "hand-over", 0.25, 16, 20000, handed.inside_at[1]),
          at_hour(shifts, "hand-over", 0.25, 24, 35000, handed.inside_at[2]),
          over_days("SHF-01, hand-over", shifts, "hand-over", 4, 1200, handed),
          over_days("SHF-01, finish", shifts, "finish", 4, 1200, finished),
          over_days("closed at night, hand-over", closed_at_night, "hand-over", 3.6, 3000, night_handed),
          over_days("closed at night, finish", closed_at_night, "finish", 3.6, 3000, night_finished)};
}

}  // namespace servicechain::tests
