#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "analysis/ranking/ranking.h"
#include "analysis/tables/csv.h"
#include "analysis/tables/json_number.h"

// A ranking for other programs: JSON and CSV.
namespace servicechain::analysis {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(RankOutcome outcome) {
  switch (outcome) {
    case RankOutcome::settled: return "settled";
    case RankOutcome::either_is_right: return "either-is-right";
    case RankOutcome::cannot_tell: return "cannot-tell";
    case RankOutcome::stopped: return "stopped";
    case RankOutcome::not_observed: return "not-observed";
  }
  std::abort();
}

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::best: return "best";
    case Standing::level: return "level";
    case Standing::out: return "out";
  }
  std::abort();
}

Json json_of(const Estimate& estimate) {
  Json json;
  json["mean"] = json_number(estimate.mean);
  json["low"] = estimate.range ? json_number(estimate.range->low) : Json(nullptr);
  json["high"] = estimate.range ? json_number(estimate.range->high) : Json(nullptr);
  json["n"] = estimate.n;
  json["sd"] = json_number(estimate.sd);
  return json;
}

Json json_of(const RankedRow& row, std::size_t place) {
  Json json;
  json["place"] = place;
  json["name"] = row.name;
  json["what_ifs"] = row.what_ifs;
  json["cost_a_year"] = json_number(row.cost_a_year);
  json["value"] = json_of(row.value);
  json["against_today"] = row.what_ifs.empty() ? Json(nullptr) : json_of(row.against_today);
  json["standing"] = name_of(row.standing);
  json["runs"] = row.runs;
  return json;
}

Json json_of(const BundleCount& count) {
  return {{"possible", count.possible},
          {"possible_at_least", count.is_at_least},
          {"screened", count.were_screened},
          {"what_ifs", count.what_ifs}};
}

Json lists_of(const Ranking& ranking) {
  Json json;
  json["ranking"] = Json::array();
  for (std::size_t r = 0; r < ranking.rows.size(); ++r) json["ranking"].push_back(json_of(ranking.rows[r], r + 1));
  json["as_good_for_less"] = Json::array();
  for (const Bargain& bargain : ranking.bargains) {
    json["as_good_for_less"].push_back({{"name", bargain.name},
                                        {"cost_a_year", json_number(bargain.cost_a_year)},
                                        {"behind_at_most", json_number(bargain.behind_at_most)}});
  }
  json["never_together"] = Json::array();
  for (const Clash& clash : ranking.clashes) {
    json["never_together"].push_back({{"what_ifs", {clash.first, clash.second}}, {"why", clash.why}});
  }
  return json;
}

std::vector<std::string> cells_of(const Estimate& estimate) {
  const auto cell = [](const std::optional<double>& value) { return value ? fmt::format("{:.12g}", *value) : ""; };
  return {cell(estimate.mean), estimate.range ? cell(estimate.range->low) : "",
          estimate.range ? cell(estimate.range->high) : ""};
}

}  // namespace

std::string json_of(const Ranking& ranking) {
  Json json;
  json["format"] = "servicechain-rank/1";
  json["scenario"] = ranking.scenario;
  json["seed"] = ranking.seed;
  json["fresh_seed"] = ranking.fresh_seed;
  json["confidence"] = json_number(ranking.confidence);
  json["of"] = ranking.decided.of;
  json["measure"] = ranking.decided.name;
  json["unit"] = ranking.decided.unit;
  json["smallest_difference"] = json_number(ranking.smallest_difference);
  json["currency"] = ranking.currency.empty() ? Json(nullptr) : Json(ranking.currency);
  json["budget_a_year"] = json_number(ranking.budget_a_year);
  json["once_over_years"] = json_number(ranking.once_over_years);
  json["bundles"] = ranking.bundles ? json_of(*ranking.bundles) : Json(nullptr);
  json["outcome"] = name_of(ranking.outcome);
  json["stopped"] = ranking.was_stopped;
  json["sentence"] = sentence_of(ranking);
  json["verdict"] = ranking.verdict ? Json(name_of(*ranking.verdict)) : Json(nullptr);
  json["further"] = ranking.further;
  json["runs"] = ranking.runs;
  json["fresh_runs"] = ranking.fresh_runs;
  json["runs_in_all"] = ranking.runs_in_all;
  json["settled_by"] = ranking.settled_by ? Json(*ranking.settled_by) : Json(nullptr);
  json["problems"] = ranking.problems;
  json.update(lists_of(ranking));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string rank_csv(const Ranking& ranking) {
  std::vector<std::string> fields{"place", "name", "cost_a_year",   "of",          "measure",      "unit",     "mean",
                                  "low",   "high", "against_today", "against_low", "against_high", "standing", "runs"};
  std::string csv = csv_row(fields);
  for (std::size_t r = 0; r < ranking.rows.size(); ++r) {
    const RankedRow& row = ranking.rows[r];
    fields = {fmt::format("{}", r + 1),
              row.name,
              row.cost_a_year ? fmt::format("{:.12g}", *row.cost_a_year) : "",
              ranking.decided.of,
              ranking.decided.name,
              ranking.decided.unit};
    for (const Estimate* estimate : {&row.value, &row.against_today}) {
      for (std::string& cell : cells_of(*estimate)) fields.push_back(std::move(cell));
    }
    fields.insert(fields.end(), {std::string{name_of(row.standing)}, fmt::format("{}", row.runs)});
    csv += csv_row(fields);
  }
  return csv;
}

}  // namespace servicechain::analysis
