#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "models/pressure.h"
#include "tests/facts/published.h"
#include "tests/facts/validation.h"

// V4, V5, V13: what departments do to each other.
namespace servicechain::facts {
namespace {

double quality_lost(const Results& results, const std::string& what_if) { return -results.gain(what_if, "customers", "quality"); }

// At 20% more demand, with something left out.
Results circle_without(const scenarios::Setting& left_out, std::uint32_t runs) {
  scenarios::Scenario scenario = validation("vicious-circle.yaml", {left_out});
  std::erase_if(scenario.what_ifs, [](const scenarios::WhatIf& what_if) { return what_if.name != "plus-20"; });
  return Results{scenario, runs};
}

// What a better front gains, where the back is poor and where it is good.
std::pair<double, double> front_gains(scenarios::Scenario scenario, models::Combine combine) {
  scenario.chain.quality.combine = combine;
  for (scenarios::WhatIf& what_if : scenario.what_ifs) what_if.chain.quality.combine = combine;
  const Results results{scenario};
  const auto points = [&](const std::string& what_if) { return results.mean(what_if, "customers", "satisfaction"); };
  return {points("front-better") - points("base"), points("both") - points("back-better")};
}

}  // namespace

Bullwhip bullwhip() { return {models::peak_gain(0, 10, 20), models::peak_gain(.5, 10, 7.49)}; }

Fact told(const Bullwhip& bullwhip) {
  const bool is_so = bullwhip.gain > 1.51 && bullwhip.gain < 1.52 && bullwhip.below == 1;
  return {"V4", "People who follow demand more slowly than D(1 + a)/2 amplify its swings: 1.512-fold at D = 10 and 20 days",
          "Anderson & Morrice 2000, for the form",
          fmt::format("{:.3f}-fold; on the quick side of the threshold {:.0f} (closed form; a stage moved day by day agrees: R9)",
                      bullwhip.gain, bullwhip.below),
          is_so ? Outcome::reproduced : Outcome::not_reproduced};
}

ViciousCircle vicious_circle(std::uint32_t runs) {
  const Results both{validation("vicious-circle.yaml"), runs};
  const Results no_rework = circle_without({"behaviour", "[inherited-quality, bad-input-slows]"}, runs);
  const Results no_tipping = circle_without({"parameters.tipping", "0"}, runs);
  const auto points = [&](const std::string& what_if) { return both.gain(what_if, "customers", "satisfaction"); };
  const auto busy = [](const Results& results) { return results.mean("plus-20", "departments.installation", "utilisation"); };
  return {.below = quality_lost(both, "plus-10"),
          .beyond = quality_lost(both, "plus-20"),
          .without_rework = quality_lost(no_rework, "plus-20"),
          .without_tipping = quality_lost(no_tipping, "plus-20"),
          .busy = busy(both),
          .busy_without = busy(no_tipping),
          .people = points("plus-20-more-people"),
          .better_first = points("plus-20-better-first"),
          .better_all = points("plus-20-better-everywhere")};
}

Fact told(const ViciousCircle& circle) {
  const bool reinforce = circle.beyond > .02 && circle.below < .005 && circle.without_rework + circle.without_tipping < .005;
  const bool quality_is_best = circle.better_all > circle.people && circle.better_all > circle.better_first;
  return {"V5", "Past a threshold workload and bad work reinforce each other; quality throughout the chain is the strongest remedy",
          "Akkermans & Vos 2003",
          fmt::format("10% more demand costs {:.2f} points of quality, 20% more {:.2f} (without rework {:.2f}, without tipping {:.2f}), "
                      "with people busy {:.0f}% instead of {:.0f}%; remedies at 20%, satisfaction against the base: one more person in each "
                      "twelve {:+.2f}, first department better {:+.2f}, all better {:+.2f}. Needs tipping, which is off by default",
                      100 * std::abs(circle.below), 100 * circle.beyond, 100 * std::abs(circle.without_rework),
                      100 * std::abs(circle.without_tipping),
                      100 * circle.busy, 100 * circle.busy_without, circle.people, circle.better_first, circle.better_all),
          reinforce && quality_is_best ? Outcome::reproduced : Outcome::not_reproduced};
}

FrontLine front_line() {
  const scenarios::Scenario scenario = validation("front-line.yaml");
  const auto [poor, good] = front_gains(scenario, models::Combine::geometric);
  const auto [poor_linear, good_linear] = front_gains(scenario, models::Combine::linear);
  return {poor, good, poor_linear, good_linear};
}

Fact told(const FrontLine& front) {
  return {"V13", "Front-line investment pays more where inside service is good (complements), and not where inputs are substitutes",
          "Ehrhart et al. 2011",
          fmt::format("{:.1f} points where it is poor and {:.1f} where it is good; linear {:.1f} and {:.1f}", front.poor, front.good,
                      front.poor_linear, front.good_linear),
          front.good > 1.1 * front.poor ? Outcome::reproduced : Outcome::not_reproduced};
}

}  // namespace servicechain::facts
