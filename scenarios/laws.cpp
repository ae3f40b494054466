#include "scenarios/laws.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

#include "scenarios/scan.h"
#include "scenarios/shares.h"
#include "scenarios/suggest.h"
#include "scenarios/values.h"

namespace servicechain::scenarios {
namespace {

constexpr int most_nested = 8;
constexpr double s_per_h = 3600;

Fault misread(std::string code, std::string message, std::string advice) {
  return {std::move(code), std::move(message), std::move(advice), {}, {}, 0, 0};
}

// One right example of each law, in its own words.
std::string_view example_of(std::string_view name) {
  struct Example {
    std::string_view name, text;
  };
  constexpr Example examples[] = {
      {"constant", "constant(12 min)"},
      {"uniform", "uniform(5 min, 10 min)"},
      {"triangular", "triangular(15, 30, 60) min"},
      {"pert", "pert(5 min, 10 min, 30 min)"},
      {"exponential", "exponential(mean 10 min)"},
      {"erlang", "erlang(mean 10 min, steps 3)"},
      {"gamma", "gamma(mean 10 min, sd 5 min)"},
      {"weibull", "weibull(mean 10 min, sd 5 min)"},
      {"lognormal", "lognormal(mean 12 min, sd 8 min)"},
      {"normal", "normal(mean 12 min, sd 3 min)"},
      {"hyperexponential", "hyperexponential(mean 10 min, cv 2)"},
      {"mix", "mix(70%: exponential(mean 5 min), 30%: 20 min)"},
      {"discrete", "discrete(50%: 5 min, 50%: 20 min)"},
      {"empirical", "empirical(waits.csv, minutes, min)"},
      {"histogram", "histogram(waits.csv)"},
  };
  const auto* place = std::find_if(std::begin(examples), std::end(examples), [&](const Example& e) { return e.name == name; });
  return place == std::end(examples) ? "lognormal(mean 12 min, sd 8 min)" : place->text;
}

std::string like(std::string_view name) { return fmt::format("write it like {}", example_of(name)); }

bool has_decimal_comma(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text[i] == ',' && digit(i - 1) && digit(i + 1)) return true;
  }
  return false;
}

Fault wrong_parts(const LawText& law, std::string_view text) {
  if (has_decimal_comma(text)) {
    return misread("E202", fmt::format("{}: a comma separates the numbers here", in_quotes(text)), "for a decimal write a point: 12.5");
  }
  return misread("E209", fmt::format("{} does not say what {} wants", in_quotes(text), law.name), like(law.name));
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
  [[nodiscard]] Value<sim::Law> empirical(const LawText& law, std::string_view text);
  [[nodiscard]] Value<sim::Law> histogram(const LawText& law, std::string_view text);
  [[nodiscard]] const Value<DataTable>& table(std::string_view part);
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
      return misread("E209", fmt::format("{} has a unit of its own, and {} stands behind the bracket", in_quotes(part), law.unit), "write the unit once");
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
  if (hours < 0) return misread("E204", fmt::format("{} is a negative time", in_quotes(number.text)), "a time is 0 or more, such as 12 min");
  if (hours > longest_h) return misread("E211", fmt::format("{} is longer than 250 years", in_quotes(number.text)), "the clock does not reach so far");
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
  if (Scanner{text}.sees_number()) return fault(hours);
  Fault unknown = misread("E209", fmt::format("{} is not a time", in_quotes(text)), "write 12 min, or lognormal(mean 12 min, sd 8 min)");
  unknown.suggestions = nearest(trimmed(text), names_of_laws());
  if (!unknown.suggestions.empty()) unknown.caret = like(unknown.suggestions.front());
  return unknown;
}

Value<sim::Law> LawReader::by_bounds(const LawText& law, const std::vector<double>& hours, std::string_view text) {
  if (!std::is_sorted(hours.begin(), hours.end())) {
    return misread("E205", fmt::format("{} does not rise", in_quotes(text)),
                   fmt::format("{}: {}", law.name == "uniform" ? "low, then high" : "low, usual, high", example_of(law.name)));
  }
  if (law.name == "constant") return sim::Law{sim::Constant{hours[0]}};
  if (law.name == "uniform") return sim::Law{sim::Uniform{hours[0], hours[1]}};
  if (law.name == "triangular") return sim::Law{sim::Triangular{hours[0], hours[1], hours[2]}};
  return sim::Law{sim::Pert{hours[0], hours[1], hours[2]}};
}

