#include "tests/bench/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "tests/bench/measure.h"

namespace servicechain::bench {
namespace {

constexpr std::array<std::string_view, 3> models{"mm1", "mm10", "tandem"};

std::string millions(std::optional<double> per_s) { return per_s ? fmt::format("{:.2f}", *per_s / 1e6) : "–"; }
std::string rounded(std::optional<double> value) {
  if (!value) return "–";
  if (*value < 10) return fmt::format("{:.2f}", *value);
  return *value < 100 ? fmt::format("{:.1f}", *value) : fmt::format("{:.0f}", *value);
}

// Of the model where the engine is worst.
std::optional<double> least_ratio(const Rates& rates, std::string_view other) {
  std::optional<double> least;
  for (std::string_view model : models) {
    const std::optional<double> ratio =
        rates.ratio(fmt::format("engine/{}", model), fmt::format("{}/{}", other, model));
    if (!ratio) return std::nullopt;
    least = std::min(least.value_or(*ratio), *ratio);
  }
  return least;
}

std::string speed_table(const Rates& rates) {
  std::string text = "Millions per CPU second of one thread: customers, in the tandem visits\n";
  text += fmt::format("{:<8}{:>10}{:>10}{:>11}{:>10}{:>13}{:>14}\n", "", "engine", "bare", "recursion", "SimPy",
                      "engine/bare", "engine/SimPy");
  for (std::string_view model : models) {
    const auto name = [model](std::string_view kind) { return fmt::format("{}/{}", kind, model); };
    const auto rate = [&](std::string_view kind) { return rates.median(name(kind)); };
    text += fmt::format("{:<8}{:>10}{:>10}{:>11}{:>10}{:>13}{:>14}\n", model, millions(rate("engine")),
                        millions(rate("bare")), millions(rate("recursion")), millions(rate("simpy")),
                        rounded(rates.ratio(name("engine"), name("bare"))),
                        rounded(rates.ratio(name("engine"), name("simpy"))));
  }
  return text;
}

std::string size_table(const Measured& measured) {
  std::string text = "\nMillions of events per CPU second, by number of departments\n";
  for (const std::uint32_t departments : counts_of_departments) {
    const std::optional<double> rate = measured.rates.median(fmt::format("departments/{}", departments));
    text += fmt::format("{:>8}{:>10}\n", departments, millions(rate));
  }
  if (const std::optional<double> set_up = measured.rates.median("set-up/10000")) {
    text += fmt::format("To set up a department and clear it away: {:.1f} µs\n", 1e6 / *set_up);
  }
  const DepartmentMemory& department = measured.department;
  text += fmt::format("Bytes per department: {:.0f} = description {:.0f} + running {:.0f} + counting {:.0f}\n",
                      department.sum(), department.description, department.running, department.counting);
  const LineMemory& line = measured.line;
  text += fmt::format("Bytes per job in a line of {}: resident {:.0f}, allocated {:.0f}\n", line.waiting, line.resident,
                      line.allocated);
  return text;
}

std::string replication_table(const Rates& rates) {
  std::string text = "\nReplications (and pieces of work that share nothing) per second of the clock on the wall\n";
  text += fmt::format("{:<16}{:>8}{:>11}{:>8}{:>20}\n", "", "1 thread", "2 threads", "ratio", "cores had, 1 and 2");
  for (std::string_view name : {"tandem", "city-shoes", "nothing-shared"}) {
    const std::string one = fmt::format("replications/{}/1", name);
    const std::string two = fmt::format("replications/{}/2", name);
    text += fmt::format("{:<16}{:>8}{:>11}{:>8}{:>13} {:>6}\n", name, rounded(rates.median(one)),
                        rounded(rates.median(two)), rounded(rates.ratio(two, one)),
                        rounded(rates.median(one + "/cores")), rounded(rates.median(two + "/cores")));
  }
  return text;
}

// One line of the last table. Where less is better, goal and floor are the most that is allowed.
struct Target {
  std::string_view what;
  std::optional<double> value;
  double goal;
  double floor;
  enum class Better { more, less } better = Better::more;
};

std::string_view verdict(const Target& target) {
  if (!target.value) return "not measured";
  const auto reaches = [&](double bound) {
    return target.better == Target::Better::more ? *target.value >= bound : *target.value <= bound;
  };
  if (reaches(target.goal)) return "reached";
  return reaches(target.floor) ? "above the floor" : "missed";
}

std::optional<double> least_speed_up(const Rates& rates) {
  const std::optional<double> tandem = rates.ratio("replications/tandem/2", "replications/tandem/1");
  const std::optional<double> shop = rates.ratio("replications/city-shoes/2", "replications/city-shoes/1");
  return tandem && shop ? std::optional{std::min(*tandem, *shop)} : std::nullopt;
}

// A machine that has no two cores to give says nothing about ours.
bool has_two_cores(const Rates& rates) {
  return rates.ratio("replications/nothing-shared/2", "replications/nothing-shared/1").value_or(2) >= 1.9;
}

std::string target_table(const Measured& measured) {
  const Rates& rates = measured.rates;
  const std::array targets{
      Target{"engine / bare loop, least of three", least_ratio(rates, "bare"), 0.7, 0.5},
      Target{"engine / SimPy, least of three", least_ratio(rates, "simpy"), 130, 75},
      Target{"2 threads / 1, least of two", least_speed_up(rates), 1.9, 1.8},
      Target{"1,000 / 10 departments, events", rates.ratio("departments/1000", "departments/10"), 0.5, 0.35},
      Target{"bytes per waiting job, resident", std::round(measured.line.resident), 64, 64, Target::Better::less},
      Target{"bytes per department", measured.department.sum(), 4096, 4096, Target::Better::less},
  };
  std::string text = fmt::format("\n{:<38}{:>9}{:>8}{:>8}\n", "", "measured", "goal", "floor");
  for (const Target& target : targets) {
    text += fmt::format("{:<38}{:>9}{:>8}{:>8}  {}\n", target.what, rounded(target.value), target.goal, target.floor,
                        verdict(target));
  }
  if (!has_two_cores(rates))
    text += "The machine was too busy to give two threads two cores: that ratio says nothing.\n";
  return text;
}

}  // namespace

std::string table_of(const Measured& measured) {
  return speed_table(measured.rates) + size_table(measured) + replication_table(measured.rates) +
         target_table(measured);
}

}  // namespace servicechain::bench
