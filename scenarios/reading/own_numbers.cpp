#include "scenarios/reading/own_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "scenarios/reading/kpi_history.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using analysis::Every;
using analysis::OwnHistory;
using std::chrono::days;
using std::chrono::sys_days;

// What stands in brackets at the end: "wait (min)" → "min"; "": nothing.
std::string_view unit_in(std::string_view name) {
  const std::size_t open = name.find_last_of("([");
  const bool is_closed = !name.empty() && (name.back() == ')' || name.back() == ']');
  if (open == name.npos || !is_closed) return "";
  return trimmed(name.substr(open + 1, name.size() - open - 2));
}

struct Ends {
  double low;
  double high;
};
// "1-5", "0 to 10", "1–7". nullopt: no scale.
std::optional<Ends> scale_in(std::string_view unit) {
  for (const std::string_view between : {std::string_view{"-"}, std::string_view{"–"}, std::string_view{"to"}}) {
    const std::size_t at = unit.find(between, 1);
    if (at == unit.npos) continue;
    const Value<double> low = read_number(trimmed(unit.substr(0, at)));
    const Value<double> high = read_number(trimmed(unit.substr(at + between.size())));
    if (good(low) && good(high) && *good(low) < *good(high)) return Ends{*good(low), *good(high)};
  }
  return std::nullopt;
}

// One number a period, by how far apart most dates are. nullopt: none of these.
std::optional<Every> period_of(const std::vector<Moment>& dates) {
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < dates.size(); ++i) gaps.push_back((dates[i].date - dates[i - 1].date).count());
  std::ranges::sort(gaps);
  const std::int64_t usual = gaps[gaps.size() / 2];
  if (usual <= 1) return Every::day;
  if (usual == 7) return Every::week;
  if (usual >= 28 && usual <= 31) return Every::month;
  if (usual >= 89 && usual <= 92) return Every::quarter;
  return std::nullopt;
}

class OwnReader {
 public:
  // `problems`: of reading the table.
  OwnReader(KpiHistory kpi, std::vector<Problem> problems, const OwnNumbersFile& file)
      : kpi_{std::move(kpi)}, file_{file}, problems_{std::move(problems)} {
    own_.measure = file.measure;
    own_.file = file.path;
    own_.column = kpi_.name;
    own_.notes = kpi_.notes;
  }

  Read<OwnHistory> read() {
    if (kpi_.values.empty()) return {std::nullopt, std::move(problems_)};
    if (problems_.empty()) find_periods();
    convert();
    if (!problems_.empty()) {
      std::ranges::stable_sort(problems_, {}, [](const Problem& problem) { return problem.spot ? problem.spot->line : 0; });
      return {std::nullopt, std::move(problems_)};
    }
    tell_periods();
    return {std::move(own_), {}};
  }

 private:
  void refuse(std::size_t line, std::string message, std::string advice) {
    Problem problem;
    problem.code = "E218";
    problem.spot = Spot{file_.path, line, 1, 1};
    problem.message = std::move(message);
    problem.caret = std::move(advice);
    problems_.push_back(std::move(problem));
  }

  void find_periods() {
    const std::optional<Every> every = period_of(kpi_.dates);
    if (!every) {
      return refuse(kpi_.lines.front(), "these dates are neither a day nor a week, a month or a quarter apart",
                    "give one number for each day, each week, each month or each quarter");
    }
    own_.every = *every;
    for (std::size_t i = 0; i < kpi_.dates.size(); ++i) {
      const sys_days begins = analysis::begin_of(*every, kpi_.dates[i].date);
      if (!own_.points.empty() && own_.points.back().begins == begins) {
        refuse(kpi_.lines[i], fmt::format("this is the second number of the same {}", name_of(*every)),
               fmt::format("most dates here are a {0} apart, so each is taken for one {0}; leave one number for each", name_of(*every)));
      }
      own_.points.push_back({begins, kpi_.values[i]});
    }
  }

  void convert() {
    const std::string& unit = own_.measure.unit;
    if (unit == "h") return convert_times();
    if (unit == "share") return convert_shares();
    if (unit == "points") return convert_points();
    if (kpi_.are_percents) refuse(1, fmt::format("these are percents, and {} is counted in {}", own_.measure.name, unit), "write the numbers themselves");
    each([](double value) { return value >= 0; }, "is less than nothing", "write 0 or more");
  }

  void each(const std::function<bool(double)>& holds, std::string_view what, const std::string& advice) {
    for (std::size_t i = 0; i < kpi_.values.size(); ++i) {
      if (!holds(kpi_.values[i])) refuse(kpi_.lines[i], fmt::format("{} {}", plain(kpi_.values[i]), what), advice);
    }
  }

