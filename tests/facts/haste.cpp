#include <fmt/format.h>

#include <cmath>

#include "models/capability.h"
#include "models/fatigue.h"
#include "models/pressure.h"
#include "models/standard.h"
#include "models/turnover.h"
#include "tests/facts/published.h"
#include "tests/facts/validation.h"

// V2, V10, V11, V12: people who have too much to do, or are new to it.
namespace servicechain::facts {
namespace {

// The standard after 26 weeks of 15% more and five years as before, in which people tire, unless overtime is 0.
double standard_after_pulse(const models::Parameters& constants) {
  double standard = 1;
  double fatigue = 1;
  for (int day = 0; day < 286 * 7; ++day) {
    const models::Strain strain{.demand = day < 26 * 7 ? 1.15 : 1, .standard = standard, .input = 1, .usual_load = 1, .people = 1,
                                .experience = 1, .fatigue = fatigue};
    const double pressure = models::pressure(strain, constants.fatigue_slows);
    standard = models::eroded_standard(standard, pressure, 24, constants);
    fatigue = models::tired(fatigue, pressure, 24, constants);
  }
  return standard;
}

// Time at work on a job, over that of the base.
double work_length(const Results& results, const std::string& what_if) {
  const auto work = [&](const std::string& of_what_if) {
    return results.mean(of_what_if, "departments.desk", "time") - results.mean(of_what_if, "departments.desk", "wait");
  };
  return work(what_if) / work("base");
}

double quality_with_new(double newcomers, const models::Parameters& constants) {
  return models::capability(.9, {.experience = models::experience(10 - newcomers, newcomers, constants)}, constants);
}

}  // namespace

CuttingCorners cutting_corners(std::uint32_t runs) {
  const Results results{validation("cutting-corners.yaml"), runs};
  return {results.mean("more-demand", "departments.desk", "pressure"), results.mean("more-demand", "departments.desk", "standard"),
          -results.gain("more-demand", "departments.desk", "quality")};
}

Fact told(const CuttingCorners& corners) {
  const bool is_so = corners.pressure < 1.02 && corners.standard < .95 && corners.lost > .02;
  return {"V2a", "10% more demand and the same people: pressure returns to normal, quality stays lost", "Oliva & Sterman 2001",
          fmt::format("after two and a half years pressure {:.3f}, standard {:.3f}, quality {:.1f} points lower", corners.pressure,
                      corners.standard, 100 * corners.lost),
          is_so ? Outcome::reproduced : Outcome::not_reproduced};
}

Pulse pulse() {
  models::Parameters constants;
  const double tired = standard_after_pulse(constants);
  constants.overtime = 0;
  const double alone = standard_after_pulse(constants);
  constants.standard_rises_in_h = constants.standard_falls_in_h;
  return {tired, alone, standard_after_pulse(constants)};
}

Fact told(const Pulse& pulse) {
  const bool is_so = std::abs(pulse.tired - .91) < .01 && pulse.symmetric > .99;
  return {"V2b", "A pulse of 15% for 26 weeks leaves the standard near 0.91 for good; one that rises as it falls recovers",
          "Oliva & Sterman 2001 for the ratchet; the number by the model's equations",
          fmt::format("{:.3f} with fatigue, {:.3f} without; {:.3f} where standards rise (equations, no run)", pulse.tired, pulse.alone,
                      pulse.symmetric),
          is_so ? Outcome::reproduced : Outcome::not_reproduced};
}

Burst burst(std::uint32_t runs) {
  const Results two_weeks{validation("burst.yaml"), runs};
  const Results half_a_year{validation("burst.yaml", {{"time.warm-up", "26 weeks"}, {"time.length", "8 weeks"}}), runs};
  return {work_length(two_weeks, "more-work"), work_length(half_a_year, "more-work"), work_length(half_a_year, "more-work-tiring")};
}

Fact told(const Burst& burst) {
  return {"V10", "A short burst speeds work up, a lasting overload slows it down", "KC & Terwiesch 2009",
          fmt::format("a third more work: a job takes {:.3f} of its usual time in the first two weeks, {:.3f} after half a year; longer than "
                      "usual only with fatigue-slows above 1 ({:.3f} at 1.25)",
                      burst.at_once, burst.later, burst.later_tiring),
          Outcome::in_part};
}

Tipping tipping() {
  const Results results{validation("tipping.yaml")};
  const auto quality = [&](const char* of) { return results.mean("base", of, "quality"); };
  return {quality("departments.at-60"), quality("departments.at-92"), quality("departments.at-98")};
}

Fact told(const Tipping& tipping) {
  const bool is_so = std::abs(tipping.at_60 - tipping.at_92) < 1e-9 && tipping.at_98 < .9 * tipping.at_92;
  return {"V11", "Quality is flat up to 92.5% of capacity, then falls off a cliff", "Kuntz, Mennicken & Scholtes 2015",
          fmt::format("{:.3f} at 60% and {:.3f} at 92%, {:.3f} at 98%, where tipping is on (its shape is built in, its depth is not published)",
                      tipping.at_60, tipping.at_92, tipping.at_98),
          is_so ? Outcome::reproduced : Outcome::not_reproduced};
}

Newcomers newcomers_by_equation() {
  const models::Parameters constants;
  return {1 - quality_with_new(2, constants) / quality_with_new(1, constants),
          1 - quality_with_new(6, constants) / quality_with_new(5, constants)};
}

Newcomers newcomers(std::uint32_t runs) {
  const Results results{validation("newcomers.yaml"), runs};
  const auto lost = [&](const char* of) {
    return 1 - results.mean("one-more-new", of, "quality") / results.mean("base", of, "quality");
  };
  return {lost("departments.steady"), lost("departments.restless")};
}

Fact told(const Newcomers& newcomers, const Newcomers& by_equation) {
  return {"V12", "Turnover hurts more where many are new", "Hausknecht, Trevor & Howard 2009",
          fmt::format("one newcomer more in ten costs {:.2f}% of quality where 5% are new, {:.2f}% where a third are (by E7 alone, with one in "
                      "ten and five in ten: {:.2f}% and {:.2f}%)",
                      100 * newcomers.few, 100 * newcomers.many, 100 * by_equation.few, 100 * by_equation.many),
          newcomers.many > newcomers.few ? Outcome::reproduced : Outcome::not_reproduced};
}

}  // namespace servicechain::facts
