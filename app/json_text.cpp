#include "app/json_text.h"

#include <nlohmann/json.hpp>

namespace servicechain::app {
namespace {

using Json = nlohmann::ordered_json;

std::string word_for(scenarios::Severity severity) {
  switch (severity) {
    case scenarios::Severity::error: return "error";
    case scenarios::Severity::warning: return "warning";
    case scenarios::Severity::remark: return "remark";
  }
  return {};
}

Json object_of(const scenarios::Problem& problem) {
  Json json{{"code", problem.code}, {"severity", word_for(problem.severity)}};
  const auto place = [&](auto member) { return problem.spot ? Json((*problem.spot).*member) : Json(nullptr); };
  json["file"] = place(&scenarios::Spot::file);
  json["line"] = place(&scenarios::Spot::line);
  json["column"] = place(&scenarios::Spot::column);
  json["end"] = place(&scenarios::Spot::end);
  json["path"] = problem.path;
  json["message"] = problem.message;
  json["suggestions"] = problem.suggestions;
  return json;
}

Json object_of(const std::vector<scenarios::Problem>& problems) {
  Json list = Json::array();
  for (const scenarios::Problem& problem : problems) list.push_back(object_of(problem));
  return Json{{"problems", list}};
}

// Text that is not UTF-8 may be what is complained of, and must not stop the telling of it.
std::string text_of(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string as_json(const std::vector<std::pair<std::string, std::string>>& texts) {
  Json json;
  for (const auto& [name, text] : texts) json[name] = text;
  return text_of(json);
}

std::string as_json(const std::vector<scenarios::Problem>& problems) { return text_of(object_of(problems)); }

std::string as_json(const std::vector<scenarios::Problem>& problems, const std::string& loads) {
  Json json = object_of(problems);
  json["loads"] = Json::parse(loads);
  return text_of(json);
}

std::string defaults_as_json(const std::vector<scenarios::Default>& defaults) {
  Json list = Json::array();
  for (const scenarios::Default& each : defaults)
    list.push_back({{"path", each.path}, {"value", each.value}, {"source", each.source}});
  return text_of(Json{{"defaults", list}});
}

std::string differences_as_json(const std::vector<scenarios::Difference>& differences, bool same) {
  constexpr const char* ways[] = {"changed", "added", "removed"};  // as in Difference::Way
  Json list = Json::array();
  for (const scenarios::Difference& each : differences) {
    list.push_back({{"path", each.path},
                    {"way", ways[static_cast<std::size_t>(each.way)]},
                    {"before", each.before},
                    {"after", each.after}});
  }
  return text_of(Json{{"same", same}, {"differences", list}});
}

}  // namespace servicechain::app
