#include "analysis/verdicts/requirement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr std::string_view blank = " \t";

std::string_view without_margins(std::string_view text) {
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<Comparison> comparison_of(std::string_view sign) {
  if (sign == ">=") return Comparison::at_least;
  if (sign == ">") return Comparison::above;
  if (sign == "<=") return Comparison::at_most;
  if (sign == "<") return Comparison::below;
  return std::nullopt;
}

bool compare(double value, Comparison comparison, double limit) {
  switch (comparison) {
    case Comparison::at_least: return value >= limit;
    case Comparison::above: return value > limit;
    case Comparison::at_most: return value <= limit;
    case Comparison::below: return value < limit;
  }
  return false;
}

// How many of the measure's unit one of the written unit is. nullopt: they do not go together.
// A time needs its unit; a bare number is taken in the measure's own unit elsewhere.
std::optional<double> unit_factor(std::string_view written, std::string_view of_measure) {
  struct Conversion {
    std::string_view measure, written;
    double factor;
  };
  static constexpr std::array conversions{
      Conversion{"h", "s", 1.0 / 3600}, Conversion{"h", "min", 1.0 / 60},    Conversion{"h", "h", 1},
      Conversion{"h", "day", 24},       Conversion{"h", "days", 24},         Conversion{"h", "week", 168},
      Conversion{"h", "weeks", 168},    Conversion{"share", "%", 1.0 / 100}, Conversion{"share", "", 1},
  };
  for (const Conversion& known : conversions) {
    if (known.measure == of_measure && known.written == written) return known.factor;
  }
  if (of_measure == "h") return std::nullopt;
  if (written.empty() || written == of_measure) return 1;
  return std::nullopt;
}

bool is_meant(const MeasureRow& row, const Requirement& requirement) {
  return row.measure.of == requirement.of && row.measure.name == requirement.measure && row.measure.kind == "all";
}

RequirementAnswer judge_row(const Requirement& requirement, const MeasureRow& row, const std::string& where) {
  const auto factor = unit_factor(requirement.unit, row.measure.unit);
  if (!factor) {
    return {Fulfilment::does_not_apply,
            fmt::format("\"{}\": {} is measured in {}", requirement.text, requirement.measure,
                        row.measure.unit == "h" ? "time: write s, min, h, days or weeks" : row.measure.unit)};
  }
  if (!row.estimate.mean) {
    return {Fulfilment::fails, fmt::format("Not so{}: {} (nothing was observed).", where, requirement.text)};
  }
  const bool holds = compare(*row.estimate.mean, requirement.comparison, requirement.limit * *factor);
  return {holds ? Fulfilment::holds : Fulfilment::fails,
          fmt::format("{}{}: {}. It is {}.", holds ? "Holds" : "Not so", where, requirement.text,
                      with_range(row.measure, row.estimate, Saying::value, Vocabulary::plain))};
}

std::vector<std::string> what_ifs_of(const Study& study) {
  std::vector<std::string> names;
  for (const MeasureRow& row : study.measures) {
    if (row.what_if != "base" && std::find(names.begin(), names.end(), row.what_if) == names.end()) {
      names.push_back(row.what_if);
    }
  }
  return names;
}

}  // namespace

std::optional<Requirement> read_requirement(std::string_view text) {
  const auto sign = text.find_first_of("<>");
  if (sign == std::string_view::npos) return std::nullopt;
  const std::size_t sign_length = sign + 1 < text.size() && text[sign + 1] == '=' ? 2 : 1;
  const auto comparison = comparison_of(text.substr(sign, sign_length));
  const std::string_view left = without_margins(text.substr(0, sign));
  const std::string_view right = without_margins(text.substr(sign + sign_length));

  const auto gap = left.find_last_of(blank);
  const std::string_view measure = gap == std::string_view::npos ? left : left.substr(gap + 1);
  const std::string_view of = gap == std::string_view::npos ? "customers" : without_margins(left.substr(0, gap));

  double limit = 0;
  const auto [end, error] = std::from_chars(right.data(), right.data() + right.size(), limit);
  if (!comparison || measure.empty() || of.find_first_of(blank) != std::string_view::npos || error != std::errc{}) {
    return std::nullopt;
  }
  const std::string_view unit = without_margins(right.substr(static_cast<std::size_t>(end - right.data())));
  return Requirement{
      std::string{without_margins(text)}, std::string{of}, std::string{measure}, *comparison, limit, std::string{unit}};
}

RequirementAnswer judge(const Requirement& requirement, const Study& study) {
  const std::vector<std::string> what_ifs = what_ifs_of(study);
  std::optional<RequirementAnswer> answer;
  for (const MeasureRow& row : study.measures) {
    const bool is_asked = what_ifs.empty() || row.what_if != "base";
    if (!is_asked || !is_meant(row, requirement)) continue;
    const RequirementAnswer found = judge_row(requirement, row, what_ifs.empty() ? "" : " in " + row.what_if);
    if (!answer || answer->fulfilment == Fulfilment::holds) answer = found;
  }
  if (answer) return *answer;
  return {Fulfilment::does_not_apply, fmt::format("\"{}\": nothing called {} is measured of {}", requirement.text,
                                                  requirement.measure, requirement.of)};
}

}  // namespace servicechain::analysis
