#include "analysis/tables/usual_json.h"

#include <nlohmann/json.hpp>

#include "analysis/tables/json_number.h"

namespace servicechain::analysis {

nlohmann::ordered_json calibration_object(const std::vector<UsualValue>& usual) {
  using Json = nlohmann::ordered_json;
  if (usual.empty()) return nullptr;
  Json json{{"pilots", trial_runs_for_usual}, {"values", Json::array()}};
  for (const UsualValue& one : usual) {
    json["values"].push_back({{"of", one.of},
                              {"name", one.name},
                              {"symbol", one.symbol},
                              {"unit", one.unit},
                              {"value", json_number(one.value)}});
  }
  return json;
}

}  // namespace servicechain::analysis
