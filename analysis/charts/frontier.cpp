#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/charts/figures.h"
#include "analysis/charts/ranking_charts.h"
#include "analysis/verdicts/money.h"
#include "analysis/verdicts/verdict.h"

// What is a point worth? The frontier of cost and gain: choices that surely bring more than all that cost less, those that one
// which costs no more surely surpasses, and those of which neither is sure.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_rows = 24;

// What it brings against today, more being better; today itself brings nothing.
struct Choice {
  std::string name;
  double cost;
  double gain;
  Range range;
  Estimate raw;
  std::string standing;
  bool is_today;
  std::size_t place = 0;  // in the ranking, the best first
};

std::optional<Choice> choice_of(const Measure& measure, const RankedRow& row) {
  if (row.what_ifs.empty()) return Choice{row.name, 0, 0, {0, 0}, {}, "as today", true};
  const Estimate& raw = row.against_today;
  if (!row.cost_a_year || !raw.mean || !raw.range) return std::nullopt;
  const double side = less_is_better(measure.name) ? -1 : 1;
  return Choice{row.name, *row.cost_a_year, side * *raw.mean, improvement(measure, *raw.range), raw, "", false};
}

bool is_cheaper(const Choice& one, const Choice& other) {
  return one.cost != other.cost ? one.cost < other.cost : one.gain > other.gain;
}

// One that costs no more surely brings more.
bool is_surpassed(const Choice& choice, const std::vector<Choice>& choices) {
  return std::ranges::any_of(choices, [&](const Choice& other) {
    const bool is_ahead = other.cost < choice.cost || other.range.high > choice.range.high;
    return other.cost <= choice.cost && other.range.low >= choice.range.high && is_ahead;
  });
}

// Requires: the cheapest first. What is surely surpassed reaches no further than what surpasses it, so that a choice is above
// all that stand before it if it is above those that are not.
void judge(std::vector<Choice>& choices) {
  double reached = 0;  // the most that those so far may bring
  for (Choice& choice : choices) {
    if (choice.is_today) continue;
    if (is_surpassed(choice, choices)) {
      choice.standing = "surely surpassed";
      continue;
    }
    const bool is_on_top = choice.range.low > 0 && choice.range.low >= reached;
    choice.standing = is_on_top ? "worth its money" : choice.cost < 0 ? "saves money" : "cannot be told";
    reached = std::max(reached, choice.range.high);
  }
}

// The first so many: today and what is worth its money, and of the others the best.
void keep_the_first(std::vector<Choice>& choices, std::size_t most) {
  if (choices.size() <= most) return;
  const auto stays = [](const Choice& choice) { return choice.is_today || choice.standing == "worth its money"; };
  std::ranges::sort(choices, {}, [&](const Choice& choice) { return std::pair{!stays(choice), choice.place}; });
  choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(most), choices.end());
}

std::string cost_of(const Choice& choice, const std::string& currency) {
  if (choice.cost == 0) return "costs nothing";
  return fmt::format("{}{} {} a year", choice.cost < 0 ? "saves " : "", rounded(std::abs(choice.cost), 3), currency);
}

std::string gain_of(const Choice& choice, const Measure& measure) {
  return with_range(measure, choice.raw, Saying::change, Vocabulary::plain);
}

// Where nothing is worth its money.
std::string nothing_is(const std::vector<Choice>& choices) {
  const bool is_any_better = std::ranges::any_of(choices, [](const Choice& choice) { return !choice.is_today && choice.range.low > 0; });
  return is_any_better ? "Nothing that was tried surely brings more than all that cost less."
                       : "Nothing that was tried surely brings more than today.";
}

