#include "tests/properties/random_case.h"

#include <fmt/format.h>

#include <ostream>
#include <stdexcept>

#include "models/simulate.h"
#include "scenarios/reading/read.h"

namespace servicechain::properties {

namespace {

std::optional<scenarios::Scenario> read(const Tree& file) {
  scenarios::Read<scenarios::Scenario> read = scenarios::read_scenario_text(file.dump(), "random.json", {});
  return std::move(read.value);
}

// Ends a run that goes on for too long.
class Impatient final : public models::Observer {
 public:
  [[nodiscard]] bool wants_more() override { return ++questions_ <= 1 + events_at_most / 4096; }

 private:
  std::uint64_t questions_ = 0;
};

bool is_short(const models::ServiceChain& chain, double hours, std::uint32_t seed) {
  Impatient watch;
  const models::RunEnd end = models::simulate(chain,
                                              {.until = sim::start_of_run + sim::from_hours(hours),
                                               .seed = seed,
                                               .replication = 0,
                                               .jobs_at_most = jobs_at_most},
                                              watch);
  return end.events <= events_at_most && !std::holds_alternative<models::GrewWithoutLimit>(end.why) &&
         !std::holds_alternative<models::Stopped>(end.why);
}

// Files are refused for work that never ends and requests that multiply: about one in thirty.
Case draw(Ingredients ingredients, Dice dice) {
  for (;;) {
    FileWriter writer{ingredients, dice.below(1u << 31)};
    Tree file = writer.file();
    const auto scenario = read(file);
    if (!scenario) continue;
    const std::uint32_t seed = dice.below(1000);
    double hours = dice.between(50, 500);
    while (hours > 1 && !is_short(scenario->chain, hours, seed)) hours /= 2;
    if (hours > 1) return {std::move(file), hours, seed};
  }
}

// -- Shrinking ---------------------------------------------------------------------------------------------------

void leave_out_one(const Tree& whole, const Tree::json_pointer& at, std::vector<Tree>& smaller) {
  const Tree& here = whole[at];
  if (!here.is_structured()) return;
  for (const auto& [key, value] : here.items()) {
    Tree without = whole;
    if (here.is_object()) {
      without[at].erase(key);
    } else {
      without[at].erase(std::stoul(key));
    }
    smaller.push_back(std::move(without));
  }
  for (const auto& [key, value] : here.items()) {
    here.is_object() ? leave_out_one(whole, at / key, smaller) : leave_out_one(whole, at / std::stoul(key), smaller);
  }
}

rc::Seq<Case> smaller(const Case& whole) {
  std::vector<Case> cases;
  if (whole.hours > 2) cases.push_back({whole.file, whole.hours / 2, whole.seed});
  std::vector<Tree> files;
  leave_out_one(whole.file, Tree::json_pointer{}, files);
  for (Tree& file : files) cases.push_back({std::move(file), whole.hours, whole.seed});
  if (whole.hours > 2) cases.push_back({whole.file, whole.hours - 1, whole.seed});
  return rc::seq::filter(rc::seq::fromContainer(std::move(cases)), [](const Case& one) {
    const auto scenario = read(one.file);
    return scenario && is_short(scenario->chain, one.hours, one.seed);
  });
}

}  // namespace

scenarios::Scenario Case::scenario() const {
  scenarios::Read<scenarios::Scenario> read = scenarios::read_scenario_text(file.dump(), "random.json", {});
  if (!read.value) throw std::logic_error{scenarios::describe(read.problems, file.dump())};
  return *std::move(read.value);
}

void showValue(const Case& value, std::ostream& out) {
  out << fmt::format("{} hours, seed {}\n{}\n", value.hours, value.seed, value.file.dump(1));
}

rc::Gen<Case> random_case(Ingredients ingredients) {
  const auto seeds = rc::gen::noShrink(rc::gen::inRange<std::uint32_t>(0, 1u << 31));
  return rc::gen::shrink(rc::gen::map(rc::gen::resize(100, seeds), [ingredients](std::uint32_t seed) { return draw(ingredients, Dice{seed}); }),
                         smaller);
}

}  // namespace servicechain::properties
