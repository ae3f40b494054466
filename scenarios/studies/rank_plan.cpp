#include "scenarios/studies/rank_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "analysis/measures/catalogue.h"
#include "analysis/words.h"
#include "scenarios/reading/scan.h"
#include "scenarios/studies/bundler.h"
#include "scenarios/studies/yearly_cost.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::uint32_t fewest_runs = 10;        // to know how luck varies
constexpr std::uint32_t usual_first_stage = 20;  // fewer make η larger, more are spent on the clearly worse
constexpr std::uint32_t longest_first_stage = 30;
constexpr std::uint64_t most_counted = 1'000'000;

std::string counted(std::uint64_t count) { return analysis::number(static_cast<double>(count), 0); }

bool is_k(std::string_view word) { return word == "k" || word == "K"; }

// 60k, 60,000 EUR and 46'000 with what was likely meant, else an example.
std::string budget_meant_by(std::string_view text) {
  Scanner scanner{text};
  const Value<double> number = scanner.number();
  if (good(number) && is_k(scanner.rest().substr(0, 1))) return plain(*good(number) * 1000);
  if (!good(number) && fault(number).caret.starts_with("write ") && fault(number).to > fault(number).from)
    return fault(number).caret.substr(std::string_view{"write "}.size());
  return "60000, or 5000 EUR per month";
}

class Planner {
 public:
  Planner(const Scenario& scenario, const RankWish& wish) : scenario_{scenario}, wish_{wish} {}

  [[nodiscard]] std::variant<RankPlan, std::vector<std::string>> plan() {
    take_part();
    take_runs();
    check_measure();
    take_costs();
    if (wish_.budget) take_budget();
    if (problems_.empty()) take_bundles();
    if (!problems_.empty()) return std::move(problems_);
    return std::move(plan_);
  }

 private:
  void take_part();
  void take_runs();
  void check_measure();
  void take_costs();
  void take_budget();
  void take_bundles();
  void leave_out_too_dear();
  void find_clashes();
  [[nodiscard]] std::string said_a_year(double amount) const {
    return fmt::format("{} {} a year", analysis::number(amount, 0), plan_.currency);
  }
  [[nodiscard]] const std::string& name(std::size_t member) const {
    return scenario_.what_ifs[plan_.what_ifs[member]].name;
  }

  const Scenario& scenario_;           // -- constant
  const RankWish& wish_;               // -- constant
  RankPlan plan_{};                    // -- state
  std::vector<std::string> problems_;  // -- state
};

void Planner::take_part() {
  const std::set<std::string> named{wish_.what_ifs.begin(), wish_.what_ifs.end()};
  for (std::size_t place = 0; place < scenario_.what_ifs.size(); ++place) {
    if (named.empty() || named.contains(scenario_.what_ifs[place].name)) plan_.what_ifs.push_back(place);
  }
  if (plan_.what_ifs.empty()) {
    problems_.push_back(fmt::format("{} has no what-if to rank; write one under \"what-if:\"", scenario_.file));
  }
  if (plan_.what_ifs.size() > most_ranked) {
    problems_.push_back(fmt::format("{} what-ifs are more than the {} that are ranked at once: name those you mean",
                                    plan_.what_ifs.size(), most_ranked));
  }
}

void Planner::take_runs() {
  plan_.seed = wish_.seed.value_or(scenario_.decide.seed);
  plan_.time = wish_.time;
  plan_.at_most = wish_.replications.value_or(scenario_.decide.at_most);
  if (plan_.at_most < fewest_runs) {
    problems_.push_back(
        fmt::format("ranking needs {} runs of each at least, not {}: --replications 200", fewest_runs, plan_.at_most));
  }
  plan_.first_stage =
      std::min(plan_.at_most, std::clamp(scenario_.decide.at_least, usual_first_stage, longest_first_stage));
}

