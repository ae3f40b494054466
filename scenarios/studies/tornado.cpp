#include "scenarios/studies/tornado.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "scenarios/changes/numbers.h"
#include "scenarios/changes/variants.h"

namespace servicechain::scenarios {
namespace {

// A side of a number: which, and what it comes to.
struct Side {
  std::size_t number;
  bool is_more;
};

std::optional<Nudged>& nudged_side(ScenarioNumber& number, const Side& side) {
  return side.is_more ? number.more : number.less;
}

// Looks at numbers from both sides, some chains at a time, so that not all of them are in memory.
class Look {
 public:
  Look(const Scenario& scenario, Variants& variants, Series& series)
      : scenario_{scenario}, variants_{variants}, series_{series} {}

  // Fills the sides of the rows that have all their replications, and leaves the others as they are. `numbers`: by
  // row; sides that cannot be are taken away.
  void run(std::vector<ScenarioNumber>& numbers, std::vector<analysis::TornadoRow>& rows, std::uint32_t replications,
           double confidence) {
    const models::ServiceChain* const base = &scenario_.chain;
    Outcome today = series_.run({&base, 1}, replications).front();
    if (today.replications < replications) return;  // stopped
    today_ = std::move(today);
    std::vector<Side> sides;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      for (const bool is_more : {false, true}) {
        const Side side{n, is_more};
        if (nudged_side(numbers[n], side)) sides.push_back(side);
      }
    }
    for (std::size_t first = 0; first < sides.size() && !series_.was_stopped(); first += sides_at_once) {
      const auto some = std::span{sides}.subspan(first, std::min(sides_at_once, sides.size() - first));
      run_some(some, numbers, rows, replications, confidence);
    }
  }

  [[nodiscard]] const Outcome& today() const { return today_; }
  [[nodiscard]] bool had_trouble() const { return had_trouble_; }

 private:
  static constexpr std::size_t sides_at_once = 32;

  // nullopt: it cannot be moved so by itself, or nothing is different then.
  [[nodiscard]] std::optional<models::ServiceChain> chain_of(const ScenarioNumber& number, const Nudged& nudged) {
    const Edit edit{number.value_path, Span{}, &nudged.value};
    std::optional<Variant> variant = variants_.with({&edit, 1}, "");
    static_cast<void>(variants_.take_problems());
    if (!variant || variant->chain == scenario_.chain) return std::nullopt;
    return std::move(variant->chain);
  }

  void run_some(std::span<const Side> sides, std::vector<ScenarioNumber>& numbers,
                std::vector<analysis::TornadoRow>& rows, std::uint32_t replications, double confidence) {
    std::vector<models::ServiceChain> chains;
    std::vector<Side> of_chain;
    for (const Side& side : sides) {
      std::optional<Nudged>& nudged = nudged_side(numbers[side.number], side);
      std::optional<models::ServiceChain> chain = chain_of(numbers[side.number], *nudged);
      if (chain) {
        chains.push_back(std::move(*chain));
        of_chain.push_back(side);
      } else {
        nudged.reset();
      }
    }
    std::vector<const models::ServiceChain*> pointers;
    for (const models::ServiceChain& chain : chains) pointers.push_back(&chain);
    const std::vector<Outcome> outcomes = series_.run(pointers, replications);
    for (std::size_t c = 0; c < outcomes.size(); ++c) {
      if (outcomes[c].replications < replications) continue;  // stopped
      const Side& side = of_chain[c];
      analysis::TornadoRow& row = rows[side.number];
      analysis::TornadoSide effect =
          analysis::side_of(nudged_side(numbers[side.number], side)->text, outcomes[c].measure, today_.measure,
                            outcomes[c].replications, confidence);
      effect.trouble = fmt::format("{}", fmt::join(outcomes[c].endings.troubles, "; "));
      had_trouble_ = had_trouble_ || outcomes[c].endings.grew_without_limit || outcomes[c].endings.deadlocked;
      row.replications = outcomes[c].replications;
      (side.is_more ? row.more : row.less) = std::move(effect);
    }
  }

