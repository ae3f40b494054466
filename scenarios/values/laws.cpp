#include "scenarios/values/laws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenarios/messages/suggest.h"
#include "scenarios/reading/scan.h"
#include "scenarios/values/shares.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr int most_nested = 8;
constexpr double s_per_h = 3600;

Fault misread(std::string code, std::string message, std::string advice) {
  return {std::move(code), std::move(message), std::move(advice)};
}

class LawReader {
 public:
  LawReader(DataFolder& folder, std::string_view unit, int depth) : folder_{folder}, unit_{unit}, depth_{depth} {}
  [[nodiscard]] Value<sim::Law> read(std::string_view text);

 private:
  using Numbers = std::vector<LawNumber>;
  [[nodiscard]] Value<Numbers> numbers(const LawText& law);
  [[nodiscard]] Value<double> duration_h(const LawNumber& number) const;
  [[nodiscard]] Value<sim::Law> bare(std::string_view text);
  [[nodiscard]] Value<sim::Law> bracketed(const LawText& law, std::string_view text);
  [[nodiscard]] Value<sim::Law> by_shape(const LawText& law, std::string_view text);
  [[nodiscard]] Value<sim::Law> by_bounds(const LawText& law, const std::vector<double>& hours, std::string_view text);
  [[nodiscard]] Value<sim::Law> by_spread(const LawText& law, const Numbers& numbers, std::string_view text);
  [[nodiscard]] Value<sim::Law> erlang(const LawText& law, const Numbers& numbers, std::string_view text);
  [[nodiscard]] Value<sim::Law> mix(const LawText& law);
  [[nodiscard]] Value<sim::Law> discrete(const LawText& law);
  [[nodiscard]] Value<sim::Law> nested(std::string_view text, std::string_view unit) {
    return LawReader{folder_, unit, depth_ + 1}.read(text);
  }

  DataFolder& folder_;
  std::string_view unit_;  // holds for numbers without one; empty: none does
  int depth_;
};

Value<LawNumber> number_of(std::string_view part) {
  Scanner scanner{part};
  LawNumber number{{}, 0, 0, part};
  if (!scanner.sees_number()) number.label = scanner.word();
  const Value<double> value = scanner.number();
  if (!good(value)) return fault(value);
  number.number = *good(value);
  const std::string_view unit = scanner.word();
  if (!unit.empty()) {
    number.unit_s = seconds_of_unit(unit);
    if (number.unit_s == 0) return no_such_unit(plain(number.number), unit);
  }
  if (!scanner.is_at_end()) return surplus(scanner, "one number and its unit between two commas");
  return number;
}

bool is_dimensionless(std::string_view label) { return label == "cv" || label == "steps"; }

Value<LawReader::Numbers> LawReader::numbers(const LawText& law) {
  Numbers numbers;
  double unit_s = law.unit.empty() ? 0 : seconds_of_unit(law.unit);
  bool several = false;
  for (const std::string_view part : law.parts) {
    const Value<LawNumber> number = number_of(part);
    if (!good(number)) return fault(number);
    numbers.push_back(*good(number));
    if (numbers.back().unit_s != 0 && !law.unit.empty()) {
      return misread(
          "E209", fmt::format("{} has a unit of its own, and {} stands behind the bracket", in_quotes(part), law.unit),
          "write the unit once");
    }
    if (is_dimensionless(numbers.back().label) || numbers.back().unit_s == 0 || !law.unit.empty()) continue;
    several = several || (unit_s != 0 && unit_s != numbers.back().unit_s);
    unit_s = numbers.back().unit_s;
  }
  for (LawNumber& number : numbers) {
    if (number.unit_s == 0 && !is_dimensionless(number.label) && !several) number.unit_s = unit_s;
  }
  return numbers;
}

Value<double> LawReader::duration_h(const LawNumber& number) const {
  const double unit_s = number.unit_s != 0 ? number.unit_s : seconds_of_unit(unit_);
  if (unit_s == 0) return without_unit(plain(number.number), number.text);
  const double hours = number.number * unit_s / s_per_h;
  if (hours < 0)
    return misread("E204", fmt::format("{} is a negative time", in_quotes(number.text)),
                   "a time is 0 or more, such as 12 min");
  if (hours > longest_h)
    return misread("E211", fmt::format("{} is longer than 250 years", in_quotes(number.text)),
                   "the clock does not reach so far");
  return hours;
}

