#include <nlohmann/json.hpp>

#include "analysis/json_number.h"
#include "analysis/theory/load_rows.h"

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
  if (row.is_at_most) json["at_most"] = true;
  return json;
}

}  // namespace

std::string json_of(const std::vector<LoadRow>& rows) {
  Json list = Json::array();
  for (const LoadRow& row : rows) list.push_back(object_of(row));
  return list.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace servicechain::analysis::theory
