#include "tests/coverage/case.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "scenarios/reading/read.h"
#include "sim/contract.h"

namespace servicechain::coverage {
namespace {

// Source of the formulas of M/M/1 and M/M/c: Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory
// (4th ed. 2008), ch. 2. `rate` and `mu` per hour.
struct Line {
  double wait;
  double p95;
  double waits;
};

double erlang_c(int people, double load) {
  double blocked = 1;  // Erlang's B, by the recursion over people
  for (int n = 1; n <= people; ++n) blocked = load * blocked / (n + load * blocked);
  return people * blocked / (people - load * (1 - blocked));
}

// P(W > t) = waits · exp(−(c μ − λ) t)
Line line_of(double rate, double mu, int people) {
  const double waits = erlang_c(people, rate / mu);
  const double spare = people * mu - rate;
  return {waits / spare, waits > 0.05 ? std::log(waits / 0.05) / spare : 0, waits};
}

scenarios::Scenario desk(int people, double rate, double hours) {
  return read_text(fmt::format(R"(servicechain: 1
time: {{length: {:.0f} h, warm-up: auto}}
behaviour: []
departments: {{desk: {{staff: {}, work: exponential(mean 1 h)}}}}
customers: {{people: {{arrive: {{rate: {:.6f} per hour}}, enters: desk}}}}
what-if:
  faster: {{change: {{departments.desk.work: exponential(mean 0.95 h)}}}}
  more: {{change: {{departments.desk.staff: +1}}}}
  last-come: {{change: {{departments.desk.order: last-come}}}}
decide: {{on: departments.desk wait}}
)",
                               hours, people, rate));
}

void keep_what_if(scenarios::Scenario& scenario, const std::string& name) {
  std::erase_if(scenario.what_ifs, [&](const scenarios::WhatIf& what_if) { return what_if.name != name; });
}

scenarios::Scenario city(const std::string& length, const std::string& warm_up) {
  const std::string file = std::string{SERVICECHAIN_SOURCE_DIR} + "/scenarios/library/city-shoes.yaml";
  auto read = scenarios::read_scenario(file, {{"time.length", length}, {"time.warm-up", warm_up}});
  sim::require(read.value.has_value(), "City Shoes has no errors");
  return *std::move(read.value);
}

scenarios::WhatIf with_other_luck(const scenarios::Scenario& scenario, const std::string& name) {
  return {name, "", {}, std::nullopt, scenario.chain};
}

// Luck goes by names. The order of the names stays.
void rename_segments(scenarios::WhatIf& what_if) {
  for (models::Segment& segment : what_if.chain.segments) segment.name += "-too";
}

}  // namespace

scenarios::Scenario read_text(const std::string& text) {
  auto read = scenarios::read_scenario_text(text, "coverage.yaml", {});
  sim::require(read.value.has_value(), "the scenarios of the coverage program have no errors");
  return *std::move(read.value);
}

double promised(const Case& the_case, const Asked& asked) {
  const scenarios::Decision& decide = the_case.scenario.decide;
  const bool is_decided = asked.what_if != "base" && asked.of == decide.of && asked.measure == decide.measure;
  return 1 - (1 - decide.confidence) / (is_decided ? static_cast<double>(the_case.scenario.what_ifs.size()) : 1);
}

Case one_desk(double load, double hours, std::uint32_t runs) {
  const Line now = line_of(load, 1, 1);
  const Line faster = line_of(load, 1 / 0.95, 1);
  const std::string of = "departments.desk";
  Case made{fmt::format("one desk, load {}", load), desk(1, load, hours), runs, {}, {}, std::nullopt};
  keep_what_if(made.scenario, "faster");
  made.asked = {{"base", of, "wait", now.wait},
                {"base", of, "wait.p95", now.p95},
                {"base", of, "waits", now.waits},
                {"base", of, "inside", load * (now.wait + 1)},
                {"base", of, "utilisation", load},
                {"faster", of, "wait", faster.wait - now.wait},
                {"faster", of, "wait.p95", faster.p95 - now.p95},
                {"faster", of, "waits", faster.waits - now.waits}};
  return made;
}