  void scale(double factor) {
    for (analysis::OwnPoint& point : own_.points) point.value *= factor;
  }

  void convert_times() {
    const std::string_view unit = unit_in(kpi_.name);
    const double seconds = seconds_of_unit(unit);
    if (seconds == 0) {
      return refuse(1, fmt::format("in which unit are the times of {}?", in_quotes(kpi_.name)),
                    fmt::format("write it behind the name of the column: {} (min)", trimmed(kpi_.name.substr(0, kpi_.name.find_first_of("([")))));
    }
    each([](double value) { return value >= 0; }, "is less than no time", "write 0 or more");
    scale(seconds / 3600);
    own_.notes.push_back(fmt::format("Times were read in {}.", unit));
  }

  void convert_shares() {
    const bool is_in_percent = unit_in(kpi_.name) == "%" && !kpi_.are_percents;
    const double most = is_in_percent ? 100 : 1;
    each([&](double value) { return value >= 0 && value <= most; }, fmt::format("is no share from 0 to {}", most),
         is_in_percent ? "write 12 for 12%" : "write 12%, or 0.12, or (%) behind the name of the column");
    if (!is_in_percent) return;
    scale(0.01);
    own_.notes.push_back("Values were read as percents, as the name of the column says.");
  }

  void convert_points() {
    if (const auto ends = scale_in(unit_in(kpi_.name))) return convert_scale(*ends);
    const double factor = kpi_.are_percents ? 100 : 1;
    each([&](double value) { return value >= 0 && value * factor <= 100; }, "is not from 0 to 100 points",
         fmt::format("if it is on another scale, say so behind the name of the column: {} (1-5)", kpi_.name));
    const double most = std::ranges::max(kpi_.values) * factor;
    if (problems_.empty() && most <= 10) {
      refuse(1, fmt::format("no value is above {}, and {} here is from 0 to 100 points", plain(most), own_.measure.name),
             fmt::format("say on which scale they are, behind the name of the column: {0} (1-5), {0} (0-10) or {0} (0-100)", kpi_.name));
    }
    scale(factor);
    if (kpi_.are_percents) own_.notes.push_back("Percents were read as points: 82% is 82 points of 100.");
  }

  void convert_scale(const Ends& ends) {
    each([&](double value) { return value >= ends.low && value <= ends.high; },
         fmt::format("is not from {} to {}, as the name of the column says", plain(ends.low), plain(ends.high)),
         "write it on that scale");
    for (analysis::OwnPoint& point : own_.points) point.value = 100 * (point.value - ends.low) / (ends.high - ends.low);
    if (ends.low == 0 && ends.high == 100) return;
    own_.notes.push_back(fmt::format("The scale from {} to {} was stretched to 0 to 100 points.", plain(ends.low), plain(ends.high)));
  }

  void tell_periods() {
    const std::string_view name = name_of(own_.every);
    own_.notes.push_back(own_.every == Every::week
                             ? "Each number was taken for a week, Monday to Sunday, in which its date lies."
                         : own_.every == Every::day
                             ? std::string{"Each number was taken for the day of its date."}
                             : fmt::format("Each number was taken for the {} in which its date lies.", name));
    std::vector<std::string> missing;
    for (std::size_t i = 1; i < own_.points.size(); ++i) {
      for (sys_days at = next_begin(own_.every, own_.points[i - 1].begins); at < own_.points[i].begins;
           at = next_begin(own_.every, at)) {
        missing.push_back(in_words(own_.every, at));
      }
    }
    if (missing.empty() || own_.every == Every::day) return;
    own_.notes.push_back(
        fmt::format("There is no number for {}: {}.",
                    missing.size() == 1 ? fmt::format("one {}", name) : fmt::format("{} {}s", missing.size(), name),
                    listed(missing, 5)));
  }

  KpiHistory kpi_;                 // -- constant
  const OwnNumbersFile& file_;
  OwnHistory own_;                 // -- state
  std::vector<Problem> problems_;  // -- state
};

}  // namespace

Read<OwnHistory> read_own_numbers(std::string_view text, const OwnNumbersFile& file) {
  Read<KpiHistory> kpi = read_kpi_history(text, file.path, {file.column, file.measure.name});
  if (!kpi.value) return {std::nullopt, std::move(kpi.problems)};
  return OwnReader{std::move(*kpi.value), std::move(kpi.problems), file}.read();
}

}  // namespace servicechain::scenarios
