#include <nlohmann/json.hpp>

#include "analysis/tables/json_number.h"
#include "analysis/theory/influence_json.h"
#include "analysis/why/made_worse.h"
#include "analysis/why/where_to_act.h"
#include "analysis/why/why.h"

namespace servicechain::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json written(const Estimate& estimate) {
  Json json;
  json["mean"] = json_number(estimate.mean);
  json["low"] = estimate.range ? json_number(estimate.range->low) : Json(nullptr);
  json["high"] = estimate.range ? json_number(estimate.range->high) : Json(nullptr);
  json["n"] = estimate.n;
  return json;
}

Json written(const Why& why, const WhereToAct& found) {
  Json json{{"answer", found.answer}, {"matters_from", json_number(why.matters)}, {"good_from", good_enough}, {"departments", Json::array()}};
  for (const PlacedDepartment& department : found.departments) {
    json["departments"].push_back({{"of", "departments." + department.name},
                                   {"instruction", name_of(department.instruction)},
                                   {"sure", department.is_sure},
                                   {"distinguishable", department.is_felt},
                                   {"makes_worse", department.is_harmful}});
  }
  return json;
}

Json constraint_of(const Why& why, Cause cause) {
  const std::optional<std::string> department = constraint(why, cause);
  return department ? Json(*department) : Json(nullptr);
}

}  // namespace

std::string json_of(const Why& why) {
  Json json;
  json["format"] = "servicechain-why/1";
  json["scenario"] = why.scenario;
  json["of"] = why.measure.of;
  json["kind"] = why.measure.kind;
  json["measure"] = why.measure.name;
  json["unit"] = why.measure.unit;
  json["confidence"] = json_number(why.confidence);
  json["replications"] = why.replications;
  json["runs"] = why.runs;
  json["method"] = why.is_exact ? "exact" : "sampled";
  json["base"] = written(why.base);
  json["perfect"] = written(why.perfect);
  json["gap"] = written(why.gap);
  json["capacity_constraint"] = constraint_of(why, Cause::capacity);
  json["quality_constraint"] = constraint_of(why, Cause::quality);
  json["rests_on"] = {{"guesses", why.rests_on.guesses}, {"constants", why.rests_on.constants}};
  json["where_to_act"] = written(why, where_to_act(why));
  json["shares"] = Json::array();
  for (const WhyShare& share : why.shares) {
    Json row{{"of", "departments." + share.department}};
    row.update(written(share.all));
    row["distinguishable"] = is_distinguishable(share.all);
    row["quality"] = written(share.quality);
    row["capacity"] = written(share.capacity);
    row["right_in_time"] = written(share.right_in_time);
    row["v"] = json_number(weight_by_formula(why, share.department));
    json["shares"].push_back(std::move(row));
  }
  json["links"] = Json::array();
  for (const WhyLink& link : why.links) {
    Json row{{"of", link.of}, {"from", "departments." + link.from}};
    row["to"] = link.to.empty() ? Json(nullptr) : Json(link.to);
    row.update(written(link.all));
    row["distinguishable"] = is_distinguishable(link.all);
    row["quality"] = written(link.quality);
    row["capacity"] = written(link.capacity);
    row["right_in_time"] = written(link.right_in_time);
    json["links"].push_back(std::move(row));
  }
  json["made_worse"] = made_worse_sentences(why);
  json["longer_lines"] = Json::array();
  for (const WhyCrowd& crowd : why.crowds) {
    Json row{{"from", "departments." + crowd.from}, {"of", "departments." + crowd.at}, {"measure", "in-line"}, {"unit", "jobs"}};
    row.update(written(crowd.more));
    json["longer_lines"].push_back(std::move(row));
  }
  json["v"] = theory::influence_object(why.formula, why.departments);
  json["influences"] = Json::array();
  for (const Influence& influence : why.influences) {
    Json row{{"from", "departments." + influence.department},
             {"of", influence.on.of},
             {"measure", influence.on.name},
             {"unit", influence.on.unit + " per point of right-first-time"}};
    row.update(written(influence.per_point));
    row["distinguishable"] = is_distinguishable(influence.per_point);
    json["influences"].push_back(std::move(row));
  }
  return json.dump(1) + "\n";
}

}  // namespace servicechain::analysis