// The first of those worth their money with its price, the next ones, and what would save some.
std::string answer_of(const Ranking& ranking, const std::vector<Choice>& choices) {
  std::vector<const Choice*> worth;
  const Choice* saves = nullptr;
  for (const Choice& choice : choices) {
    if (choice.standing == "worth its money") worth.push_back(&choice);
    if (choice.standing == "saves money" && saves == nullptr) saves = &choice;
  }
  std::string answer = nothing_is(choices);
  if (!worth.empty()) {
    const Choice& first = *worth.front();
    const std::string price = first.cost > 0 ? "for " + price_sentence({first.cost, ranking.currency, "a year"}, ranking.decided, first.raw)
                                             : "and " + cost_of(first, ranking.currency) + ".";
    answer = fmt::format("Worth its money: {}, {}, {}", first.name, gain_of(first, ranking.decided), price);
  }
  constexpr std::size_t most_named = 2;
  for (std::size_t w = 1; w < std::min(worth.size(), most_named + 1); ++w) {
    answer += fmt::format(" For {}: {}, {}.", cost_of(*worth[w], ranking.currency), worth[w]->name, gain_of(*worth[w], ranking.decided));
  }
  if (saves != nullptr) {
    answer += fmt::format(" Saves money: {}, {} {} a year, at {}.", saves->name, rounded(-saves->cost, 3), ranking.currency,
                          gain_of(*saves, ranking.decided));
  }
  return answer;
}

std::string left_out(std::vector<std::string> names, std::size_t beyond) {
  constexpr std::size_t most_named = 2;
  std::string words = beyond > 0 ? fmt::format("{} more choices are in the table of rank. ", beyond) : "";
  if (names.empty()) return words;
  const std::size_t more = names.size() - std::min(names.size(), most_named);
  names.resize(names.size() - more);
  return fmt::format("{}Not placed, as the file does not say what they cost: {}{}.", words, fmt::join(names, ", "),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

}  // namespace

std::vector<Chart> ranking_charts(const Ranking& ranking) {
  std::vector<Choice> choices;
  std::vector<std::string> without_cost;
  for (const RankedRow& row : ranking.rows) {
    if (std::optional<Choice> choice = choice_of(ranking.decided, row)) choices.push_back(std::move(*choice));
    else if (!row.cost_a_year) without_cost.push_back(row.name);
  }
  if (std::ranges::none_of(choices, [](const Choice& choice) { return choice.cost != 0; })) return {};
  for (std::size_t c = 0; c < choices.size(); ++c) choices[c].place = c;
  std::stable_sort(choices.begin(), choices.end(), is_cheaper);
  judge(choices);
  const std::size_t beyond = choices.size() - std::min(choices.size(), most_rows);
  keep_the_first(choices, most_rows);
  std::stable_sort(choices.begin(), choices.end(), is_cheaper);

  std::vector<Estimate> gains;
  for (const Choice& choice : choices) gains.push_back(choice.raw);
  const Scale scale = common_scale(ranking.decided, gains, Saying::change);
  const std::string gain = fmt::format("better {}, {}", name_of(ranking.decided, Vocabulary::plain), scale.unit);
  Chart chart;
  chart.name = "frontier";
  chart.title = fmt::format("What is {} worth?", scale.unit == "points" ? "a point" : fmt::format("a better {}", name_of(ranking.decided, Vocabulary::plain)));
  chart.answer = answer_of(ranking, choices);
  chart.source = ranking.source_line;
  chart.axis = fmt::format("{} a year{}", ranking.currency,
                           ranking.has_cost_paid_once ? fmt::format(", what is paid once spread over {} years",
                                                                    rounded(ranking.once_over_years, 3))
                                                      : "");
  chart.facts = {{"gain", gain}, {"left_out", left_out(without_cost, beyond)}};
  chart.data.columns = {{"name", "choice"}, {"cost", ranking.currency + " a year"}, {"gain", gain}, {"low", "likely from"},
                        {"high", "to"}, {"standing", "standing"}, {"said", ""}, {"cost_said", ""}};
  for (const Choice& choice : choices) {
    chart.data.rows.push_back({choice.name, choice.cost, choice.gain * scale.factor, choice.is_today ? Cell{} : Cell{choice.range.low * scale.factor},
                               choice.is_today ? Cell{} : Cell{choice.range.high * scale.factor}, choice.standing,
                               choice.is_today ? "" : in_a_table(ranking.decided, choice.raw, Saying::change), cost_of(choice, ranking.currency)});
  }
  return {std::move(chart)};
}

}  // namespace servicechain::analysis::charts