Value<sim::Law> LawReader::bare(std::string_view text) {
  const Value<double> hours = read_duration_h(text);
  if (good(hours)) return sim::Law{sim::Constant{*good(hours)}};
  if (!unit_.empty() && fault(hours).code == "E201") {
    const Value<LawNumber> number = number_of(text);
    if (good(number) && good(number)->label.empty() && good(number)->unit_s == 0) {
      const Value<double> with_unit = duration_h(*good(number));
      if (!good(with_unit)) return fault(with_unit);
      return sim::Law{sim::Constant{*good(with_unit)}};
    }
  }
  if (const auto range = range_meant(text)) {
    Fault varies = misread("E209", fmt::format("{} is not one time", in_quotes(text)),
                           fmt::format("write {}: every time between is as likely", *range));
    varies.suggestions = {*range};
    return varies;
  }
  if (Scanner{text}.sees_number() || !fault(hours).suggestions.empty()) return fault(hours);
  Fault unknown = misread("E209", fmt::format("{} is not a time", in_quotes(text)),
                          "write 12 min, or lognormal(mean 12 min, sd 8 min)");
  unknown.suggestions = nearest(trimmed(text), names_of_laws());
  if (!unknown.suggestions.empty()) unknown.caret = like_this_law(unknown.suggestions.front());
  return unknown;
}

Value<sim::Law> LawReader::by_bounds(const LawText& law, const std::vector<double>& hours, std::string_view text) {
  if (!std::is_sorted(hours.begin(), hours.end())) {
    return misread(
        "E205", fmt::format("{} does not rise", in_quotes(text)),
        fmt::format("{}: {}", law.name == "uniform" ? "low, then high" : "low, usual, high", example_of_law(law.name)));
  }
  if (law.name == "constant") return sim::Law{sim::Constant{hours[0]}};
  if (law.name == "uniform") return sim::Law{sim::Uniform{hours[0], hours[1]}};
  if (law.name == "triangular") return sim::Law{sim::Triangular{hours[0], hours[1], hours[2]}};
  return sim::Law{sim::Pert{hours[0], hours[1], hours[2]}};
}

Value<sim::Law> LawReader::by_spread(const LawText& law, const Numbers& numbers, std::string_view text) {
  const auto impossible = [&](std::string_view why) {
    return misread("E206", fmt::format("{}: {}", in_quotes(text), why), like_this_law(law.name));
  };
  if (numbers.size() != 2 || numbers[0].label != "mean") return wrong_parts(law, text);
  const Value<double> mean = duration_h(numbers[0]);
  if (!good(mean)) return fault(mean);
  const double mean_h = *good(mean);
  if (numbers[1].label != "sd" && numbers[1].label != "cv") return wrong_parts(law, text);
  const bool by_cv = numbers[1].label == "cv";
  const Value<double> spread = by_cv ? Value<double>{numbers[1].number} : duration_h(numbers[1]);
  if (!good(spread)) return fault(spread);
  if (*good(spread) < 0)
    return misread("E204", fmt::format("{} is a negative spread", in_quotes(numbers[1].text)), like_this_law(law.name));
  const double sd_h = by_cv ? *good(spread) * mean_h : *good(spread);
  if (law.name == "normal") return sim::Law{sim::NormalCutAtZero{mean_h, sd_h}};
  if (mean_h == 0 && sd_h > 0) return impossible("a mean of 0 leaves no room for a spread");
  if (mean_h == 0) return sim::Law{sim::Constant{0}};
  const double cv = by_cv ? *good(spread) : sd_h / mean_h;
  if (law.name == "hyperexponential") {
    if (cv < 1)
      return impossible("the spread is at least as large as the mean here (cv 1); for less take gamma or lognormal");
    if (!sim::Hyperexponential::allows(mean_h, cv)) return impossible("the spread is too large for the mean");
    return sim::Law{sim::Hyperexponential{mean_h, cv}};
  }
  if (law.name == "lognormal") {
    if (!sim::Lognormal::allows(mean_h, cv)) return impossible("the spread is too large for the mean");
    return sim::Law{sim::Lognormal{mean_h, cv}};
  }
  if (cv < 0.001) return impossible("the spread is less than a thousandth of the mean; write constant(…)");
  if (cv > 1000) return impossible("the spread is more than a thousand times the mean");
  if (law.name == "gamma") return sim::Law{sim::Gamma{mean_h, cv}};
  return sim::Law{sim::Weibull{mean_h, cv}};
}

Value<sim::Law> LawReader::erlang(const LawText& law, const Numbers& numbers, std::string_view text) {
  if (numbers.size() != 2 || numbers[0].label != "mean" || numbers[1].label != "steps") return wrong_parts(law, text);
  const Value<double> mean = duration_h(numbers[0]);
  if (!good(mean)) return fault(mean);
  const double steps = numbers[1].number;
  if (steps < 1 || steps > 1e6 || steps != std::floor(steps)) {
    return misread("E209", fmt::format("{} is not a number of steps", in_quotes(numbers[1].text)),
                   "write a whole number from 1 to 1000000");
  }
  return sim::Law{sim::Gamma::erlang(*good(mean), static_cast<std::uint32_t>(steps))};
}

