#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "analysis/verdicts/verdict.h"
#include "analysis/words.h"

// The verdict in words.
namespace servicechain::analysis {
namespace {

// What rises and falls, and how one says it.
struct Movement {
  std::string_view measure;
  std::string_view subject;    // "The wait"
  std::string_view upwards;    // "becomes longer"
  std::string_view downwards;  // "becomes shorter"
};

constexpr std::array<Movement, 13> movements{{
    {"wait", "The wait", "becomes longer", "becomes shorter"},
    {"time", "The time", "becomes longer", "becomes shorter"},
    {"held", "The time held up by others", "becomes longer", "becomes shorter"},
    {"in-line", "The line", "becomes longer", "becomes shorter"},
    {"inside", "The number of jobs", "rises", "falls"},
    {"refused", "The share refused", "rises", "falls"},
    {"gave-up", "The share that gives up waiting", "rises", "falls"},
    {"lost", "The share of customers lost", "rises", "falls"},
    {"served", "The share of customers served", "rises", "falls"},
    {"on-time", "The share on time", "rises", "falls"},
    {"quality", "The share done right", "rises", "falls"},
    {"complaints", "The share that complains", "rises", "falls"},
    {"would-return", "The share that would come back", "rises", "falls"},
}};

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

std::string small(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() = static_cast<char>(text.front() + 32);
  return text;
}

bool is_happiness(const Measure& measure) { return measure.name == "satisfaction"; }

std::string where(const Measure& measure) {
  if (measure.of == "customers") return "";
  if (measure.of.starts_with("customers.")) return " of the " + place_of(measure.of);
  if (measure.of.find(".needs.") != std::string::npos) return " where " + place_of(measure.of);
  return " at the " + place_of(measure.of);
}

std::string_view percentile_of(const Measure& measure) {
  if (measure.name.ends_with(".p50")) return " that half stay below";
  if (measure.name.ends_with(".p90")) return " that 9 of 10 stay below";
  if (measure.name.ends_with(".p95")) return " that 19 of 20 stay below";
  if (measure.name.ends_with(".p99")) return " that 99 of 100 stay below";
  return "";
}

const Movement* movement_of(const Measure& measure) {
  const std::string_view stem = std::string_view{measure.name}.substr(0, measure.name.find('.'));
  const auto found = std::find_if(movements.begin(), movements.end(),
                                  [&](const Movement& entry) { return entry.measure == stem; });
  return found == movements.end() ? nullptr : &*found;
}

// "The wait at the store", "Customers".
std::string subject_of(const Measure& measure) {
  if (is_happiness(measure)) return measure.of == "customers" ? "Customers" : capital(place_of(measure.of));
  const Movement* movement = movement_of(measure);
  const std::string what = movement != nullptr ? std::string{movement->subject}
                                               : capital(name_of(measure, Vocabulary::plain));
  std::string whose = measure.of == "customers" && measure.unit == "h" ? " of customers" : where(measure);
  if (measure.kind != "all") whose.append(" for ").append(measure.kind);
  return what + whose.append(percentile_of(measure));
}

std::string verb_of(const Measure& measure, double raw) {
  if (is_happiness(measure)) return raw > 0 ? "become happier" : "become less happy";
  const Movement* movement = movement_of(measure);
  if (movement == nullptr) return raw > 0 ? "rises" : "falls";
  return std::string{raw > 0 ? movement->upwards : movement->downwards};
}

// The numbers of one sentence, all in one unit and with the digits the range supports.
class Figures {
 public:
  Figures(const Measure& measure, const Estimate& raw, const Threshold& threshold)
      : scale_{scale_for(measure, std::max(std::abs(raw.range->low), std::abs(raw.range->high)), Saying::change)},
        mean_{*raw.mean * scale_.factor},
        range_{raw.range->low * scale_.factor, raw.range->high * scale_.factor},
        decimals_{supported_decimals(range_, threshold.smallest_difference * scale_.factor)} {}

  // How far, whichever way: "3.1 points", "likely 2.4 to 3.8".
  [[nodiscard]] std::string distance() const { return with_unit(number(std::abs(mean_), decimals_)); }
  [[nodiscard]] std::string distances(std::string_view before = "") const {
    const double near = std::min(std::abs(range_.low), std::abs(range_.high));
    const double far = std::max(std::abs(range_.low), std::abs(range_.high));
    return range_in_words({near, far}, decimals_, Saying::value, before);
  }
  [[nodiscard]] std::string signed_range() const {
    return range_in_words(range_, decimals_, Saying::change);
  }
  [[nodiscard]] std::string with_unit(const std::string& figure) const {
    if (scale_.unit.empty()) return figure;
    const bool is_one = figure == "1" && scale_.unit.ends_with('s') && scale_.unit.size() > 1;
    return figure + " " + (is_one ? scale_.unit.substr(0, scale_.unit.size() - 1) : scale_.unit);
  }

