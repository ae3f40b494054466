#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/theory/answer.h"
#include "analysis/words.h"

// What theory says, for a terminal: loads and waits by department, then customers, then who shapes what they get.
namespace servicechain::analysis::theory {
namespace {

// Predictions of all kinds together, by what they are of and their measure.
class Finder {
 public:
  explicit Finder(const Theory& theory) {
    for (const Prediction& each : theory.predictions) {
      if (each.measure.kind == "all")
        found_.emplace(std::pair{std::string_view{each.measure.of}, std::string_view{each.measure.name}}, &each);
    }
  }
  // nullptr: none.
  [[nodiscard]] const Prediction* find(std::string_view of, std::string_view measure) const {
    const auto place = found_.find({of, measure});
    return place == found_.end() ? nullptr : place->second;
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, const Prediction*> found_;
};

std::string figure(const Prediction& prediction) {
  const Scale scale = scale_for(prediction.measure, *prediction.value, Saying::value);
  const std::string unit = scale.unit.empty() ? "" : scale.unit == "%" ? "%" : " " + scale.unit;
  return rounded(*prediction.value * scale.factor, 3) + unit;
}

std::string cell(const Prediction* prediction) {
  if (prediction == nullptr) return "–";
  switch (prediction->basis.validity) {
    case Validity::exact: return "exactly " + figure(*prediction);
    case Validity::approximate: return "about " + figure(*prediction);
    case Validity::bound: return prediction->basis.formula + " " + figure(*prediction);
    case Validity::none: return "no formula";
  }
  return {};
}

std::string amount(double value) { return number(value, value < 9.95 ? 1 : 0); }

std::string share(const std::optional<double>& value) {
  return value ? rounded(*value * 100, *value < 0.1 ? 2 : 3) + "%" : "–";
}

Table departments_table(const Theory& theory, Vocabulary vocabulary) {
  const bool is_expert = vocabulary == Vocabulary::expert;
  Table table{.title = "Departments",
              .columns = {{"", Alignment::left},
                          {"jobs a week", Alignment::right},
                          {"own work, h", Alignment::right},
                          {"people's time, h", Alignment::right},
                          {is_expert ? "rho" : "load", Alignment::right},
                          {is_expert ? "E[wait in line]" : "wait", Alignment::left},
                          {is_expert ? "E[sojourn]" : "time in all", Alignment::left}},
              .rows = {},
              .note = {}};
  const Finder finder{theory};
  for (const LoadRow& row : theory.loads) {
    if (row.of.find(", ") != std::string::npos) continue;  // of several together: `check` has it
    const Prediction* wait = finder.find(row.of, "wait");
    const Prediction* time = finder.find(row.of, "time");
    table.rows.push_back({place_of(row.of), (row.is_at_most ? "at most " : "") + amount(row.jobs_a_week),
                          amount(row.work_h_a_week), row.staff_h_a_week ? amount(*row.staff_h_a_week) : "no limit",
                          share(row.load), cell(wait),
                          time != nullptr && time->basis.validity != Validity::none ? cell(time) : ""});
  }
  return table;
}

Table customers_table(const Theory& theory) {
  Table table{.title = "Customers",
              .columns = {{"", Alignment::left},
                          {"come", Alignment::right},
                          {"wait in lines", Alignment::left},
                          {"time in all", Alignment::left},
                          {"lost", Alignment::left},
                          {"right", Alignment::left}},
              .rows = {},
              .note = {}};
  const Finder finder{theory};
  std::set<std::string_view> told;
  for (const Prediction& prediction : theory.predictions) {
    const std::string& of = prediction.measure.of;
    if (!of.starts_with("customers") || !told.insert(of).second) continue;
    const Prediction* come = finder.find(of, "arrivals");
    const std::string bound = come != nullptr && come->basis.validity == Validity::bound ? "at most " : "";
    table.rows.push_back({place_of(of), come != nullptr ? bound + figure(*come) : "–", cell(finder.find(of, "wait")),
                          cell(finder.find(of, "time")), cell(finder.find(of, "lost")),
                          cell(finder.find(of, "quality"))});
  }
  return table;
}

// Who has no formula, and why; what the others stand on.
std::string reasons(const Theory& theory, Vocabulary vocabulary) {
  std::vector<std::pair<std::string, std::string>> without;             // who, why
  std::vector<std::pair<const Basis*, std::vector<std::string>>> with;  // on what, who
  for (const Prediction& prediction : theory.predictions) {
    const Measure& its = prediction.measure;
    const bool is_time =
        its.kind == "all" && (its.name == "time" || its.name == "wait") && its.of.find(".needs.") == std::string::npos;
    if (!is_time) continue;
    const std::string who = place_of(its.of);
    if (prediction.basis.validity == Validity::none) {
      if (without.empty() || without.back() != std::pair{who, prediction.basis.why_not})
        without.emplace_back(who, prediction.basis.why_not);
      continue;
    }
    if (!its.of.starts_with("departments.")) continue;
    const auto known =
        std::find_if(with.begin(), with.end(), [&](const auto& entry) { return *entry.first == prediction.basis; });
    if (known == with.end()) {
      with.push_back({&prediction.basis, {who}});
    } else if (known->second.back() != who) {
      known->second.push_back(who);
    }
  }
  std::string text;
  if (!with.empty()) text += "What the figures stand on\n";
  for (const auto& [basis, who] : with) {
    std::string names;
    for (const std::string& name : who) names += (names.empty() ? "" : ", ") + name;
    text += vocabulary == Vocabulary::expert
                ? fmt::format("  {}: {}; {} ({})\n", names, basis->formula, basis->rests_on, basis->source)
                : fmt::format("  {}: {} ({})\n", names, basis->rests_on, basis->source);
  }
  if (!with.empty()) text += "\n";
  if (without.empty()) return text;
  text += "Where there is no formula (there, simulate: servicechain run)\n";
  std::vector<std::string> told;
  for (const auto& [who, why] : without) {
    if (std::find(told.begin(), told.end(), why) != told.end()) continue;
    told.push_back(why);
    std::string names;
    for (const auto& [other, reason] : without) {
      if (reason == why) names += (names.empty() ? "" : ", ") + other;
    }
    text += fmt::format("  {}: {}\n", names, why);
  }
  return text + "\n";
}

// Nobody's work is in anybody else's.
bool is_trivial(const Influence& influence) {
  for (std::size_t i = 0; i + 1 < influence.shares.size(); ++i) {
    for (std::size_t j = 0; j < influence.shares[i].size(); ++j) {
      if (i != j && influence.shares[i][j] > 0) return false;
    }
  }
  return true;
}

Table influence_table(const Theory& theory, Vocabulary vocabulary) {
  Table table{.title = vocabulary == Vocabulary::expert ? "Influence matrix V (E8): g(x) = V g(c)"
                                                        : "Whose work is in what people get",
              .columns = {{"", Alignment::left}},
              .rows = {},
              .note =
                  "A row: what one department delivers (last: what reaches customers). A column: whose own getting it "
                  "right it rests on."};
  for (const std::string& name : theory.departments) table.columns.push_back({name, Alignment::right});
  for (std::size_t i = 0; i < theory.influence.shares.size(); ++i) {
    std::vector<std::string> row{i < theory.departments.size() ? theory.departments[i] : "customers"};
    for (const double value : theory.influence.shares[i]) row.push_back(share(value));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string text_of(const Theory& theory, const Title& title, Vocabulary vocabulary) {
  std::string text = title.scenario + (title.what_if == "base" ? "" : " · " + title.what_if) +
                     " · what theory says, without simulating\n\n";
  if (!theory.why_nothing.empty()) return text + "There is no formula: " + theory.why_nothing + "\n";
  text += analysis::text_of(departments_table(theory, vocabulary)) + "\n";
  const Table customers = customers_table(theory);
  if (!customers.rows.empty()) text += analysis::text_of(customers) + "\n";
  text += reasons(theory, vocabulary);
  constexpr std::size_t most_columns = 12;  // of a terminal; JSON has them all
  const bool fits = theory.influence.basis.validity != Validity::none && !is_trivial(theory.influence) &&
                    !theory.influence.shares.empty() && theory.departments.size() > 1 &&
                    theory.departments.size() <= most_columns;
  if (fits) text += analysis::text_of(influence_table(theory, vocabulary));
  return text;
}

}  // namespace servicechain::analysis::theory