Value<sim::Law> LawReader::by_spread(const LawText& law, const Numbers& numbers, std::string_view text) {
  const auto impossible = [&](std::string_view why) {
    return misread("E206", fmt::format("{}: {}", in_quotes(text), why), like(law.name));
  };
  if (numbers.size() != 2 || numbers[0].label != "mean") return wrong_parts(law, text);
  const Value<double> mean = duration_h(numbers[0]);
  if (!good(mean)) return fault(mean);
  const double mean_h = *good(mean);
  if (numbers[1].label != "sd" && numbers[1].label != "cv") return wrong_parts(law, text);
  const bool by_cv = numbers[1].label == "cv";
  const Value<double> spread = by_cv ? Value<double>{numbers[1].number} : duration_h(numbers[1]);
  if (!good(spread)) return fault(spread);
  if (*good(spread) < 0) return misread("E204", fmt::format("{} is a negative spread", in_quotes(numbers[1].text)), like(law.name));
  const double sd_h = by_cv ? *good(spread) * mean_h : *good(spread);
  if (law.name == "normal") return sim::Law{sim::NormalCutAtZero{mean_h, sd_h}};
  if (mean_h == 0 && sd_h > 0) return impossible("a mean of 0 leaves no room for a spread");
  if (mean_h == 0) return sim::Law{sim::Constant{0}};
  const double cv = by_cv ? *good(spread) : sd_h / mean_h;
  if (law.name == "hyperexponential") {
    if (cv < 1) return impossible("the spread is at least as large as the mean here (cv 1); for less take gamma or lognormal");
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
    return misread("E209", fmt::format("{} is not a number of steps", in_quotes(numbers[1].text)), "write a whole number from 1 to 1000000");
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
  const std::size_t bounds = law.name == "constant" ? 1 : law.name == "uniform" ? 2 : law.name == "triangular" || law.name == "pert" ? 3 : 0;
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

std::string_view unquoted(std::string_view part) {
  const bool in_quotes = part.size() >= 2 && (part.front() == '"' || part.front() == '\'') && part.back() == part.front();
  return in_quotes ? part.substr(1, part.size() - 2) : part;
}

const Value<DataTable>& LawReader::table(std::string_view part) { return folder_.table(unquoted(part)); }

Fault no_such_column(std::string_view file, std::string_view column, const DataTable& table) {
  Fault fault = misread("E218", fmt::format("{} has no column called {}", file, in_quotes(column)), "");
  fault.suggestions = nearest(column, table.columns);
  fault.caret = did_you_mean(fault.suggestions);
  fault.notes = {fmt::format("columns are: {}", listed(table.columns))};
  return fault;
}

Fault bad_cell(std::string_view file, std::size_t line, std::string_view column, const Fault& why) {
  return misread("E218", fmt::format("{} row {}, {}: {}", file, line, column, why.message), why.caret);
}

Value<sim::Law> LawReader::empirical(const LawText& law, std::string_view text) {
  if (law.parts.size() != 2 && law.parts.size() != 3) return wrong_parts(law, text);
  const std::string_view unit = law.parts.size() == 3 ? law.parts[2] : law.unit;
  const double unit_s = unit.empty() ? 0 : seconds_of_unit(unit);
  if (!unit.empty() && unit_s == 0) return no_such_unit("12", unit);
  const Value<DataTable>& read = table(law.parts[0]);
  if (!good(read)) return fault(read);
  const std::string_view name = unquoted(law.parts[1]);
  const auto column = good(read)->find(name);
  if (!column) return no_such_column(law.parts[0], name, *good(read));
  std::vector<double> hours;
  for (std::size_t row = 0; row < good(read)->rows.size(); ++row) {
    const std::string& cell = good(read)->rows[row][*column];
    Value<double> duration = unit_s == 0 ? read_duration_h(cell) : read_number_not_negative(cell);
    if (!good(duration)) return bad_cell(law.parts[0], good(read)->lines[row], name, fault(duration));
    hours.push_back(unit_s == 0 ? *good(duration) : *good(duration) * unit_s / s_per_h);
  }
  return sim::Law{sim::Empirical{std::move(hours)}};
}

Value<sim::Law> LawReader::histogram(const LawText& law, std::string_view text) {
  if (law.parts.size() != 1) return wrong_parts(law, text);
  const Value<DataTable>& read = table(law.parts[0]);
  if (!good(read)) return fault(read);
  const DataTable& rows = *good(read);
  std::size_t places[4] = {};
  constexpr std::string_view names[4] = {"from", "to", "share", "unit"};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto column = rows.find(names[i]);
    if (!column) return no_such_column(law.parts[0], names[i], rows);
    places[i] = *column;
  }
  std::vector<sim::Histogram::Bin> bins;
  for (std::size_t row = 0; row < rows.rows.size(); ++row) {
    const auto& cells = rows.rows[row];
    const double unit_s = seconds_of_unit(cells[places[3]]);
    const Value<double> from = read_number_not_negative(cells[places[0]]);
    const Value<double> to = read_number_not_negative(cells[places[1]]);
    const Value<double> share = read_share(cells[places[2]]);
    if (unit_s == 0) return bad_cell(law.parts[0], rows.lines[row], "unit", no_such_unit("12", cells[places[3]]));
    if (!good(from)) return bad_cell(law.parts[0], rows.lines[row], "from", fault(from));
    if (!good(to)) return bad_cell(law.parts[0], rows.lines[row], "to", fault(to));
    if (!good(share)) return bad_cell(law.parts[0], rows.lines[row], "share", fault(share));
    bins.push_back({*good(from) * unit_s / s_per_h, *good(to) * unit_s / s_per_h, *good(share)});
    const bool rises = bins.back().from_h <= bins.back().to_h && (bins.size() == 1 || bins[bins.size() - 2].to_h <= bins.back().from_h);
    if (!rises) return bad_cell(law.parts[0], rows.lines[row], "from, to", misread("E205", "the bins do not rise", "each starts where the one before ends, or later"));
  }
  double sum = 0;
  for (const auto& bin : bins) sum += bin.share;
  if (!sim::Histogram::allows(bins)) return misread("E207", fmt::format("{}: the shares add to {}%", law.parts[0], plain(sum * 100)), "they add to 100%");
  return sim::Law{sim::Histogram{std::move(bins)}};
}

Value<sim::Law> LawReader::bracketed(const LawText& law, std::string_view text) {
  if (!law.unit.empty() && seconds_of_unit(law.unit) == 0) return no_such_unit("12", law.unit);
  if (law.name == "mix") return mix(law);
  if (law.name == "discrete") return discrete(law);
  if (law.name == "empirical") return empirical(law, text);
  if (law.name == "histogram") return histogram(law, text);
  const auto& names = names_of_laws();
  if (std::find(names.begin(), names.end(), law.name) != names.end()) return by_shape(law, text);
  Fault unknown = misread("E310", fmt::format("there is no law of chance called {}", in_quotes(law.name)), "");
  unknown.suggestions = nearest(law.name, names);
  unknown.caret = did_you_mean(unknown.suggestions);
  unknown.notes = {fmt::format("laws are: {}", listed(names))};
  return unknown;
}

Value<sim::Law> LawReader::read(std::string_view text) {
  if (depth_ > most_nested) return misread("E108", fmt::format("{}: laws within laws go too deep", in_quotes(text)), fmt::format("at most {} levels", most_nested));
  const Value<LawText> law = split_law(text);
  if (!good(law)) return fault(law);
  Value<sim::Law> read = good(law)->name.empty() ? bare(good(law)->parts.front()) : bracketed(*good(law), text);
  const double factor = good(law)->factor;
  if (!good(read) || factor == 1) return read;
  if (sim::mean_h(*good(read)) * factor > longest_h) return misread("E211", fmt::format("{} is longer than 250 years", in_quotes(text)), "the clock does not reach so far");
  return sim::scaled(*good(read), factor);
}

}  // namespace

const std::vector<std::string>& names_of_laws() {
  static const std::vector<std::string> names = {"constant",  "uniform", "triangular", "pert",   "exponential",
                                                 "erlang",    "gamma",   "weibull",    "lognormal", "normal",
                                                 "hyperexponential", "mix", "discrete", "empirical", "histogram"};
  return names;
}

Value<sim::Law> read_law(std::string_view text, DataFolder& folder) { return LawReader{folder, "", 0}.read(text); }

}  // namespace servicechain::scenarios
