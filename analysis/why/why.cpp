#include "analysis/why/why.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/estimates/estimates.h"
#include "analysis/tables/tables.h"
#include "analysis/why/made_worse.h"
#include "analysis/why/where_to_act.h"

namespace servicechain::analysis {
namespace {

constexpr double hardly = 0.001;  // of the gap

std::string shown(const Why& why, const Estimate& estimate) {
  const bool shows = is_distinguishable(estimate) && std::abs(*estimate.mean) >= hardly * std::abs(*why.gap.mean);
  return shows ? in_a_table(why.measure, estimate, Saying::change) : "none that shows";
}

std::string percent_of_gap(const Why& why, const Estimate& share) {
  if (!is_distinguishable(why.gap) || !is_distinguishable(share)) return "–";
  return number(100 * *share.mean / *why.gap.mean, 0) + "%";
}

// The gap as those who feel it would say it: towards better.
bool is_towards_better(const Why& why) { return (*why.gap.mean > 0) != less_is_better(why.measure.name); }

std::string gap_sentence(const Why& why, Vocabulary vocabulary) {
  const std::string name = name_of(why.measure, vocabulary);
  const std::string from_to =
      fmt::format("{} of {} is {}; if every department were perfect it would be {}", name, place_of(why.measure.of),
                  with_range(why.measure, why.base, Saying::value, vocabulary),
                  with_range(why.measure, why.perfect, Saying::value, vocabulary));
  if (!is_distinguishable(why.gap)) return fmt::format("There is no gap that shows: {}.\n", from_to);
  return fmt::format("The gap: {}.\n{}: {}.\n", with_range(why.measure, why.gap, Saying::change, vocabulary),
                     is_towards_better(why) ? "Today" : "Today (better than if all were perfect)", from_to);
}

std::string constraint_sentence(const Why& why, Cause cause, Vocabulary vocabulary) {
  const bool is_capacity = cause == Cause::capacity;
  const std::string_view name = is_capacity ? "The capacity constraint" : "The quality constraint";
  const std::optional<std::string> department = constraint(why, cause);
  if (!department) {
    return fmt::format("{}: {}.\n", name, is_capacity ? "nobody's people or hours show" : "nobody's quality shows");
  }
  const auto share = std::ranges::find(why.shares, *department, &WhyShare::department);
  return fmt::format("{}: {} {}; of the gap that is {}.\n", name,
                     is_capacity ? "too few people or hours at" : "work that is not right at", *department,
                     with_range(why.measure, is_capacity ? share->capacity : share->quality, Saying::change, vocabulary));
}

std::string formula_column(Vocabulary vocabulary) { return vocabulary == Vocabulary::expert ? "V" : "by formula"; }

std::string by_formula(const Why& why, std::string_view department) {
  const std::optional<double> weight = weight_by_formula(why, department);
  return weight ? number(100 * *weight, 0) + "%" : "–";
}

std::string formula_note(const Why& why, Vocabulary vocabulary) {
  const bool is_expert = vocabulary == Vocabulary::expert;
  if (why.formula.basis.validity == theory::Validity::none) {
    return fmt::format(" No formula beside it: {}.", why.formula.basis.why_not);
  }
  if (why.departments.empty() || !weight_by_formula(why, why.departments.front())) return "";
  const bool is_exact = why.formula.basis.validity == theory::Validity::exact;
  const bool is_of_customers = why.measure.of == "customers";
  return fmt::format(" {}: {} how much of what {} hangs on that department's work being right{}.",
                     is_expert ? "V = (I − ΛM)⁻¹(I − Λ)" : "By formula", is_exact ? "exactly" : "about",
                     is_of_customers ? "customers get" : place_of(why.measure.of) + " delivers",
                     is_expert ? " (" + why.formula.basis.rests_on + ")" : "");
}

std::string right_in_time(const WhyShare& share) {
  const Measure as_promised{"departments." + share.department, "all", "on-time", "share"};
  return share.right_in_time.mean ? in_a_table(as_promised, share.right_in_time, Saying::value) : "–";
}

Table shares_table(const Why& why, Vocabulary vocabulary) {
  Table table{"Who makes the gap",
              {{"department"},
               {"share of the gap", Alignment::right},
               {"part", Alignment::right},
               {"people and hours", Alignment::right},
               {"work not right", Alignment::right},
               {"right and in time", Alignment::right},
               {formula_column(vocabulary), Alignment::right}},
              {},
              why.is_exact ? "Every order of putting departments right was tried; the shares add up to the whole gap."
                           : "Orders of putting departments right were sampled; the shares add up to the whole gap."};
  table.note += " Right and in time: of what it gives others.";
  table.note += formula_note(why, vocabulary);
  for (const WhyShare& share : why.shares) {
    table.rows.push_back({share.department, shown(why, share.all), percent_of_gap(why, share.all),
                          shown(why, share.capacity), shown(why, share.quality), right_in_time(share),
                          by_formula(why, share.department)});
  }
  table.rows.push_back({"in all", in_a_table(why.measure, why.gap, Saying::change), "100%", "", "", "", ""});
  return table;
}

// Who is at the other end, and how it comes there.
std::string other_end(const WhyLink& link) {
  const std::string here = "departments." + link.from;
  if (link.to.empty()) return "no single link";
  if (link.to == here) return "itself";
  const std::string name = place_of(link.to);
  if (link.to.starts_with("customers.")) return name + ", whom it serves";
  return name + (link.of.starts_with(here) ? ", which comes next" : ", which asks it");
}

Table links_table(const Why& why) {
  constexpr std::size_t most_rows = 15;  // JSON has them all
  constexpr std::string_view none = "none that shows";
  Table table{"Through which links it travels",
              {{"from"},
               {"to"},
               {"share of the gap", Alignment::right},
               {"part", Alignment::right},
               {"people and hours", Alignment::right},
               {"work not right", Alignment::right}},
              {},
              "Each department's share by the links on which it leaves; they add up to the same whole."};
  std::size_t left_out = 0;
  for (const WhyLink& link : why.links) {
    const std::string all = shown(why, link.all);
    if (all == none || table.rows.size() == most_rows) {
      ++left_out;
    } else {
      table.rows.push_back({link.from, other_end(link), all, percent_of_gap(why, link.all), shown(why, link.capacity),
                            shown(why, link.quality)});
    }
  }
  if (left_out > 0) table.note += fmt::format(" {} more links: hardly anything.", left_out);
  return table;
}

std::string column_name(const Measure& measure) { return place_of(measure.of); }

Table influence_table(const Why& why) {
  Table table{"What 1 point (of 100) more of work right first time does", {{"more right at"}}, {}, {}};
  for (const Influence& influence : why.influences) {
    if (influence.department != why.influences.front().department) break;
    table.columns.push_back({column_name(influence.on), Alignment::right});
  }
  for (const Influence& influence : why.influences) {
    if (table.rows.empty() || table.rows.back().front() != influence.department) {
      table.rows.push_back({influence.department});
    }
    const Estimate& effect = influence.per_point;
    const double points = influence.on.unit == "share" ? 100 : 1;
    table.rows.back().push_back(is_distinguishable(effect) ? rounded(points * *effect.mean, 2) : "·");
  }
  table.note = fmt::format("Customers: {} in {}; departments: their quality, in points. · not distinguishable from 0.",
                           why.measure.name, why.measure.unit);
  return table;
}

}  // namespace

Estimate estimate_of(const std::vector<double>& by_run, double confidence) {
  const double mean = std::accumulate(by_run.begin(), by_run.end(), 0.0) / static_cast<double>(by_run.size());
  Spread spread{mean, by_run};
  for (double& value : spread.deviations) value -= mean;
  return estimate_of(spread, confidence, "t over replications");
}

bool is_distinguishable(const Estimate& estimate) {
  return estimate.range && (estimate.range->low > 0 || estimate.range->high < 0);
}

std::optional<std::string> constraint(const Why& why, Cause cause) {
  const double towards = why.gap.mean.value_or(0) < 0 ? -1 : 1;
  const WhyShare* most = nullptr;
  const auto part = [&](const WhyShare& share) { return cause == Cause::quality ? share.quality : share.capacity; };
  for (const WhyShare& share : why.shares) {
    const Estimate estimate = part(share);
    if (!is_distinguishable(estimate) || towards * *estimate.mean <= 0) continue;
    if (most == nullptr || towards * *estimate.mean > towards * *part(*most).mean) most = &share;
  }
  return most == nullptr ? std::nullopt : std::optional{most->department};
}

std::optional<double> weight_by_formula(const Why& why, std::string_view department) {
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(why.departments, name) - why.departments.begin());
  };
  const std::optional<std::string> asked = department_in(why.measure.of);
  const std::size_t row = why.measure.of == "customers"                            ? why.departments.size()
                          : asked && why.measure.of == "departments." + *asked ? place(*asked)
                                                                                   : why.formula.shares.size();
  if (row >= why.formula.shares.size()) return std::nullopt;
  return why.formula.shares[row][place(department)];
}

std::string why_text(const Why& why, Vocabulary vocabulary) {
  const Table links = links_table(why);
  const std::vector<std::string> foundations = sentences_of(why.rests_on);
  std::string answer = where_to_act(why).answer;
  for (const std::string& sentence : made_worse_sentences(why)) answer += "\n" + sentence;
  return fmt::format("{}\n\n{}{}{}{}\n\n{}\n{}{}{}", why.source_line, gap_sentence(why, vocabulary),
                     constraint_sentence(why, Cause::capacity, vocabulary),
                     constraint_sentence(why, Cause::quality, vocabulary), answer, text_of(shares_table(why, vocabulary)),
                     links.rows.empty() ? "" : text_of(links) + "\n", text_of(influence_table(why)),
                     foundations.empty() ? "" : fmt::format("\nWhat this rests on: {}\n", fmt::join(foundations, " ")));
}

}  // namespace servicechain::analysis
