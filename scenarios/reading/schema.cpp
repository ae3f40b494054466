#include "scenarios/reading/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameter_table.h"
#include "scenarios/reading/keys.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using Json = nlohmann::ordered_json;

// -- Patterns of texts -----------------------------------------------------------------------------------------------

constexpr std::string_view amount = R"((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)";
constexpr std::string_view free_text_keys = "^(x-.*|notes)$";
constexpr std::string_view beside_the_keys = "^(x-.*|notes|value|source|note)$";  // any value may say where it is from

std::string one_of(const std::vector<std::string>& words) { return fmt::format("({})", fmt::join(words, "|")); }
std::string duration() { return fmt::format(R"(({}\s*{}\s*)+)", amount, one_of(names_of_units())); }
std::string rate() { return fmt::format(R"({}\s*per\s+{})", amount, one_of(names_of_units())); }
std::string law() {
  return fmt::format(R"(({}|{}\s*\([\s\S]*\)[\s\S]*)(\s*x{})?)", duration(), one_of(names_of_laws()), amount);
}
constexpr std::string_view money = R"re(-?{0}\s*[^\s\d,:()%{{}}\[\]<>"'/]+(\s+(once|per\s+(year|week|month|hour|visit)))?)re";

Json text_like(std::string_view pattern) { return {{"type", "string"}, {"pattern", fmt::format(R"(^\s*{}\s*$)", pattern)}}; }
Json any_of(std::vector<Json> ways) { return {{"anyOf", std::move(ways)}}; }
Json reference(std::string_view name) { return {{"$ref", fmt::format("#/definitions/{}", name)}}; }

Json number_at_least(double least) { return {{"type", "number"}, {"minimum", least}}; }
Json number_between(double least, double most) { return {{"type", "number"}, {"minimum", least}, {"maximum", most}}; }
Json whole_number() { return {{"type", "number"}, {"minimum", 0}, {"multipleOf", 1}}; }
Json any_scalar() { return {{"type", {"string", "number", "boolean"}}}; }

// Words: offered by an editor, and read with blanks around them too.
Json words(const std::vector<std::string>& choices) {
  std::vector<Json> ways{{{"enum", choices}}, text_like(one_of(choices))};
  const auto has = [&](std::string_view word) { return std::find(choices.begin(), choices.end(), word) != choices.end(); };
  if (has("no")) ways.push_back({{"const", false}});
  if (has("yes")) ways.push_back({{"const", true}});
  return any_of(std::move(ways));
}

// A map from names to values of one kind.
Json map_to(Json value) {
  return {{"type", "object"}, {"patternProperties", {{free_text_keys, true}}}, {"additionalProperties", std::move(value)}};
}

// -- Kinds of values -------------------------------------------------------------------------------------------------

struct Definition {
  std::string_view name;
  std::vector<Json> ways;
};