Value<sim::Law> LawReader::by_shape(const LawText& law, std::string_view text) {
  const Value<Numbers> read = numbers(law);
  if (!good(read)) return has_decimal_comma(text) ? wrong_parts(law, text) : fault(read);
  const Numbers& parts = *good(read);
  if (law.name == "erlang") return erlang(law, parts, text);
  if (law.name == "exponential") {
    if (parts.size() != 1 || parts[0].label != "mean") return wrong_parts(law, text);
    const Value<double> mean = duration_h(parts[0]);
    if (!good(mean)) return fault(mean);
    return sim::Law{sim::Exponential{*good(mean)}};
  }
  const std::size_t bounds = law.name == "constant"                           ? 1
                             : law.name == "uniform"                          ? 2
                             : law.name == "triangular" || law.name == "pert" ? 3
                                                                              : 0;
  if (bounds == 0) return by_spread(law, parts, text);
  if (parts.size() != bounds) return wrong_parts(law, text);
  std::vector<double> hours;
  for (const LawNumber& part : parts) {
    if (!part.label.empty()) return wrong_parts(law, text);
    const Value<double> duration = duration_h(part);
    if (!good(duration)) return fault(duration);
    hours.push_back(*good(duration));
  }
  return by_bounds(law, hours, text);
}

Value<sim::Law> LawReader::mix(const LawText& law) {
  const auto shares = read_law_shares(law);
  if (!good(shares)) return fault(shares);
  sim::Mix mix;
  for (const LawShare& part : *good(shares)) {
    Value<sim::Law> inner = nested(part.value, law.unit.empty() ? unit_ : law.unit);
    if (!good(inner)) return inner;
    mix.parts.push_back({part.share, *good(inner)});
  }
  return sim::Law{std::move(mix)};
}

Value<sim::Law> LawReader::discrete(const LawText& law) {
  const auto shares = read_law_shares(law);
  if (!good(shares)) return fault(shares);
  LawText values = law;
  values.parts.clear();
  for (const LawShare& part : *good(shares)) values.parts.push_back(part.value);
  const Value<Numbers> read = numbers(values);
  if (!good(read)) return fault(read);
  std::vector<sim::Discrete::Value> parts;
  for (std::size_t i = 0; i < good(read)->size(); ++i) {
    const Value<double> hours = duration_h((*good(read))[i]);
    if (!good(hours)) return fault(hours);
    parts.push_back({*good(hours), (*good(shares))[i].share});
  }
  return sim::Law{sim::Discrete{std::move(parts)}};
}

Value<sim::Law> LawReader::bracketed(const LawText& law, std::string_view text) {
  if (!law.unit.empty() && seconds_of_unit(law.unit) == 0) return no_such_unit("12", law.unit);
  if (law.name == "mix") return mix(law);
  if (law.name == "discrete") return discrete(law);
  if (law.name == "empirical") return read_empirical(law, text, folder_);
  if (law.name == "histogram") return read_histogram(law, text, folder_);
  const auto& names = names_of_laws();
  if (std::find(names.begin(), names.end(), law.name) != names.end()) return by_shape(law, text);
  Fault unknown = misread("E310", fmt::format("there is no law of chance called {}", in_quotes(law.name)), "");
  unknown.suggestions = nearest(law.name, names);
  unknown.caret = did_you_mean(unknown.suggestions);
  unknown.notes = {fmt::format("laws are: {}", listed(names))};
  return unknown;
}

Value<sim::Law> LawReader::read(std::string_view text) {
  if (depth_ > most_nested)
    return misread("E108", fmt::format("{}: laws within laws go too deep", in_quotes(text)),
                   fmt::format("at most {} levels", most_nested));
  const Value<LawText> law = split_law(text);
  if (!good(law)) return fault(law);
  Value<sim::Law> read = good(law)->name.empty() ? bare(good(law)->parts.front()) : bracketed(*good(law), text);
  const double factor = good(law)->factor;
  if (!good(read) || factor == 1) return read;
  if (sim::mean_h(*good(read)) * factor > longest_h)
    return misread("E211", fmt::format("{} is longer than 250 years", in_quotes(text)),
                   "the clock does not reach so far");
  return sim::scaled(*good(read), factor);
}

}  // namespace

const std::vector<std::string>& names_of_laws() {
  static const std::vector<std::string> names = {
      "constant",  "uniform", "triangular",       "pert", "exponential", "erlang",    "gamma",    "weibull",
      "lognormal", "normal",  "hyperexponential", "mix",  "discrete",    "empirical", "histogram"};
  return names;
}

Value<sim::Law> read_law(std::string_view text, DataFolder& folder) { return LawReader{folder, "", 0}.read(text); }

}  // namespace servicechain::scenarios
