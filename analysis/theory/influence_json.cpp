#include "analysis/theory/influence_json.h"

#include <nlohmann/json.hpp>

#include "analysis/tables/json_number.h"

namespace servicechain::analysis::theory {

nlohmann::ordered_json influence_object(const Influence& influence, const std::vector<std::string>& departments) {
  using Json = nlohmann::ordered_json;
  Json json{{"validity", name_of(influence.basis.validity)}};
  if (influence.basis.validity == Validity::none) {
    json["why_not"] = influence.basis.why_not;
    return json;
  }
  json["rests_on"] = influence.basis.rests_on;
  json["departments"] = departments;
  json["shares"] = Json::array();
  for (std::size_t i = 0; i < influence.shares.size(); ++i) {
    Json row = Json::array();
    for (const double share : influence.shares[i]) row.push_back(json_number(share));
    json["shares"].push_back(
        Json{{"of", i < departments.size() ? "departments." + departments[i] : "customers"}, {"shares", row}});
  }
  return json;
}

}  // namespace servicechain::analysis::theory
