#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/charts/figures.h"
#include "analysis/charts/why_parts.h"

// If this one gets better, who feels it? Departments by departments and customers: what one point more of work right
// first time does; what cannot be told from nothing is a dot. The one that customers feel most stands first.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_departments = 14;
constexpr std::size_t most_customers = 24;  // all of them, and segments

bool is_of_customers(const Influence& influence) { return influence.on.of.starts_with("customers"); }

double effect(const Influence& influence) {
  return influence.per_point.mean.value_or(0) * (influence.on.unit == "share" ? 100 : 1);
}

// Names in the order of what customers feel.
std::vector<std::string> order_of(const Why& why) {
  std::vector<std::pair<double, std::string>> felt;
  for (const Influence& influence : why.influences) {
    if (influence.on.of == why.measure.of) felt.emplace_back(std::abs(effect(influence)), influence.department);
  }
  std::stable_sort(felt.begin(), felt.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (auto& [size, name] : felt) names.push_back(std::move(name));
  names.resize(std::min(names.size(), most_departments));
  return names;
}

struct Felt {
  std::vector<std::string> shown;  // all customers, and the first segments
  std::size_t in_all = 0;
};

Felt customers_in(const Why& why) {
  Felt felt;
  for (const Influence& influence : why.influences) {
    if (is_of_customers(influence) && std::ranges::find(felt.shown, influence.on.of) == felt.shown.end()) felt.shown.push_back(influence.on.of);
  }
  felt.in_all = felt.shown.size();
  felt.shown.resize(std::min(felt.in_all, most_customers));
  return felt;
}

}  // namespace

std::optional<Chart> influence_chart(const Why& why) {
  const std::vector<std::string> names = order_of(why);
  const auto place_in = [&](std::string_view name) { return std::find(names.begin(), names.end(), name); };
  Chart chart;
  chart.name = "influence";
  chart.title = "If a department gets better, who feels it?";
  chart.source = why.source_line;
  chart.axis = "points of quality, or of what customers feel, for 1 point (of 100) more work right first time";
  chart.data.columns = {{"row", "more right at"}, {"column", "felt at"}, {"effect", "effect of 1 point more"},
                        {"low", "likely from"},   {"high", "to"},        {"sure", "surely not 0"}, {"said", ""},
                        {"customers", ""}};
  const Felt felt = customers_in(why);
  const Influence* most = nullptr;
  for (const Influence& influence : why.influences) {
    const std::string on = place_of(influence.on.of);
    const bool is_shown = std::ranges::find(felt.shown, influence.on.of) != felt.shown.end() || place_in(on) != names.end();
    if (place_in(influence.department) == names.end() || !is_shown) continue;
    const bool is_sure = is_distinguishable(influence.per_point);
    const double factor = influence.on.unit == "share" ? 100 : 1;
    std::vector<Cell> row{influence.department, on};
    for (Cell& cell : drawn(influence.per_point, {factor, ""})) row.push_back(std::move(cell));
    row.insert(row.end(), {is_sure ? "yes" : "", is_sure ? rounded(effect(influence), 2) : "·",
                           is_of_customers(influence) ? "yes" : ""});
    chart.data.rows.push_back(std::move(row));
    if (influence.on.of == why.measure.of && influence.department == names.front() && is_sure) most = &influence;
  }
  if (chart.data.rows.empty()) return std::nullopt;
  chart.facts["names"] = static_cast<double>(names.size());
  ChartTable order{{{"name", ""}}, {}};
  for (const std::string& name : names) order.rows.push_back({name});
  chart.more["order"] = std::move(order);
  chart.answer = "No department's quality is surely felt by customers.";
  if (most != nullptr) {
    chart.answer = fmt::format("Customers feel {} most: 1 point more of its work right changes {} by {}.",
                               most->department, name_of(why.measure, Vocabulary::plain),
                               with_range(why.measure, most->per_point, Saying::change, Vocabulary::plain));
  }
  if (felt.shown.size() < felt.in_all) chart.answer += fmt::format(" Of the {} kinds of customers the first {} are shown.", felt.in_all, felt.shown.size());
  return chart;
}

}  // namespace servicechain::analysis::charts