std::vector<Definition> definitions() {
  const Json by_share = map_to(reference("share-or-rest"));
  return {
      {"number", {{{"type", "number"}}, text_like(fmt::format("-?{}", amount))}},
      {"weight", {number_at_least(0), text_like(fmt::format("{}%?", amount))}},
      {"count", {whole_number(), text_like(amount)}},
      {"share", {number_between(0, 1), text_like(fmt::format(R"({}\s*%?)", amount))}},
      {"share-or-rest", {words({"rest"}), number_between(0, 1), text_like(fmt::format(R"({}\s*%?)", amount))}},
      {"points", {number_between(0, 100), text_like(fmt::format(R"({}\s*(%|points?)?)", amount))}},
      {"duration", {text_like(duration())}},
      {"warm-up", {words({"auto"}), text_like(duration())}},
      {"rate", {text_like(rate())}},
      {"law", {text_like(law())}},
      {"law-by-kind", {text_like(law()), map_to(reference("law"))}},
      {"hours", {{{"type", "string"}}, {{"type", "array"}}, map_to(any_scalar())}},
      {"people", {whole_number(), words({"unlimited"}), text_like(amount), text_like(fmt::format(R"(follows demand(\s+from\s+{})?)", amount)),
                  map_to(reference("count"))}},
      {"how-often-a-job", {text_like(fmt::format(R"({}\s*(%\s*of jobs|per job))", amount))}},
      {"how-often", {text_like(fmt::format(R"({}\s*(%\s*of jobs|per job))", amount)), text_like(rate()),
                     map_to(reference("how-often-a-job"))}},
      {"wait", {words({"yes", "park", "no"}), text_like(fmt::format(R"(at most\s*{})", duration()))}},
      {"yes-no", {words({"yes", "no"})}},
      {"level", {words({"low", "medium", "high"}), number_at_least(0), text_like(amount)}},
      {"money", {text_like(fmt::format(fmt::runtime(money), amount))}},
      {"moment", {text_like(R"(\d{4}-\d{2}-\d{2}([T ]\s*\d{1,2}:\d{2}(:\d{2})?)?)")}},
      {"combine", {words({"geometric", "linear", "yield"}), text_like(fmt::format(R"(power\s*\(\s*-?{}\s*\))", amount))}},
      {"join", {words({"all", "any"}), text_like(fmt::format(R"({0}\s*of\s*{0})", amount))}},
      {"limit", {whole_number(), words({"unlimited"}), text_like(amount)}},
      {"when-full", {words({"refuse", "block"}), text_like(R"(divert to\s+\S[\s\S]*)")}},
      {"name", {any_scalar()}},
      {"names", {{{"type", "array"}, {"items", any_of({any_scalar(), {{"type", "object"}, {"required", {"value"}}}})}}}},
      {"text", {{{"type", {"string", "number", "boolean", "null"}}}}},
      {"texts", {{{"type", {"string", "number", "boolean", "null"}}}, map_to(reference("text"))}},
      {"enters", {any_scalar(), by_share}},
      {"passes-to", {any_scalar(), by_share, map_to(any_of({any_scalar(), by_share}))}},
      {"group", {whole_number(), text_like(fmt::format(R"({0}(\s*\.\.\s*{0})?)", amount)),
                 text_like(R"(discrete\s*\([\s\S]*\))")}},
      {"weight-or-factor", {number_at_least(0), text_like(fmt::format("x?{}", amount))}},
      {"pattern", {{{"type", "null"}}, map_to(reference("weight-or-factor"))}},
      {"smallest", {number_at_least(0), {{"type", "string"}}}},
      {"yearly", {number_at_least(0), text_like(fmt::format(R"({}\s*%?(\s*per year)?)", amount))}},
      {"time-or-never", {words({"never"}), text_like(duration())}},
      {"stays", {number_between(0, 1), text_like(fmt::format(R"({0}\s*%?(\s+at\s+{0}\s*(%|points?)?)?)", amount))}},
  };
}

// Every value may be {value: …, source: …, note: …}.
Json with_source(std::vector<Json> ways) {
  const Json plain = any_of(ways);
  ways.push_back({{"type", "object"},
                  {"required", {"value"}},
                  {"properties",
                   {{"value", plain}, {"source", {{"enum", {"measured", "estimated", "guess"}}}}, {"note", reference("text")}}},
                  {"patternProperties", {{free_text_keys, true}}},
                  {"additionalProperties", false}});
  return any_of(std::move(ways));
}

// -- Keys ------------------------------------------------------------------------------------------------------------

std::string_view definition_of(models::ParameterForm form) {
  switch (form) {
    case models::ParameterForm::number: return "number";
    case models::ParameterForm::share: return "share";
    case models::ParameterForm::points: return "points";
    case models::ParameterForm::level:
    case models::ParameterForm::spread: return "level";
    case models::ParameterForm::time: return "time-or-never";
    case models::ParameterForm::yearly: return "yearly";
    case models::ParameterForm::stays: return "stays";
    case models::ParameterForm::weights: break;
  }
  return "number";
}

