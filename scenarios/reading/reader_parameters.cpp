#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "models/parameter_table.h"
#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::ParameterForm;
using models::ParameterInfo;

// 0.25, 0.25 per year, 25% per year
Value<double> read_yearly(std::string_view text) {
  std::string_view number = trimmed(text);
  constexpr std::string_view behind = "per year";
  if (number.size() > behind.size() && number.substr(number.size() - behind.size()) == behind) {
    number = trimmed(number.substr(0, number.size() - behind.size()));
  }
  if (number.find('%') != number.npos) return read_share(number);
  return read_number_not_negative(number);
}

Value<double> read_spread(std::string_view text) {
  if (trimmed(text) == "low") return 0.19;
  if (trimmed(text) == "medium") return 0.32;
  if (trimmed(text) == "high") return 0.48;
  return read_number_not_negative(text);
}

Value<double> read_time_or_never(std::string_view text) {
  constexpr double never_h = 8.14e6 * 168;  // weeks: so long that nothing moves
  if (trimmed(text) == "never") return never_h;
  const Value<double> hours = read_duration_h(text);
  if (good(hours) && *good(hours) == 0)
    return Fault{"E204", fmt::format("{} is no time at all", in_quotes(text)), "write a time above 0, such as 4 weeks"};
  return hours;
}

Value<double> read_constant(std::string_view text, ParameterForm form) {
  switch (form) {
    case ParameterForm::share: return read_share(text);
    case ParameterForm::points: return read_points(text);
    case ParameterForm::level: return read_level(text);
    case ParameterForm::time: return read_time_or_never(text);
    case ParameterForm::spread: return read_spread(text);
    case ParameterForm::yearly: return read_yearly(text);
    default: return read_number(text);
  }
}

struct Stays {
  double share;
  std::optional<double> at;
};
Value<Stays> read_stays(std::string_view text) {
  const std::size_t at = text.find(" at ");
  const Value<double> share = read_share(text.substr(0, at));
  if (!good(share)) return fault(share);
  if (*good(share) <= 0 || *good(share) >= 1)
    return Fault{"E209", fmt::format("{}: some stay and some leave", in_quotes(text)), "write 75% at 75 points"};
  if (at == text.npos) return Stays{*good(share), std::nullopt};
  const Value<double> points = read_points(text.substr(at + 4));
  if (!good(points)) return fault(points);
  return Stays{*good(share), *good(points)};
}

void warn_beyond_usual(Reading& reading, const Node& node, const ParameterInfo& info, double value) {
  if (value >= info.least && value <= info.most) return;
  const bool is_time = info.form == ParameterForm::time;
  const double unit = is_time ? 168 : 1;
  reading.warn(node.span, {"W530", fmt::format("{} is outside the usual range of {}", in_quotes(node.text), info.key),
                           fmt::format("usual is {} to {}{}", plain(info.least / unit), plain(info.most / unit),
                                       is_time ? " weeks" : "")});
}

Value<double> read_weight(std::string_view text) { return read_number_not_negative(text); }

models::ServqualWeights read_weights(Reading& reading, const Node& node) {
  const Fields fields{reading, node, Place::servqual_weights};
  const models::ServqualWeights weights{fields.value("right", read_weight), fields.value("speed", read_weight),
                                        fields.value("information", read_weight), fields.value("courtesy", read_weight),
                                        fields.value("surroundings", read_weight)};
  const double sum = weights.right + weights.speed + weights.information + weights.courtesy + weights.surroundings;
  if (std::abs(sum - 1) > 1e-5) {
    reading.refuse(node.key_span, {"E207", fmt::format("the weights add to {}", plain(sum)), "they add to 1"});
  }
  return weights;
}

struct Assign {
  models::Parameters& parameters;
  StartingPoints& starting_points;
  double value;
  void operator()(double models::Parameters::*field) const { parameters.*field = value; }
  void operator()(std::optional<double> models::Parameters::*field) const { parameters.*field = value; }
  void operator()(models::ServqualWeights models::Parameters::*) const {}
  void operator()(models::StartingPoint point) const {
    switch (point) {
      case models::StartingPoint::depends_on_suppliers: starting_points.depends_on_suppliers = value; return;
      case models::StartingPoint::surroundings: starting_points.surroundings = value; return;
      case models::StartingPoint::welfare: starting_points.welfare = value; return;
      case models::StartingPoint::informed: starting_points.informed = value; return;
    }
  }
};

}  // namespace

void read_parameters(Reading& reading, const Node& node, models::Parameters& parameters,
                     StartingPoints& starting_points) {
  const Fields fields{reading, node, Place::parameters};
  for (const Node& child : node.children) {
    const ParameterInfo* info = models::find_parameter(child.key);
    if (info == nullptr) continue;
    const auto step = reading.step(child.key);
    if (info->form == ParameterForm::weights) {
      parameters.servqual_weights = read_weights(reading, child);
    } else if (info->form == ParameterForm::stays) {
      const auto stays = reading.take(child, read_stays);
      if (!stays) continue;
      parameters.stays = stays->share;
      parameters.stays_at = stays->at.value_or(parameters.stays_at);
      warn_beyond_usual(reading, child, *info, stays->share);
    } else if (const auto value =
                   reading.take(child, [info](std::string_view text) { return read_constant(text, info->form); })) {
      std::visit(Assign{parameters, starting_points, *value}, info->field);
      warn_beyond_usual(reading, child, *info, *value);
    }
  }
}

}  // namespace servicechain::scenarios
