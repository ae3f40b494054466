#include "models/constants_in_force.h"

#include <algorithm>
#include <array>
#include <span>

#include "models/parameter_table.h"

namespace servicechain::models {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> of_satisfaction{"disappointment", "expectation-learns", "informed"};
constexpr std::array<std::string_view, 3> of_inherited_quality{"depends-on-suppliers", "works-without", "carried-in-matters"};
constexpr std::array<std::string_view, 1> of_bad_input_slows{"bad-input-slows"};
constexpr std::array<std::string_view, 2> of_corner_cutting{"weight-of-arrivals", "haste-hurts-quality"};
constexpr std::array<std::string_view, 5> of_fatigue{"weight-of-arrivals", "overtime", "most-intensity",
                                                     "fatigue-builds-in", "fatigue-slows"};
constexpr std::array<std::string_view, 6> of_mood{"weight-of-arrivals",  "mood-start",          "mood-moves-in",
                                                  "overload-hurts-mood", "fatigue-hurts-mood", "service-lifts-mood"};
constexpr std::array<std::string_view, 6> of_turnover{"newcomer-output",    "quits",           "newness-hurts-quality",
                                                      "selection-validity", "selection-ratio", "output-spread"};
constexpr std::array<std::string_view, 5> of_customers_react{"client-tie", "advertising", "imitation", "talk",
                                                             "good-news"};

bool some_depend_as_usual(const ServiceChain& chain) {
  constexpr double usual = 0.4;
  return std::ranges::any_of(chain.departments, [](const Department& d) { return d.depends_on_suppliers == usual; });
}

// Whether it stands at its default.
bool is_left_as_it_is(const ServiceChain& chain, const ParameterInfo& info) {
  if (const auto* field = std::get_if<double Parameters::*>(&info.field)) {
    return chain.parameters.*(*field) == Parameters{}.*(*field);
  }
  if (const auto* start = std::get_if<StartingPoint>(&info.field)) {
    constexpr double usually_informed = 0.5;
    if (*start == StartingPoint::depends_on_suppliers) return some_depend_as_usual(chain);
    return std::ranges::any_of(chain.segments, [](const Segment& s) { return s.informed == usually_informed; });
  }
  return false;
}

}  // namespace

std::vector<std::string_view> unmeasured_constants(const ServiceChain& chain) {
  std::vector<std::string_view> found;
  const auto add = [&](bool is_on, Keys keys) {
    if (!is_on) return;
    for (const std::string_view key : keys) {
      const ParameterInfo* info = find_parameter(key);
      const bool is_unmeasured = info->evidence == Evidence::chosen || info->evidence == Evidence::remembered;
      const bool is_told = std::ranges::find(found, key) != found.end();
      if (is_unmeasured && !is_told && is_left_as_it_is(chain, *info)) found.push_back(key);
    }
  };
  const Behaviour& on = chain.behaviour;
  const bool some_serve = std::ranges::any_of(chain.departments, [](const Department& d) { return !d.needs.empty(); });
  add(on.inherited_quality && some_serve, of_inherited_quality);
  add(on.bad_input_slows, of_bad_input_slows);
  add(on.corner_cutting, of_corner_cutting);
  add(on.fatigue, of_fatigue);
  add(on.mood, of_mood);
  add(on.turnover, of_turnover);
  add(on.customers_react, of_customers_react);
  add(true, of_satisfaction);
  return found;
}

}  // namespace servicechain::models
