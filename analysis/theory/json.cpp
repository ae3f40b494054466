#include <nlohmann/json.hpp>

#include "analysis/tables/json.h"
#include "analysis/tables/json_number.h"
#include "analysis/theory/answer.h"
#include "analysis/theory/influence_json.h"

namespace servicechain::analysis::theory {
namespace {

using Json = nlohmann::ordered_json;

Json object_of(const LoadRow& row) {
  Json json{{"of", row.of}};
  json["jobs_a_week"] = json_number(row.jobs_a_week);
  json["work_h_a_week"] = json_number(row.work_h_a_week);
  json["held_h_a_week"] = json_number(row.held_h_a_week);
  json["staff_h_a_week"] = json_number(row.staff_h_a_week);
  json["load_before_waiting"] = json_number(row.bare_load);
  json["load"] = json_number(row.load);
  if (row.is_shared) json["shared"] = true;
  if (row.leaves_out_rework) json["leaves_out_rework"] = true;
  if (row.is_at_most) json["at_most"] = true;
  return json;
}

Json list_of(const std::vector<LoadRow>& rows) {
  Json list = Json::array();
  for (const LoadRow& row : rows) list.push_back(object_of(row));
  return list;
}

Json object_of(const Prediction& prediction) {
  const Basis& basis = prediction.basis;
  Json json{{"of", prediction.measure.of}, {"kind", prediction.measure.kind}, {"measure", prediction.measure.name}};
  json["unit"] = prediction.measure.unit;
  json["value"] = json_number(prediction.value);
  json["validity"] = name_of(basis.validity);
  if (basis.validity == Validity::none) {
    json["why_not"] = basis.why_not;
  } else {
    json["formula"] = basis.formula;
    json["rests_on"] = basis.rests_on;
    json["source"] = basis.source;
  }
  return json;
}

Json object_of(const Meeting& meeting) {
  Json json = object_of(meeting.prediction);
  const Estimate& simulated = meeting.simulated;
  json["mean"] = json_number(simulated.mean);
  json["low"] = simulated.range ? json_number(simulated.range->low) : Json(nullptr);
  json["high"] = simulated.range ? json_number(simulated.range->high) : Json(nullptr);
  json["holds"] = meeting.holds ? Json(*meeting.holds) : Json(nullptr);
  return json;
}

std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string json_of(const std::vector<LoadRow>& rows) { return dumped(list_of(rows)); }

std::string json_of(const Theory& theory, const Title& title) {
  Json json{{"format", "servicechain-theory/1"}, {"scenario", title.scenario}, {"what_if", title.what_if}};
  if (!theory.why_nothing.empty()) json["why_nothing"] = theory.why_nothing;
  json["predictions"] = Json::array();
  for (const Prediction& prediction : theory.predictions) json["predictions"].push_back(object_of(prediction));
  json["loads"] = list_of(theory.loads);
  json["influence"] = influence_object(theory.influence, theory.departments);
  return dumped(json);
}

std::string json_of(const Study& study, const std::vector<Meeting>& meetings) {
  Json json = Json::parse(analysis::json_of(study));
  json["theory"] = Json::array();
  for (const Meeting& meeting : meetings) json["theory"].push_back(object_of(meeting));
  return dumped(json);
}

}  // namespace servicechain::analysis::theory