void Planner::check_measure() {
  const Decision& decide = scenario_.decide;
  if (decide.smallest_difference == 0.0) {
    problems_.push_back("ranking needs a difference that matters, and smallest-difference-that-matters is 0");
  }
  const std::size_t dot = decide.measure.find('.');
  if (dot != std::string::npos) {
    const std::string mean = (decide.of == "customers" ? "" : decide.of + " ") + decide.measure.substr(0, dot);
    problems_.push_back(
        fmt::format("ranking goes by what each run gives, and one run has too few for {}: rank by the "
                    "mean with --set \"decide.on={}\", or compare",
                    decide.measure, mean));
    return;
  }
  const auto check = [&](const models::ServiceChain& chain, const std::string& whose) {
    if (analysis::find_entry(analysis::catalogue_of(chain), decide.of, decide.measure)) return;
    problems_.push_back(fmt::format("{} has no \"{}\" of {} to rank by", whose, decide.measure, decide.of));
  };
  check(scenario_.chain, scenario_.file);
  for (const std::size_t place : plan_.what_ifs) {
    check(scenario_.what_ifs[place].chain, "the what-if " + scenario_.what_ifs[place].name);
  }
}

void Planner::take_costs() {
  plan_.once_over_years = wish_.once_over_years;
  std::vector<std::string> without;
  std::vector<std::string> unclear;
  for (const std::size_t place : plan_.what_ifs) {
    const WhatIf& what_if = scenario_.what_ifs[place];
    const auto cost = what_if.cost ? cost_a_year(*what_if.cost, wish_.once_over_years) : std::nullopt;
    if (what_if.cost) plan_.currency = what_if.cost->currency;
    if (!cost) (what_if.cost ? unclear : without).push_back(what_if.name);
    plan_.costs.push_back(cost);
    plan_.question.costs.push_back(cost.value_or(0));
  }
  if (!wish_.budget) return;
  if (!without.empty()) {
    problems_.push_back(
        fmt::format("a budget needs the cost of every what-if, and these have none: {}. Write "
                    "\"cost: 0 EUR per year\" for what is free, or name the what-ifs to rank",
                    fmt::join(without, ", ")));
  }
  if (!unclear.empty()) {
    problems_.push_back(
        fmt::format("what is paid by the hour or the visit hangs on what happens: write what it comes "
                    "to in a year, as in \"cost: 12000 EUR per year\", for {}",
                    fmt::join(unclear, ", ")));
  }
}

void Planner::take_budget() {
  const std::string_view text = trimmed(*wish_.budget);
  if (const auto unclear = two_meanings(text)) {
    problems_.push_back(fmt::format("the budget {}: {}", unclear->message, unclear->caret));
    return;
  }
  Cost budget{0, plan_.currency, Cost::Per::year};
  if (const Value<double> bare = read_number(text); good(bare)) {
    budget.amount = *good(bare);
  } else if (const Value<Cost> money = read_money(text); good(money) && !is_k(good(money)->currency)) {
    budget = *good(money);
    const bool says_nothing = budget.per == Cost::Per::once && !text.ends_with("once");
    if (says_nothing) budget.per = Cost::Per::year;
  } else {
    problems_.push_back(fmt::format("\"{}\" is no budget: write {}", text, budget_meant_by(text)));
    return;
  }
  const auto amount = cost_a_year(budget, wish_.once_over_years);
  if (!amount || *amount < 0) {
    problems_.push_back(fmt::format("\"{}\" is no budget for a year: write 60000, or 5000 EUR per month", text));
    return;
  }
  if (!plan_.currency.empty() && budget.currency != plan_.currency) {
    problems_.push_back(
        fmt::format("the budget is in {}, and the costs of the file are in {}", budget.currency, plan_.currency));
  }
  plan_.budget = *amount;
  plan_.question.budget = *amount;
}