 private:
  Scale scale_;
  double mean_;
  Range range_;
  int decimals_;
};

std::string threshold_words(const Measure& measure, const Threshold& threshold) {
  const Scale scale = scale_for(measure, threshold.smallest_difference, Saying::change);
  const std::string figure = rounded(threshold.smallest_difference * scale.factor, 3);
  const bool is_one = figure == "1" && scale.unit.size() > 1 && scale.unit.ends_with('s');
  const std::string unit = is_one ? scale.unit.substr(0, scale.unit.size() - 1) : scale.unit;
  return fmt::format("the {}{}{} {}{}", figure, unit.empty() ? "" : " ", unit,
                     threshold.was_said ? "you said " : "that ", is_one ? "matters" : "matter");
}

std::string without_range(const Measure& measure, const Estimate& raw) {
  if (!raw.refused_because.empty()) return fmt::format("Cannot tell: {}.", raw.refused_because);
  if (!raw.mean) return fmt::format("Cannot tell: there is nothing to compare, {} was never observed.",
                                    small(subject_of(measure)));
  return "Cannot tell yet: one run has no likely range. Ask for 30 runs.";
}

std::string moves_by(const Measure& measure, const Estimate& raw, const Figures& figures) {
  return fmt::format("{} {} by {} ({})", subject_of(measure), verb_of(measure, *raw.mean), figures.distance(),
                     figures.distances("likely "));
}

std::string small_but_real(const Measure& measure, const Estimate& raw, const Figures& figures,
                           const Threshold& threshold) {
  const std::string how_far = is_happiness(measure)
                                  ? fmt::format("{} ({})", figures.distance(), figures.distances("likely "))
                                  : moves_by(measure, raw, figures);
  return fmt::format("{}: real, but smaller than {}.", how_far, threshold_words(measure, threshold));
}

std::string maybe_enough(std::string_view direction, const Measure& measure, const Estimate& raw,
                         const Figures& figures) {
  const std::string what = is_happiness(measure)
                               ? ""
                               : small(subject_of(measure)) + " " + verb_of(measure, *raw.mean) + " by ";
  return fmt::format("{}, but we cannot say whether by enough: {}{}.", direction, what,
                     figures.with_unit(figures.distances()));
}

std::string cannot_tell(const Measure& measure, const Estimate& raw, const Figures& figures,
                        const Threshold& threshold) {
  const std::string range = is_happiness(measure)
                                ? figures.signed_range()
                                : fmt::format("{} changes by {}", small(subject_of(measure)),
                                              figures.with_unit(figures.signed_range()));
  const std::uint32_t more = more_runs(improvement(measure, *raw.range), threshold, raw.n);
  return fmt::format("Cannot tell yet ({}). About {} more runs would settle it: `--more {}`.", range,
                     number(more, 0), more);
}

}  // namespace

std::string sentence_of(VerdictKind verdict, const Measure& measure, const Estimate& raw,
                        const Threshold& threshold) {
  if (verdict == VerdictKind::nothing_changed) {
    const bool is_felt = measure.of.starts_with("customers");
    return "Nothing changed at all: this what-if " +
           (is_felt ? std::string{"touches nothing customers feel."} : "does not touch " + small(subject_of(measure)) + ".");
  }
  if (!raw.range) return without_range(measure, raw);
  const Figures figures{measure, raw, threshold};
  switch (verdict) {
    case VerdictKind::better:
      return fmt::format("Yes. {}. That is enough to matter.", moves_by(measure, raw, figures));
    case VerdictKind::worse:
      return fmt::format("No, worse. {}. That is enough to matter.", moves_by(measure, raw, figures));
    case VerdictKind::a_little: return "A little. " + small_but_real(measure, raw, figures, threshold);
    case VerdictKind::worse_a_little:
      return "A little worse. " + small_but_real(measure, raw, figures, threshold);
    case VerdictKind::better_maybe_enough: return maybe_enough("Better", measure, raw, figures);
    case VerdictKind::worse_maybe_enough: return maybe_enough("Worse", measure, raw, figures);
    case VerdictKind::no_difference: return "No difference that matters.";
    case VerdictKind::cannot_tell: return cannot_tell(measure, raw, figures, threshold);
    case VerdictKind::nothing_changed: break;
  }
  std::abort();
}

}  // namespace servicechain::analysis
