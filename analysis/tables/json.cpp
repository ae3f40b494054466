#include "analysis/tables/json.h"

#include <nlohmann/json.hpp>

#include "analysis/tables/json_number.h"
#include "analysis/tables/usual_json.h"

namespace servicechain::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json row(const std::string& what_if, const Measure& measure, const Estimate& estimate) {
  Json json;
  json["what_if"] = what_if;
  json["of"] = measure.of;
  json["kind"] = measure.kind;
  json["measure"] = measure.name;
  json["unit"] = measure.unit;
  json["mean"] = json_number(estimate.mean);
  json["low"] = estimate.range ? json_number(estimate.range->low) : Json(nullptr);
  json["high"] = estimate.range ? json_number(estimate.range->high) : Json(nullptr);
  json["n"] = estimate.n;
  return json;
}

Json row_of(const MeasureRow& measure) {
  Json json = row(measure.what_if, measure.measure, measure.estimate);
  json["sd"] = json_number(measure.estimate.sd);
  if (!measure.estimate.method.empty()) json["method"] = measure.estimate.method;
  if (!measure.estimate.refused_because.empty()) json["refused_because"] = measure.estimate.refused_because;
  return json;
}

Json row_of(const DifferenceRow& difference) {
  Json json = row(difference.what_if, difference.measure, difference.estimate);
  json["variance_reduction"] = json_number(difference.variance_reduction);
  json["correlation"] = json_number(difference.correlation);
  if (difference.control_gain) json["control_gain"] = json_number(difference.control_gain);
  if (!difference.estimate.method.empty()) json["method"] = difference.estimate.method;
  if (difference.verdict) {
    json["verdict"] = name_of(*difference.verdict);
    json["sentence"] = difference.sentence;
  }
  if (!difference.estimate.refused_because.empty()) json["refused_because"] = difference.estimate.refused_because;
  return json;
}

}  // namespace

std::string json_of(const Study& study) {
  Json json;
  json["format"] = "servicechain-result/1";
  json["scenario"] = study.scenario;
  json["seed"] = study.seed;
  json["replications"] = study.replications;
  json["confidence"] = json_number(study.confidence);
  json["warm_up_h"] = json_number(study.warm_up_h);
  json["warm_up"] = study.warm_up_words;
  json["length_h"] = json_number(study.length_h);
  json["ended"] = study.ended;
  json["stopping"] = study.stopping_words;
  json["problems"] = study.problems;
  json["rests_on"] = {{"guesses", study.rests_on.guesses}, {"constants", study.rests_on.constants}};
  json["calibration"] = calibration_object(study.usual);
  json["measures"] = Json::array();
  for (const MeasureRow& measure : study.measures) json["measures"].push_back(row_of(measure));
  json["differences"] = Json::array();
  for (const DifferenceRow& difference : study.differences) json["differences"].push_back(row_of(difference));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace servicechain::analysis
