#include <fmt/format.h>

#include <algorithm>

#include "scenarios/checks/check_people.h"
#include "scenarios/checks/checks.h"
#include "scenarios/reading/known.h"
#include "scenarios/studies/first_staff.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::ServiceChain;

models::Behaviour read_behaviour(const Fields& fields) {
  models::Behaviour behaviour;
  const Node* written = fields.find("behaviour");
  if (written == nullptr) return behaviour;
  Reading& reading = fields.reading();
  const auto step = reading.step("behaviour");
  behaviour.inherited_quality = false;
  if (!written->is_list() && !written->is_nothing()) {
    reading.refuse(written->span, {"E200", "a list is wanted here", "write [inherited-quality], or [] for none"});
    return behaviour;
  }
  bool* const couplings[] = {&behaviour.inherited_quality, &behaviour.rework,         &behaviour.bad_input_slows,
                             &behaviour.corner_cutting,    &behaviour.fatigue,        &behaviour.mood,
                             &behaviour.turnover,          &behaviour.customers_react};
  const std::string_view choices = find_key(Place::top, "behaviour")->choices;
  for (const Node& item : written->children) {
    const auto place = reading.take(item, [choices](std::string_view text) { return read_choice(text, choices); });
    if (place) *couplings[*place] = true;
  }
  return behaviour;
}

models::QualityRule read_quality(const Fields& top) {
  models::QualityRule rule;
  const Node* written = top.find("quality");
  if (written == nullptr) return rule;
  const auto step = top.reading().step("quality");
  const Fields fields{top.reading(), *written, Place::quality};
  const Combination combination = fields.value("combine", read_combination);
  rule.combine = combination.combine;
  rule.power = combination.power;
  rule.found_by_next = fields.value("found-by-next", read_share);
  if (fields.find("tries-at-most") == nullptr) return rule;
  rule.tries_at_most.reset();
  if (const auto tries = read_limit(fields, "tries-at-most", 1'000'000, "tries")) {
    rule.tries_at_most = static_cast<std::uint32_t>(std::max<std::uint64_t>(*tries, 1));
  }
  return rule;
}

models::Pool read_pool(Reading& reading, const Known& known, const Node& node) {
  const Fields fields{reading, node, Place::pool};
  models::Pool pool{node.key, models::Unlimited{}, read_open(fields, known), {}};
  const Node* written = fields.find("staff");
  if (written != nullptr && written->is_scalar() && follows_demand(written->text)) {
    const auto step = reading.step("staff");
    reading.refuse(*written, {"E220", "people of a pool do not follow demand", "write a number of people"});
  }
  const auto staff = read_staff(fields, known, pool.open);
  if (!staff) fields.demand("staff", "2");
  if (staff) pool.staff = *staff;
  const Node* serves = fields.find("serves");
  if (serves == nullptr || !serves->is_list() || serves->children.empty()) {
    fields.demand("serves", "[store, delivery]");
    return pool;
  }
  const auto step = reading.step("serves");
  for (const Node& item : serves->children) {
    const auto to =
        reading.is_plain_value(item) ? department_called(reading, known, item.span, item.text) : std::nullopt;
    if (!to) continue;
    if (std::find(pool.serves.begin(), pool.serves.end(), *to) == pool.serves.end()) {
      pool.serves.push_back(*to);
    } else {
      reading.refuse(item, {"E215", fmt::format("{} stands twice", in_quotes(item.text)), "write it once"});
    }
  }
  return pool;
}

void demand_people(Reading& reading, const Node& root, const ServiceChain& chain) {
  std::vector<bool> has_pool(chain.departments.size());
  for (const models::Pool& pool : chain.pools) {
    for (const models::DepartmentId department : pool.serves) has_pool[department.index] = true;
  }
  const auto step = reading.step("departments");
  const auto entries = entries_by_name(root, "departments");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (has_pool[i] || !entries[i]->is_map() || entries[i]->find("staff") != nullptr || chain.pools.empty()) continue;
    const auto inner = reading.step(entries[i]->key);
    Fields{reading, *entries[i], Place::department}.demand("staff", "6");
  }
}