// What no saving of the others can bring into the budget.
void Planner::leave_out_too_dear() {
  double savings = 0;
  for (const double cost : plan_.question.costs) savings += std::max(0.0, -cost);
  std::vector<std::string> too_dear;
  for (std::size_t member = plan_.what_ifs.size(); member-- > 0;) {
    const double least = plan_.question.costs[member] - savings;
    if (least <= *plan_.budget || plan_.question.costs[member] <= 0) continue;
    too_dear.insert(too_dear.begin(), fmt::format("{} ({})", name(member), said_a_year(plan_.question.costs[member])));
    const auto at = static_cast<std::ptrdiff_t>(member);
    plan_.what_ifs.erase(plan_.what_ifs.begin() + at);
    plan_.costs.erase(plan_.costs.begin() + at);
    plan_.question.costs.erase(plan_.question.costs.begin() + at);
  }
  if (too_dear.empty()) return;
  const std::string words = fmt::format("{}", fmt::join(too_dear, ", "));
  if (plan_.what_ifs.empty()) {
    problems_.push_back(fmt::format("nothing fits into {}: each costs more alone: {}", said_a_year(*plan_.budget), words));
  } else {
    plan_.remarks.push_back("left out, because it costs more than the budget alone: " + words);
  }
}

void Planner::find_clashes() {
  const std::size_t count = plan_.what_ifs.size();
  plan_.question.clashes.assign(count, std::vector<bool>(count));
  Bundler bundler{scenario_};
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      auto why = bundler.clash(plan_.what_ifs[a], plan_.what_ifs[b]);
      if (!why) continue;
      plan_.question.clashes[a][b] = plan_.question.clashes[b][a] = true;
      plan_.clashes.push_back({name(a), name(b), std::move(*why)});
    }
  }
}

void Planner::take_bundles() {
  if (plan_.budget) leave_out_too_dear();
  if (wish_.bundling == Bundling::singly && !plan_.budget) {
    for (std::size_t member = 0; member < plan_.what_ifs.size(); ++member) plan_.bundles.push_back({member});
    return;
  }
  find_clashes();
  plan_.bundles = allowed_bundles(plan_.question, most_ranked);
  plan_.count = analysis::BundleCount{plan_.bundles.size(), false, false, plan_.what_ifs.size()};
  if (plan_.bundles.size() <= most_ranked) return;
  plan_.bundles.clear();
  plan_.count->were_screened = true;
  plan_.count->possible = count_of_bundles(plan_.question, most_counted);
  plan_.count->is_at_least = plan_.count->possible == most_counted;
}

}  // namespace

std::variant<RankPlan, std::vector<std::string>> plan_ranking(const Scenario& scenario, const RankWish& wish) {
  return Planner{scenario, wish}.plan();
}

std::string said(const RankPlan& plan) {
  std::string text;
  std::uint64_t before = 0;
  std::uint64_t ranked = plan.bundles.size();
  if (plan.bundles.empty()) {
    ranked = most_screened;
    before = static_cast<std::uint64_t>(plan.what_ifs.size() + 1) * plan.first_stage;
    text = fmt::format(
        "There are {}{} what-ifs and bundles of them. First each of {} what-ifs is run alone {} times; "
        "then those {} are ranked whose parts promise most together. ",
        plan.count->is_at_least ? "at least " : "", counted(plan.count->possible), plan.what_ifs.size(),
        plan.first_stage, most_screened);
  }
  const std::uint64_t twice = 2 * (ranked + 1);  // to rank, and again with fresh luck
  text += fmt::format(
      "Ranking {} and \"as today\": {} runs of each, up to {} where it is close, and then all again with fresh luck: ",
      ranked, plan.first_stage, plan.at_most);
  const std::string least = counted(before + twice * plan.first_stage);
  if (plan.at_most == plan.first_stage) return text + fmt::format("{} runs.", least);
  return text +
         fmt::format("{} runs if all is clear at once, {} at most.", least, counted(before + twice * plan.at_most));
}

}  // namespace servicechain::scenarios
