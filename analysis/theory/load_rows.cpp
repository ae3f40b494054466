#include "analysis/theory/load_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/theory/staff_time.h"

namespace servicechain::analysis::theory {
namespace {

std::string path_of(const models::ServiceChain& chain, models::DepartmentId department) {
  return "departments." + chain[department].name;
}

void set_loads(LoadRow& row) {
  if (!row.staff_h_a_week || *row.staff_h_a_week <= 0) return;
  const double hands_h = row.at_once * *row.staff_h_a_week;
  row.bare_load = row.work_h_a_week / hands_h;
  row.load = (row.work_h_a_week + row.held_h_a_week) / hands_h;
}

LoadRow row_of(const models::ServiceChain& chain, const Load& load) {
  LoadRow row{.of = path_of(chain, load.department),
              .jobs_a_week = load.jobs_a_week + load.returning_a_week,
              .work_h_a_week = load.work_h_a_week,
              .held_h_a_week = load.held_h_a_week,
              .staff_h_a_week = load.staff_h_a_week,
              .at_once = static_cast<double>(chain[load.department].at_once),
              .bare_load = std::nullopt,
              .load = std::nullopt,
              .is_shared = load.shares_people,
              .is_at_most = load.returning_a_week > 0};
  set_loads(row);
  return row;
}

std::optional<double> time_of_all(const models::ServiceChain& chain, const std::vector<models::DepartmentId>& group) {
  double sum = 0;
  const auto add = [&](const models::Staff& staff) {
    const auto hours = on_duty_h(staff);
    sum += hours.value_or(0);
    return hours.has_value();
  };
  for (const models::DepartmentId department : group) {
    if (!add(chain[department].staff)) return std::nullopt;
  }
  for (const models::Pool& pool : chain.pools) {
    const bool is_theirs = std::find(group.begin(), group.end(), pool.serves.front()) != group.end();
    if (is_theirs && !add(pool.staff)) return std::nullopt;
  }
  return sum;
}

LoadRow row_of_all(const models::ServiceChain& chain, const std::vector<models::DepartmentId>& group,
                   const std::vector<LoadRow>& rows) {
  LoadRow all;
  double people_h = 0;
  for (const models::DepartmentId department : group) {
    const LoadRow& row = rows[department.index];
    all.of += (all.of.empty() ? "" : ", ") + row.of;
    all.jobs_a_week += row.jobs_a_week;
    all.work_h_a_week += row.work_h_a_week;
    all.held_h_a_week += row.held_h_a_week;
    all.is_at_most = all.is_at_most || row.is_at_most;
    people_h += (row.work_h_a_week + row.held_h_a_week) / row.at_once;
  }
  if (people_h > 0) all.at_once = (all.work_h_a_week + all.held_h_a_week) / people_h;
  all.staff_h_a_week = time_of_all(chain, group);
  set_loads(all);
  return all;
}

char as_in_a_name(char letter) { return letter == ' ' ? '-' : letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

// "IT desk" is found where "it-desk" is looked for; and where two are called alike, the label has the name already.
std::string with_name(std::string_view path, const Labels& labels) {
  const std::string name = place_of(path);
  const auto found = labels.find(path);
  if (found == labels.end()) return name;
  const std::string& label = found->second;
  const std::string in_brackets = fmt::format(" ({})", name);
  const bool is_said = label.ends_with(in_brackets) || std::ranges::equal(label, name, {}, as_in_a_name);
  return is_said ? label : label + in_brackets;
}

std::string places_of(std::string_view of, const Labels& labels) {
  std::string names;
  for (std::size_t end = 0; end != std::string_view::npos; of.remove_prefix(end == of.npos ? of.size() : end + 2)) {
    end = of.find(", ");
    names += (names.empty() ? "" : " + ") + with_name(of.substr(0, end), labels);
  }
  return names;
}

std::string share(const std::optional<double>& value) {
  return value ? rounded(*value * 100, *value < 0.1 ? 2 : 3) + "%" : "–";
}

std::string amount(double value) { return number(value, value < 9.95 ? 1 : 0); }

}  // namespace

std::vector<LoadRow> load_rows(const models::ServiceChain& chain, const Traffic& traffic) {
  std::vector<LoadRow> rows;
  for (const Load& load : loads_of(chain, traffic)) rows.push_back(row_of(chain, load));
  std::vector<LoadRow> together;
  for (const auto& group : sharing_people(chain)) {
    if (group.size() > 1) together.push_back(row_of_all(chain, group, rows));
  }
  rows.insert(rows.end(), together.begin(), together.end());
  for (LoadRow& row : rows) row.leaves_out_rework = chain.behaviour.rework;
  return rows;
}

Table load_table(const std::vector<LoadRow>& rows, Vocabulary vocabulary, const Labels& labels) {
  const bool is_expert = vocabulary == Vocabulary::expert;
  Table table{.title = is_expert ? "Offered load (traffic equations, means over a regular week)"
                                 : "How much comes, and who is there to do it (a regular week)",
              .columns = {{"", Alignment::left},
                          {is_expert ? "jobs per week" : "jobs a week", Alignment::right},
                          {"own work, h", Alignment::right},
                          {"people's time, h", Alignment::right},
                          {is_expert ? "rho, own work" : "load", Alignment::right},
                          {is_expert ? "rho, held included" : "with waiting for others", Alignment::right}},
              .rows = {},
              .note = {}};
  bool any_at_most = false;
  bool any_shared = false;
  bool any_at_once = false;
  for (const LoadRow& row : rows) {
    any_at_most = any_at_most || row.is_at_most;
    any_shared = any_shared || row.is_shared;
    any_at_once = any_at_once || row.at_once > 1;
    table.rows.push_back(
        {places_of(row.of, labels), amount(row.jobs_a_week) + (row.is_at_most ? " at most" : ""), amount(row.work_h_a_week),
         row.staff_h_a_week ? amount(*row.staff_h_a_week) + (row.is_shared ? " shared" : "") : "no limit",
         share(row.bare_load), share(row.load)});
  }
  table.note =
      "Load is work against people's time, if everybody who comes stays. The last column adds the time that people "
      "wait\n"
      "for others with their hands full: at least so much, as if the others never had a line.";
  if (any_at_once) table.note += "\nWhere one person may have several jobs in hand at once, they go on side by side, and the load counts that.";
  if (any_shared) table.note += "\nShared time can be spent once: the line of them together says whether it is enough.";
  if (!rows.empty() && rows.front().leaves_out_rework)
    table.note += "\nWork that comes back because it was wrong is not counted: it is more.";
  if (any_at_most) table.note += "\nAt most: of customers who come back, as if they never waited.";
  return table;
}

}  // namespace servicechain::analysis::theory
