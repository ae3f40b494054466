#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/sensitivity/sweep.h"
#include "analysis/tables/csv.h"
#include "analysis/tables/json_number.h"

// A sweep as a table, as text, as JSON and as CSV.
namespace servicechain::analysis {
namespace {

bool has_cost(const Sweep& sweep) {
  return std::any_of(sweep.points.begin(), sweep.points.end(),
                     [](const SweepPoint& point) { return point.staff_cost.mean.has_value(); });
}

std::string remark_on(const Sweep& sweep, const SweepPoint& point, std::size_t place) {
  std::string remark = point.is_today ? "today" : "";
  const auto add = [&](std::string_view more) { remark.append(remark.empty() ? "" : "; ").append(more); };
  if (sweep.knee == place) add("enough");
  if (!point.trouble.empty()) add(point.trouble);
  return remark;
}

nlohmann::ordered_json range_of(const Estimate& estimate) {
  nlohmann::ordered_json json;
  json["mean"] = json_number(estimate.mean);
  json["low"] = estimate.range ? json_number(estimate.range->low) : nullptr;
  json["high"] = estimate.range ? json_number(estimate.range->high) : nullptr;
  return json;
}

nlohmann::ordered_json row_of(const Sweep& sweep, const SweepPoint& point, std::size_t place) {
  nlohmann::ordered_json json;
  json["values"] = nlohmann::ordered_json::array();
  for (std::size_t a = 0; a < point.at.size(); ++a) json["values"].push_back(sweep.axes[a].values[point.at[a]].text);
  json["is_today"] = point.is_today;
  json["is_knee"] = sweep.knee == place;
  json.update(range_of(point.estimate));
  json["n"] = point.replications;
  json["difference"] = point.is_today ? nlohmann::ordered_json(nullptr) : range_of(point.difference);
  if (point.staff_cost.mean) json["staff_cost_a_week"] = range_of(point.staff_cost);
  if (!point.trouble.empty()) json["trouble"] = point.trouble;
  return json;
}

}  // namespace

Table sweep_table(const Sweep& sweep, Vocabulary vocabulary) {
  Table table;
  table.title = "From one value to the next";
  for (const SweepAxis& axis : sweep.axes) table.columns.push_back({axis.path, Alignment::right});
  table.columns.push_back({name_of(sweep.measure, vocabulary), Alignment::right});
  table.columns.push_back({"difference to today", Alignment::right});
  const bool with_cost = has_cost(sweep);
  if (with_cost) table.columns.push_back({"cost of people", Alignment::right});
  table.columns.push_back({"", Alignment::left});
  const Measure cost{"", "all", "cost", "money a week"};
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    const SweepPoint& point = sweep.points[p];
    std::vector<std::string> row;
    for (std::size_t a = 0; a < point.at.size(); ++a) row.push_back(sweep.axes[a].values[point.at[a]].text);
    row.push_back(in_a_table(sweep.measure, point.estimate, Saying::value));
    row.push_back(point.is_today ? "" : in_a_table(sweep.measure, point.difference, Saying::change));
    if (with_cost) row.push_back(in_a_table(cost, point.staff_cost, Saying::value));
    row.push_back(remark_on(sweep, point, p));
    table.rows.push_back(std::move(row));
  }
  table.note = fmt::format(
      "In brackets the likely range: it holds the true value in {} of 100 studies like this one, for the differences "
      "all together.\nAll points have the same luck.",
      rounded(100 * sweep.confidence, 3));
  if (sweep.knee) {
    table.note += fmt::format("\nEnough: nothing that was tried beyond is better by {} or more, by the upper end of its range.",
                              amount_of(sweep.measure, sweep.smallest_difference));
  }
  return table;
}

std::string sweep_text(const Sweep& sweep, Vocabulary vocabulary) {
  std::string text = sweep.source_line + "\n";
  for (const std::string& note : sweep.notes) text += "Note: " + note + "\n";
  text += "\n";
  for (const std::string& sentence : sweep.answer) text += sentence + "\n";
  return text + "\n" + text_of(sweep_table(sweep, vocabulary));
}

std::string sweep_json(const Sweep& sweep) {
  nlohmann::ordered_json json;
  json["format"] = "servicechain-sweep/1";
  json["scenario"] = sweep.scenario;
  json["seed"] = sweep.seed;
  json["replications"] = sweep.replications;
  json["confidence"] = json_number(sweep.confidence);
  json["difference_confidence"] = json_number(sweep.difference_confidence);
  json["stopped_early"] = sweep.was_stopped;
  json["of"] = sweep.measure.of;
  json["measure"] = sweep.measure.name;
  json["unit"] = sweep.measure.unit;
  json["smallest_difference"] = json_number(sweep.smallest_difference);
  json["today"] = range_of(sweep.today);
  json["answer"] = sweep.answer;
  json["notes"] = sweep.notes;
  json["axes"] = nlohmann::ordered_json::array();
  for (const SweepAxis& axis : sweep.axes) {
    nlohmann::ordered_json one{{"path", axis.path}, {"says", axis.says}, {"today", axis.today}};
    one["values"] = nlohmann::ordered_json::array();
    for (const SweepValue& value : axis.values) one["values"].push_back(value.text);
    json["axes"].push_back(std::move(one));
  }
  json["points"] = nlohmann::ordered_json::array();
  for (std::size_t p = 0; p < sweep.points.size(); ++p) json["points"].push_back(row_of(sweep, sweep.points[p], p));
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string sweep_csv(const Sweep& sweep) {
  std::vector<std::string> head;
  for (const SweepAxis& axis : sweep.axes) head.push_back(axis.path);
  for (const char* name : {"of", "measure", "unit", "mean", "low", "high", "n", "difference", "difference_low",
                           "difference_high", "staff_cost_a_week", "is_today", "is_knee", "trouble"}) {
    head.emplace_back(name);
  }
  std::string csv = csv_row(head);
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    const SweepPoint& point = sweep.points[p];
    std::vector<std::string> row;
    for (std::size_t a = 0; a < point.at.size(); ++a) row.push_back(sweep.axes[a].values[point.at[a]].text);
    row.insert(row.end(), {sweep.measure.of, sweep.measure.name, sweep.measure.unit});
    for (const std::string& figure : csv_figures(point.estimate)) row.push_back(figure);
    row.push_back(std::to_string(point.replications));
    for (const std::string& figure : csv_figures(point.difference)) row.push_back(figure);
    row.push_back(csv_figures(point.staff_cost).front());
    row.insert(row.end(), {point.is_today ? "yes" : "no", sweep.knee == p ? "yes" : "no", point.trouble});
    csv += csv_row(row);
  }
  return csv;
}

}  // namespace servicechain::analysis
