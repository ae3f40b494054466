#include "analysis/verdicts/gains.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "analysis/verdicts/verdict.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr double shortest_felt_h = 10.0 / 3600;

bool is_of_interest(const Measure& measure) {
  if (measure.kind != "all") return false;
  if (measure.of.starts_with("customers.")) return measure.name == "satisfaction";
  const bool is_department = measure.of.starts_with("departments.") && measure.of.find(".needs.") == std::string::npos;
  return is_department && measure.name == "wait";
}

bool is_felt(const Effect& effect) { return analysis::is_felt(effect.measure, *effect.raw.mean, effect.base); }

bool is_better(const Effect& effect) {
  return effect.raw.range && improvement(effect.measure, *effect.raw.range).low > 0;
}

// "happier by 3.1 points", "wait shorter by 12 min", "more often right by 2 percentage points".
std::string_view change_words(const Effect& effect) {
  const bool is_up = *effect.raw.mean > 0;
  if (effect.measure.name == "satisfaction") return is_up ? "happier" : "less happy";
  if (effect.measure.name == "wait") return is_up ? "its wait longer" : "its wait shorter";
  if (effect.measure.name == "utilisation") return is_up ? "its people busier" : "its people less busy";
  return is_up ? "more often right" : "less often right";
}

std::string said(const Effect& effect) {
  const Range range = *effect.raw.range;
  const double far = std::max(std::abs(range.low), std::abs(range.high));
  const double near = std::min(std::abs(range.low), std::abs(range.high));
  const Scale scale = scale_for(effect.measure, far, Saying::change);
  const int decimals = supported_decimals({range.low * scale.factor, range.high * scale.factor});
  const std::string place = effect.place.empty() ? place_of(effect.measure.of) : effect.place;
  return fmt::format("{} ({} by {} {}, {})", place, change_words(effect),
                     number(std::abs(*effect.raw.mean) * scale.factor, decimals), scale.unit,
                     range_in_words({near * scale.factor, far * scale.factor}, decimals, Saying::value, "likely "));
}

bool is_of_all_customers(const Measure& measure) { return measure.of == "customers" && measure.name == "satisfaction"; }

std::set<std::string> departments_in(std::span<const std::string> paths) {
  std::set<std::string> departments;
  for (const std::string& path : paths) {
    if (const auto department = department_in(path)) departments.insert(*department);
  }
  return departments;
}

// What a changed department shows of itself: the wait in its line, its quality, how busy its people are.
bool is_own(const Measure& measure, const std::set<std::string>& changed) {
  const auto department = department_in(measure.of);
  if (!department || measure.of != "departments." + *department || measure.kind != "all") return false;
  if (measure.name != "wait" && measure.name != "quality" && measure.name != "utilisation") return false;
  return changed.contains(*department) || changed.contains("*");
}

bool is_easier_for_its_people(const Effect& effect) {
  return effect.measure.name == "utilisation" ? *effect.raw.mean < 0 : is_better(effect);
}

}  // namespace

std::vector<bool> real_by_holm(std::span<const double> chances_of_luck, double confidence) {
  std::vector<std::size_t> order(chances_of_luck.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return chances_of_luck[a] < chances_of_luck[b]; });
  std::vector<bool> is_real(order.size(), false);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (chances_of_luck[order[i]] > (1 - confidence) / static_cast<double>(order.size() - i)) break;
    is_real[order[i]] = true;
  }
  return is_real;
}

bool is_felt(const Measure& measure, double change, double today, double part) {
  const bool is_time = measure.unit == "h" && measure.of.starts_with("departments.");
  return std::abs(change) >= part * std::abs(today) && (!is_time || std::abs(change) >= shortest_felt_h);
}

std::vector<std::string> gains_and_losses(std::span<const Effect> effects, double confidence) {
  std::vector<const Effect*> looked_at;
  std::vector<double> chances;
  for (const Effect& effect : effects) {
    if (!is_of_interest(effect.measure) || !effect.raw.range) continue;
    looked_at.push_back(&effect);
    chances.push_back(effect.chance_of_luck);
  }
  const std::vector<bool> is_real = real_by_holm(chances, confidence);
  std::vector<std::string> gains;
  std::vector<std::string> losses;
  for (std::size_t i = 0; i < looked_at.size(); ++i) {
    if (!is_real[i] || !is_felt(*looked_at[i])) continue;
    (is_better(*looked_at[i]) ? gains : losses).push_back(said(*looked_at[i]));
  }
  std::vector<std::string> sentences;
  if (!gains.empty()) sentences.push_back(fmt::format("Who gains: {}.", fmt::join(gains, "; ")));
  if (!losses.empty()) sentences.push_back(fmt::format("Who loses: {}.", fmt::join(losses, "; ")));
  return sentences;
}

std::vector<std::string> local_improvement_alarms(std::span<const Effect> effects,
                                                  std::span<const std::string> paths, double confidence) {
  const std::set<std::string> changed = departments_in(paths);
  std::vector<const Effect*> looked_at;
  std::vector<double> chances;
  for (const Effect& effect : effects) {
    if (!effect.raw.range || !(is_of_all_customers(effect.measure) || is_own(effect.measure, changed))) continue;
    looked_at.push_back(&effect);
    chances.push_back(effect.chance_of_luck);
  }
  const std::vector<bool> is_real = real_by_holm(chances, confidence);
  bool do_customers_lose = false;
  for (std::size_t i = 0; i < looked_at.size(); ++i) {
    do_customers_lose |= is_real[i] && is_of_all_customers(looked_at[i]->measure) && *looked_at[i]->raw.mean < 0;
  }
  std::vector<std::string> sentences;
  std::set<std::string> warned_of;
  for (std::size_t i = 0; do_customers_lose && i < looked_at.size(); ++i) {
    const Effect& effect = *looked_at[i];
    const bool is_gain = !is_of_all_customers(effect.measure) && is_easier_for_its_people(effect);
    if (!is_real[i] || !is_gain || !is_felt(effect)) continue;
    if (!warned_of.insert(effect.measure.of).second) continue;  // once is enough
    sentences.push_back(fmt::format("Careful: better for the department, worse for the customers. {}; customers "
                                    "become less happy.", said(effect)));
  }
  return sentences;
}

}  // namespace servicechain::analysis