// λ is 0 where a department is given nothing: no needs, and nobody passes jobs on to it.
void settle_dependence(const Node& root, ServiceChain& chain) {
  std::vector<bool> is_given(chain.departments.size());
  const auto segments = chain.segments.size();
  const auto askers_end = segments + chain.departments.size();
  for (const models::Department& department : chain.departments) {
    for (const auto& [kind, hand_on] : department.passes_to.named) {
      const bool is_request = kind.index >= segments && kind.index < askers_end;
      if (is_request) continue;
      for (const auto& share : hand_on.shares) is_given[share.to.index] = true;
    }
  }
  const auto entries = entries_by_name(root, "departments");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool has_inputs = is_given[i] || !chain.departments[i].needs.empty();
    const bool is_written = entries[i]->find("depends-on-suppliers") != nullptr;
    if (!has_inputs && !is_written) chain.departments[i].depends_on_suppliers = 0;
  }
}

// staff: follows demand, without a number to start with.
void settle_first_staff(const Node& root, ServiceChain& chain) {
  const auto entries = entries_by_name(root, "departments");
  for (std::uint32_t d = 0; d < entries.size(); ++d) {
    models::Department& department = chain.departments[d];
    if (!department.follows_demand || trimmed(entries[d]->find("staff")->text) != "follows demand") continue;
    const double people = people_to_start_with(chain, {d});
    department.staff = models::Staff{
        combine(std::get<sim::Timetable>(department.staff), sim::Timetable::constant(people), [](double a, double b) { return a * b; })};
  }
}

}  // namespace

std::map<std::string, std::string> read_label(const Fields& fields) {
  std::map<std::string, std::string> label;
  const Node* written = fields.find("label");
  if (written == nullptr) return label;
  Reading& reading = fields.reading();
  const auto step = reading.step("label");
  if (!written->is_map()) {
    label.emplace("", reading.take_text(*written));
    return label;
  }
  for (const Node& language : written->children) {
    const auto inner = reading.step(language.key);
    label.emplace(language.key, reading.take_text(language));
  }
  return label;
}

std::optional<Cost> read_cost(const Fields& fields, std::string_view name) {
  std::optional<Cost> cost = fields.if_written(name, read_money);
  const auto step = fields.reading().step(name);
  if (cost) fields.reading().check_currency(*fields.find(name), cost->currency);
  return cost;
}

std::optional<std::uint64_t> read_limit(const Fields& fields, std::string_view name, std::uint64_t most,
                                        std::string_view of) {
  const Countable limits{0, most, of};
  const Node* written = fields.find(name);
  if (written == nullptr || (written->is_scalar() && trimmed(written->text) == "unlimited")) return std::nullopt;
  return fields.value(name, [&](std::string_view text) { return read_count(text, limits); });
}

ServiceChain read_chain(Reading& reading, const Node& root) {
  const Fields top{reading, root, Place::top};
  const Known known = read_known(reading, root);
  ServiceChain chain;
  if (known.is_too_large) return chain;
  chain.parameters = known.parameters;
  chain.deadlock = top.choice<models::DeadlockPolicy>("deadlock");
  chain.behaviour = read_behaviour(top);
  chain.quality = read_quality(top);
  for (const Node* entry : entries_by_name(root, "departments")) {
    const auto step = reading.step("departments");
    const auto inner = reading.step(entry->key);
    chain.departments.push_back(read_department(reading, known, *entry));
  }
  for (const Node* entry : entries_by_name(root, "customers")) {
    const auto step = reading.step("customers");
    const auto inner = reading.step(entry->key);
    chain.segments.push_back(read_segment(reading, known, *entry));
  }
  for (const Node* entry : entries_by_name(root, "pools")) {
    const auto step = reading.step("pools");
    const auto inner = reading.step(entry->key);
    chain.pools.push_back(read_pool(reading, known, *entry));
  }
  demand_people(reading, root, chain);
  settle_dependence(root, chain);
  check_chain(reading, root, chain);
  if (!has_error(reading.problems())) {
    check_people(reading, root, chain);
    settle_first_staff(root, chain);
  }
  return chain;
}

}  // namespace servicechain::scenarios
