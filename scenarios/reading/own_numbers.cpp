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
using std::chrono::sys_days;

constexpr std::chrono::years longest_gap{10};

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

// One number a period, by how far apart most dates are, with a value or not. nullopt: none of these.
std::optional<Every> period_of(const std::vector<Moment>& dates) {
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < dates.size(); ++i) gaps.push_back((dates[i].date - dates[i - 1].date).count());
  std::ranges::sort(gaps);
  const std::int64_t usual = gaps[(gaps.size() - 1) / 2];
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
    own_.notes.push_back(kpi_.name.empty() ? "Taken from the column without a name."
                                           : fmt::format("Taken from the column {}.", in_quotes(kpi_.name)));
    own_.notes.insert(own_.notes.end(), kpi_.notes.begin(), kpi_.notes.end());
  }

  Read<OwnHistory> read() {
    if (kpi_.values.empty()) return {std::nullopt, std::move(problems_)};
    if (problems_.empty()) find_periods();
    convert();
    if (problems_.empty()) {
      tell_periods();
      keep_the_last();
      look_for_neighbours();
    }
    if (!problems_.empty()) {
      std::ranges::stable_sort(problems_, {}, [](const Problem& problem) { return problem.spot ? problem.spot->line : 0; });
      return {std::nullopt, std::move(problems_)};
    }
    tell_missing();
    return {std::move(own_), {}};
  }

 private:
  struct Refusal {
    std::string code;
    std::string message;
    std::string advice;
  };
  void refuse(std::size_t line, Refusal refusal) {
    Problem problem;
    problem.code = std::move(refusal.code);
    problem.spot = Spot{file_.path, line, 1, 1};
    problem.message = std::move(refusal.message);
    problem.caret = std::move(refusal.advice);
    problems_.push_back(std::move(problem));
  }

  void find_periods() {
    refuse_slips_of_years();
    const std::optional<Every> every = period_of(kpi_.dates);
    if (!every) {
      return refuse(kpi_.lines.front(), {"E502", "these dates are neither a day nor a week, a month or a quarter apart",
                                         "give one number for each day, each week, each month or each quarter"});
    }
    own_.every = *every;
    std::optional<sys_days> last;
    for (std::size_t i = 0; i < kpi_.dates.size(); ++i) {
      const sys_days begins = analysis::begin_of(*every, kpi_.dates[i].date);
      if (last == begins) {
        refuse(kpi_.lines[i], {"E502", fmt::format("this is the second number of the same {}", name_of(*every)),
                               fmt::format("most dates here are a {0} apart, so each is taken for one {0}; leave one number for each", name_of(*every))});
      }
      last = begins;
      if (kpi_.values[i]) own_.points.push_back({begins, *kpi_.values[i]});
    }
  }

  void refuse_slips_of_years() {
    for (std::size_t i = 1; i < kpi_.dates.size(); ++i) {
      const auto gap = kpi_.dates[i].date - kpi_.dates[i - 1].date;
      if (gap <= longest_gap) continue;
      refuse(kpi_.lines[i], {"E502", fmt::format("between this date and that of row {} lie {} years", kpi_.lines[i - 1],
                                                 std::chrono::floor<std::chrono::years>(gap).count()),
                             "is one of the two years mistyped?"});
    }
  }

  void convert() {
    const std::string& unit = own_.measure.unit;
    if (unit == "h") return convert_times();
    if (unit == "share") return convert_shares();
    if (unit == "points") return convert_points();
    if (kpi_.are_percents) return refuse_percents(fmt::format("{} is counted in {}", own_.measure.name, unit));
    refuse_two_meanings();
    each([](double value) { return value >= 0; }, "is less than nothing", "write 0 or more");
  }

  void refuse_percents(const std::string& instead) {
    refuse(1, {"E504", fmt::format("these are percents, and {}", instead), "write the numbers themselves"});
  }

  // Of what has no upper end; a share or points above 100 cannot be meant.
  void refuse_two_meanings() {
    if (kpi_.two_meanings) problems_.push_back(*kpi_.two_meanings);
  }

  void each(const std::function<bool(double)>& holds, std::string_view what, const std::string& advice) {
    for (std::size_t i = 0; i < kpi_.values.size(); ++i) {
      const std::optional<double>& value = kpi_.values[i];
      if (value && !holds(*value)) refuse(kpi_.lines[i], {"E504", fmt::format("{} {}", written(*value), what), advice});
    }
  }

  [[nodiscard]] std::string written(double value) const { return kpi_.are_percents ? plain(100 * value) + "%" : plain(value); }

  [[nodiscard]] double most() const {
    double most = 0;
    for (const std::optional<double>& value : kpi_.values) most = std::max(most, value.value_or(0));
    return most;
  }

  void scale(double factor) {
    for (analysis::OwnPoint& point : own_.points) point.value *= factor;
  }

  void convert_times() {
    if (kpi_.are_percents) return refuse_percents(fmt::format("{} is a time", own_.measure.name));
    const std::string_view unit = unit_in(kpi_.name);
    const double seconds = seconds_of_unit(in_small_letters(unit));
    if (seconds == 0) {
      return refuse(1, {"E504", fmt::format("in which unit are the times of {}?", in_quotes(kpi_.name)),
                        fmt::format("write it behind the name of the column: {} (min)", without_brackets(kpi_.name))});
    }
    refuse_two_meanings();
    each([](double value) { return value >= 0; }, "is less than no time", "write 0 or more");
    scale(seconds / 3600);
    own_.notes.push_back(fmt::format("Times were read in {}.", unit));
  }

  void convert_shares() {
    const bool is_in_percent = unit_in(kpi_.name) == "%" && !kpi_.are_percents;
    const double most = is_in_percent ? 100 : 1;
    each([&](double value) { return value >= 0 && value <= most; },
         kpi_.are_percents ? "is no share from 0% to 100%" : fmt::format("is no share from 0 to {}", most),
         kpi_.are_percents || is_in_percent ? "write 12 for 12 of a hundred" : "write 12%, or 0.12, or (%) behind the name of the column");
    if (kpi_.are_percents) own_.notes.push_back("Percents were read as shares: 12% is 12 of a hundred.");
    if (!is_in_percent) return;
    scale(0.01);
    own_.notes.push_back("Values were read as percents, as the name of the column says.");
  }

  void convert_points() {
    const std::optional<Ends> ends = scale_in(unit_in(kpi_.name));
    const bool is_of_hundred = !ends || (ends->low == 0 && ends->high == 100);
    if (kpi_.are_percents && !is_of_hundred) {
      return refuse(1, {"E504", fmt::format("these are percents, and the name of the column says {} to {}", plain(ends->low), plain(ends->high)),
                        fmt::format("write them on that scale, or {} (0-100) above percents", without_brackets(kpi_.name))});
    }
    if (!is_of_hundred) return convert_scale(*ends);
    const double factor = kpi_.are_percents ? 100 : 1;
    each([&](double value) { return value >= 0 && value * factor <= 100; }, "is not from 0 to 100 points",
         fmt::format("if it is on another scale, say so behind the name of the column: {} (1-5)", without_brackets(kpi_.name)));
    if (problems_.empty() && !ends && most() * factor <= 10) {
      refuse(1, {"E504", fmt::format("no value is above {}, and {} here is from 0 to 100 points", written(most()), own_.measure.name),
                 fmt::format("say on which scale they are, behind the name of the column: {0} (1-5), {0} (0-10) or {0} (0-100)", without_brackets(kpi_.name))});
    }
    scale(factor);
    if (kpi_.are_percents) own_.notes.push_back("Percents were read as points: 82% is 82 points of 100.");
  }

  void convert_scale(const Ends& ends) {
    each([&](double value) { return value >= ends.low && value <= ends.high; },
         fmt::format("is not from {} to {}, as the name of the column says", plain(ends.low), plain(ends.high)),
         "write it on that scale");
    for (analysis::OwnPoint& point : own_.points) point.value = 100 * (point.value - ends.low) / (ends.high - ends.low);
    own_.notes.push_back(fmt::format("The scale from {} to {} was stretched to 0 to 100 points.", plain(ends.low), plain(ends.high)));
  }

  void tell_periods() {
    const std::string_view name = name_of(own_.every);
    own_.notes.push_back(own_.every == Every::week
                             ? "Each number was taken for a week, Monday to Sunday, in which its date lies."
                         : own_.every == Every::day
                             ? std::string{"Each number was taken for the day of its date."}
                             : fmt::format("Each number was taken for the {} in which its date lies.", name));
  }

  void keep_the_last() {
    sys_days from = own_.points.back().begins;
    for (std::size_t period = 1; period < most_own_periods; ++period) from = analysis::begin_of(own_.every, from - std::chrono::days{1});
    const auto first = std::ranges::lower_bound(own_.points, from, {}, &analysis::OwnPoint::begins);
    if (first == own_.points.begin()) return;
    own_.notes.push_back(fmt::format("Of {} numbers those of the last {} {}s are shown, from {} on.", own_.points.size(),
                                     most_own_periods, name_of(own_.every), in_words(own_.every, first->begins)));
    own_.points.erase(own_.points.begin(), first);
  }

  // Ups and downs are seen from one period to the next.
  void look_for_neighbours() {
    if (behind_gaps(own_).size() + 1 < own_.points.size()) return;
    refuse(kpi_.lines.front(), {"E502", fmt::format("no two {0}s that follow each other have a number", name_of(own_.every)),
                                fmt::format("most dates here are a {0} apart, so each is taken for one {0}", name_of(own_.every))});
  }

  void tell_missing() {
    std::vector<std::string> missing;
    for (const sys_days begins : missing_in(own_)) missing.push_back(in_words(own_.every, begins));
    if (missing.empty()) return;
    const std::string_view name = name_of(own_.every);
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
  Read<KpiHistory> kpi = read_kpi_history(text, file.path, {file.column, name_over_time(file.measure), file.measures});
  if (!kpi.value) return {std::nullopt, std::move(kpi.problems)};
  return OwnReader{std::move(*kpi.value), std::move(kpi.problems), file}.read();
}

}  // namespace servicechain::scenarios