Case one_desk_unchanged(double load, double hours, std::uint32_t runs) {
  const std::string of = "departments.desk";
  Case made{fmt::format("one desk against itself, load {}", load), desk(1, load, hours), runs, {}, {"renamed"},
            std::nullopt};
  made.scenario.what_ifs = {with_other_luck(made.scenario, "renamed")};
  rename_segments(made.scenario.what_ifs.front());
  made.asked = {{"renamed", of, "wait", 0}, {"renamed", of, "wait.p95", 0}, {"renamed", of, "waits", 0}};
  return made;
}

Case one_desk_turned_round(double load, double hours, std::uint32_t runs) {
  Case made{fmt::format("one desk, last come first, load {}", load), desk(1, load, hours), runs, {}, {}, std::nullopt};
  keep_what_if(made.scenario, "last-come");
  made.asked = {{"last-come", "departments.desk", "wait", 0}};
  return made;
}

Case five_desks(double load, double hours, std::uint32_t runs) {
  const Line now = line_of(5 * load, 1, 5);
  const Line more = line_of(5 * load, 1, 6);
  const std::string of = "departments.desk";
  Case made{fmt::format("five desks and a sixth, load {}", load), desk(5, 5 * load, hours), runs, {}, {}, std::nullopt};
  keep_what_if(made.scenario, "more");
  made.asked = {{"base", of, "wait", now.wait},
                {"base", of, "wait.p95", now.p95},
                {"base", of, "waits", now.waits},
                {"more", of, "wait", more.wait - now.wait},
                {"more", of, "wait.p95", more.p95 - now.p95},
                {"more", of, "waits", more.waits - now.waits}};
  return made;
}

Case city_shoes(int weeks, std::uint32_t runs) {
  Case made{fmt::format("City Shoes, {} weeks", weeks), city(fmt::format("{} weeks", weeks), "auto"), runs, {}, {},
            city("260 weeks", "10 weeks")};
  made.asked = {{"base", "customers", "satisfaction", std::nullopt},
                {"base", "customers", "lost", std::nullopt},
                {"base", "departments.store", "wait", std::nullopt},
                {"base", "departments.it-desk", "wait", std::nullopt}};
  for (const scenarios::WhatIf& what_if : made.scenario.what_ifs) {
    made.asked.push_back({what_if.name, "customers", "satisfaction", std::nullopt});
    made.asked.push_back({what_if.name, "departments.store", "wait", std::nullopt});
  }
  return made;
}

Case third_technician(int weeks, std::uint32_t runs) {
  Case made = city_shoes(weeks, runs);
  made.name = fmt::format("a third technician, {} weeks", weeks);
  keep_what_if(made.scenario, "third-technician");
  keep_what_if(*made.very_long, "third-technician");
  std::erase_if(made.asked, [](const Asked& asked) { return asked.what_if == "stock-list-online"; });
  return made;
}

Case city_shoes_unchanged(int weeks, std::uint32_t runs) {
  Case made{"City Shoes against itself", city(fmt::format("{} weeks", weeks), "auto"), runs, {},
            {"it-desk-renamed", "segments-renamed"}, std::nullopt};
  scenarios::Scenario& scenario = made.scenario;
  scenario.what_ifs = {with_other_luck(scenario, made.unchanged[0]), with_other_luck(scenario, made.unchanged[1])};
  for (models::Department& department : scenario.what_ifs[0].chain.departments) {
    if (department.name == "it-desk") department.name = "it-help";
  }
  rename_segments(scenario.what_ifs[1]);
  for (const std::string& name : made.unchanged) {
    made.asked.push_back({name, "customers", "satisfaction", 0});
    made.asked.push_back({name, "departments.store", "wait", 0});
  }
  return made;
}

}  // namespace servicechain::coverage