// The definition of a form; empty: a form that depends on its key.
std::string_view definition_of(Form form) {
  switch (form) {
    case Form::text: return "text";
    case Form::texts: return "texts";
    case Form::name:
    case Form::on_measure: return "name";
    case Form::names: return "names";
    case Form::number: return "number";
    case Form::count: return "count";
    case Form::share:
    case Form::points_or_share: return "share";
    case Form::points: return "points";
    case Form::duration: return "duration";
    case Form::warm_up: return "warm-up";
    case Form::rate: return "rate";
    case Form::law: return "law";
    case Form::law_by_kind:
    case Form::patience: return "law-by-kind";
    case Form::hours: return "hours";
    case Form::people: return "people";
    case Form::how_often: return "how-often";
    case Form::wait: return "wait";
    case Form::level: return "level";
    case Form::money: return "money";
    case Form::yes_no: return "yes-no";
    case Form::moment: return "moment";
    case Form::combine: return "combine";
    case Form::join: return "join";
    case Form::limit: return "limit";
    case Form::when_full: return "when-full";
    case Form::enters: return "enters";
    case Form::passes_to: return "passes-to";
    case Form::group: return "group";
    case Form::pattern: return "pattern";
    case Form::smallest: return "smallest";
    default: return {};
  }
}

Json keys_at(Place place);

Json entries_of(const Key& key) {
  Json map = map_to(key.inside ? reference(called(*key.inside)) : reference("hours"));
  map["type"] = {"object", "null"};
  return map;
}

Json absence() {
  return any_of({reference(called(Place::absence)), reference(called(Place::dated_absence)),
                 {{"type", "array"}, {"items", reference(called(Place::dated_absence))}}});
}

Json value_of(const Key& key) {
  if (key.in == Place::cares_about || key.in == Place::servqual_weights) return reference("weight");
  if (const std::string_view name = definition_of(key.form); !name.empty()) return reference(name);
  switch (key.form) {
    case Form::version: return any_of({{{"enum", {1, "1"}}}, text_like("1")});
    case Form::choice: return with_source({words(split_choices(key.choices))});
    case Form::choices:
      return {{"type", {"array", "null"}}, {"items", with_source({words(split_choices(key.choices))})}};
    case Form::fields: return reference(called(*key.inside));
    case Form::named: return entries_of(key);
    case Form::absence: return absence();
    case Form::replications: return any_of({reference("count"), reference(called(Place::replications))});
    case Form::arrive:
      return key.in == Place::segment ? reference(called(Place::arrive))
                                      : any_of({reference("rate"), reference(called(Place::arrive))});
    case Form::parameter: return reference(definition_of(models::find_parameter(key.name)->form));
    default: return Json::object();
  }
}

Json described(const Key& key) {
  std::string says{key.says};
  if (!key.choices.empty()) says += fmt::format("\nOne of: {}", key.choices);
  if (!key.otherwise.empty()) says += fmt::format("\nWhen left out: {}", key.otherwise);
  Json value = value_of(key);
  if (!value.contains("$ref")) {
    value["description"] = says;
    return value;
  }
  return {{"description", says}, {"allOf", {value}}};  // beside a $ref nothing else counts
}

std::vector<std::string_view> required_at(Place place) {
  switch (place) {
    case Place::top: return {"servicechain", "departments"};
    case Place::department: return {"work"};
    case Place::segment: return {"arrive", "enters"};
    case Place::pool: return {"staff", "serves"};
    case Place::dated_absence: return {"from", "lasts"};
    default: return {};
  }
}

Json keys_at(Place place) {
  Json properties = Json::object();
  for (const Key& key : keys_of(place)) properties[std::string{key.name}] = described(key);
  Json object{{"type", {"object", "null"}},
              {"properties", std::move(properties)},
              {"patternProperties", {{place == Place::top ? free_text_keys : beside_the_keys, true}}},
              {"additionalProperties", false}};
  const auto required = required_at(place);
  if (place == Place::top) {
    object["type"] = "object";
    object["required"] = required;
  } else if (!required.empty()) {
    object["anyOf"] = {{{"required", required}}, {{"required", {"value"}}}, {{"type", "null"}}};
  }
  return object;
}

}  // namespace

std::string schema() {
  Json all{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "servicechain scenario, format 1"}};
  all.update(keys_at(Place::top));
  Json& named = all["definitions"];
  for (Definition& definition : definitions()) named[std::string{definition.name}] = with_source(std::move(definition.ways));
  for (auto place = Place::time; place <= Place::replications; place = static_cast<Place>(static_cast<int>(place) + 1))
    named[std::string{called(place)}] = keys_at(place);
  return all.dump(1, ' ') + "\n";
}

}  // namespace servicechain::scenarios
