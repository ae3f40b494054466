#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::Department;

constexpr Countable jobs_in_tray{0, 10'000'000, "jobs"};

models::ByKind<sim::Law> read_work(const Fields& fields, const Known& known) {
  models::ByKind<sim::Law> work;
  Reading& reading = fields.reading();
  const Node* written = fields.find("work");
  if (written == nullptr) {
    fields.demand("work", "lognormal(mean 12 min, sd 8 min)");
    return work;
  }
  const auto step = reading.step("work");
  if (!written->is_map()) {
    work.otherwise = reading.take_law(*written).value_or(sim::Law{});
    return work;
  }
  for (const Node& entry : written->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    const auto law = reading.take_law(entry);
    if (entry.key == "default") {
      work.otherwise = law.value_or(sim::Law{});
    } else if (const auto kind = kind_called(reading, known, entry)) {
      work.named.emplace_back(*kind, law.value_or(sim::Law{}));
    }
  }
  std::sort(work.named.begin(), work.named.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return work;
}

// refuse, block, divert to X
models::WhenFull read_when_full(const Fields& fields, const Known& known) {
  const Node* written = fields.find("when-full");
  if (written == nullptr) return models::Refuse{};
  Reading& reading = fields.reading();
  const auto step = reading.step("when-full");
  if (!reading.is_plain_value(*written)) return models::Refuse{};
  const std::string_view text = trimmed(written->text);
  constexpr std::string_view divert = "divert to ";
  if (text == "refuse") return models::Refuse{};
  if (text == "block") return models::Block{};
  if (text.substr(0, divert.size()) == divert) {
    const auto to = department_called(reading, known, written->span, trimmed(text.substr(divert.size())));
    return models::Divert{to.value_or(models::DepartmentId{})};
  }
  const auto choice = read_choice(text, "refuse / block / divert to another");
  reading.refuse(*written, fault(choice));
  return models::Refuse{};
}

models::InTray read_in_tray(const Fields& fields, const Known& known) {
  return {read_limit(fields, "in-tray", jobs_in_tray.most, jobs_in_tray.of), read_when_full(fields, known)};
}

void check_preempt(const Fields& fields, const Department& department) {
  const bool fits = department.order == models::Order::priority || department.order == models::Order::last_come;
  if (department.preempt == models::Preempt::no || fits) return;
  const auto step = fields.reading().step("preempt");
  fields.reading().refuse(*fields.find("preempt"),
                          {"E220", "preempt goes with order: priority or order: last-come", "write order: priority"});
}

models::NeedsJoin read_needs_join(const Fields& fields, const Department& department) {
  const Join join = fields.value("needs-join", read_join);
  const auto* some = std::get_if<models::JoinSome>(&join.join);
  if (some == nullptr) return join.join;
  const auto step = fields.reading().step("needs-join");
  // Needs at a rate are tied to no job: nobody counts their answers.
  const auto needs = static_cast<std::size_t>(
      std::count_if(department.needs.begin(), department.needs.end(),
                    [](const models::Need& need) { return std::holds_alternative<models::PerJob>(need.how_often); }));
  const bool counts_wrong = join.of != 0 && join.of != needs;
  if (counts_wrong || (join.of != 0 && some->count > needs)) {
    fields.reading().refuse(*fields.find("needs-join"),
                            {"E205", fmt::format("{} has {} needs", in_quotes(department.name), needs),
                             fmt::format("write any, all or 1 of {}", needs)});
  }
  return join.join;
}

bool may_be_served_by_a_pool(const Known& known) { return !known.pools.empty(); }

void read_people(const Fields& fields, const Known& known, Department& department) {
  department.open = read_open(fields, known);
  const auto staff = read_staff(fields, known, department.open);
  if (!staff && !may_be_served_by_a_pool(known)) fields.demand("staff", "6");
  department.staff = staff ? *staff : models::Staff{constant_timetable(0, known.start)};
  const Node* written = fields.find("staff");
  department.follows_demand = written != nullptr && written->is_scalar() && follows_demand(written->text);
  department.at_closing = fields.choice<models::AtClosing>("at-closing");
  constexpr Countable at_once{1, 1'000'000, "jobs at once"};
  department.at_once = static_cast<std::uint32_t>(
      fields.value("at-once", [&](std::string_view text) { return read_count(text, at_once); }));
  if (const auto cost = read_cost(fields, "cost")) {
    department.cost_per_h = cost->amount;
    if (cost->per != Cost::Per::hour) {
      const auto step = fields.reading().step("cost");
      fields.reading().refuse(*fields.find("cost"),
                              {"E209", "the cost of people is per hour on duty", "write 24 EUR per hour"});
    }
  }
}

void read_levers(const Fields& fields, const Known& known, Department& department) {
  department.right_first_time = fields.value("right-first-time", read_share);
  department.depends_on_suppliers =
      fields.if_written("depends-on-suppliers", read_share).value_or(known.starting_points.depends_on_suppliers);
  department.contact = fields.value("contact", read_share);
  department.knows = fields.value("knows", read_share);
  department.surroundings = fields.if_written("surroundings", read_points).value_or(known.starting_points.surroundings);
  department.welfare = fields.if_written("welfare", read_points).value_or(known.starting_points.welfare);
  department.mood = fields.if_written("mood", read_points);
  department.training = fields.value("training", read_number);
  department.selection = fields.if_written("selection", read_share);
  department.promise = fields.if_written("promise", read_duration);
  department.standard = fields.value("standard", read_number_not_negative);
}

}  // namespace

Department read_department(Reading& reading, const Known& known, const Node& node) {
  const Fields fields{reading, node, Place::department};
  Department department{.name = node.key,
                        .label = read_label(fields),
                        .staff = models::Unlimited{},
                        .open = constant_timetable(1, known.start),
                        .work = read_work(fields, known),
                        .parameters = known.parameters};
  read_people(fields, known, department);
  department.order = fields.choice<models::Order>("order");
  department.preempt = fields.choice<models::Preempt>("preempt");
  check_preempt(fields, department);
  department.in_tray = read_in_tray(fields, known);
  department.needs_order = fields.choice<models::NeedsOrder>("needs-order");
  const std::uint32_t own_place = place_of(known.departments, node.key).value_or(0);
  department.needs = read_needs(fields, known, own_place, department.needs_order);
  department.needs_join = read_needs_join(fields, department);
  department.passes_to = read_passes_to(fields, known);
  department.routines = read_routines(fields);
  read_absence(fields, known, department);
  if (department.follows_demand && department.random_absence) {
    const auto step = reading.step("absence");
    reading.refuse(*fields.find("absence"), {"E220", "people who follow demand are not told apart: no absence of each",
                                             "write a number of people, or dated absences"});
  }
  read_levers(fields, known, department);
  if (const Node* parameters = fields.find("parameters")) {
    const auto step = reading.step("parameters");
    StartingPoints own{known.starting_points};
    read_parameters(reading, *parameters, department.parameters, own);
  }
  return department;
}

}  // namespace servicechain::scenarios