  const Scenario& scenario_;
  Variants& variants_;
  Series& series_;
  Outcome today_;
  bool had_trouble_ = false;
};

std::vector<analysis::TornadoRow> rows_of(const std::vector<ScenarioNumber>& numbers) {
  std::vector<analysis::TornadoRow> rows;
  for (const ScenarioNumber& number : numbers) {
    rows.push_back({number.path, number.says, number.today, number.source, number.usual_range, {}, {}, 0});
  }
  return rows;
}

// Confidence of each of so many ranges, so that all of them hold together.
double shared(double confidence, std::size_t ranges) {
  return 1 - (1 - confidence) / static_cast<double>(std::max<std::size_t>(1, ranges));
}

std::size_t count_of_sides(const std::vector<ScenarioNumber>& numbers) {
  std::size_t count = 0;
  for (const ScenarioNumber& number : numbers) count += (number.less ? 1U : 0U) + (number.more ? 1U : 0U);
  return count;
}

std::size_t count_of_guesses(const std::vector<ScenarioNumber>& numbers) {
  return static_cast<std::size_t>(std::count_if(numbers.begin(), numbers.end(), [](const ScenarioNumber& number) {
    return number.source == analysis::NumberSource::guess;
  }));
}

void keep_the_others(analysis::Tornado& tornado, const std::vector<ScenarioNumber>& numbers,
                     std::vector<analysis::TornadoRow> rows, const std::vector<std::size_t>& close) {
  const auto group_of = [&](std::size_t r) -> std::vector<analysis::TornadoRow>& {
    if (!numbers[r].less && !numbers[r].more) return tornado.not_moved;
    if (!rows[r].less && !rows[r].more) return tornado.not_reached;
    return size_of(rows[r]) == 0 ? tornado.without : tornado.lesser;
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!std::binary_search(close.begin(), close.end(), r)) group_of(r).push_back(std::move(rows[r]));
  }
}

TornadoBudget budget_of(const analysis::Tornado& tornado, const std::vector<ScenarioNumber>& numbers, Series& series) {
  const std::size_t sides = count_of_sides(numbers);
  const std::size_t close_at_most = std::min(numbers.size(), most_looked_at_closely + count_of_guesses(numbers));
  const std::size_t runs = (sides + 1) * tornado.first_look + (2 * close_at_most + 1) * tornado.replications;
  return {series.budget(static_cast<std::uint32_t>(runs), Total::rough), numbers.size(), sides, tornado.first_look,
          tornado.replications};
}

analysis::Tornado head_of(const Scenario& scenario, const Series& series, double by) {
  analysis::Tornado tornado;
  tornado.scenario = scenario.name;
  tornado.seed = series.seed();
  tornado.replications = series.planned_replications();
  tornado.first_look = std::min(first_look_replications, tornado.replications);
  tornado.by = by;
  tornado.confidence = scenario.decide.confidence;
  tornado.measure = series.measure();
  return tornado;
}

// What is said of today, once it is known how many replications there are of it.
void add_today(analysis::Tornado& tornado, const Scenario& scenario, const Series& series, const Outcome& today) {
  analysis::Study study;
  study.seed = tornado.seed;
  study.replications = today.replications;
  tornado.source_line = source_line(scenario, study, series.warm_up());
  tornado.smallest_difference = analysis::threshold_of(question_of(scenario), today.measure, scenario.decide.confidence).smallest_difference;
  for (const std::string& trouble : today.endings.troubles) tornado.notes.push_back("today: " + trouble);
  tornado.had_trouble = tornado.had_trouble || !today.endings.troubles.empty();
  tornado.today = analysis::estimate_of(today.measure, today.replications, tornado.confidence);
}

}  // namespace

analysis::Tornado run_tornado(const Scenario& scenario, const std::vector<Setting>& settings, double by,
                              const SeriesOptions& options,
                              const std::function<void(const TornadoBudget&)>& on_budget) {
  Variants variants{scenario, settings, {}};
  Series series{scenario, options};
  std::vector<ScenarioNumber> numbers = numbers_of(variants.root(), scenario.provenances, by);
  analysis::Tornado tornado = head_of(scenario, series, by);
  on_budget(budget_of(tornado, numbers, series));

  const models::ServiceChain* const base = &scenario.chain;
  const std::string name = "base";
  tornado.notes = series.find_warm_up({&base, 1}, {&name, 1});
  Look look{scenario, variants, series};
  std::vector<analysis::TornadoRow> rows = rows_of(numbers);
  look.run(numbers, rows, tornado.first_look, tornado.confidence);
  const std::vector<std::size_t> close = analysis::worth_a_closer_look(rows, most_looked_at_closely);

  std::vector<ScenarioNumber> close_numbers;
  for (const std::size_t place : close) {
    close_numbers.push_back(numbers[place]);
    tornado.rows.push_back(rows[place]);
  }
  tornado.difference_confidence = shared(tornado.confidence, count_of_sides(close_numbers));
  look.run(close_numbers, tornado.rows, tornado.replications, tornado.difference_confidence);

  keep_the_others(tornado, numbers, std::move(rows), close);
  add_today(tornado, scenario, series, look.today());
  tornado.was_stopped = series.was_stopped();
  tornado.had_trouble = tornado.had_trouble || look.had_trouble();
  analysis::conclude(tornado);
  return tornado;
}

}  // namespace servicechain::scenarios
