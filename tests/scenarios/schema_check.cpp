#include "tests/scenarios/schema_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <charconv>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "scenarios/reading/schema.h"
#include "scenarios/reading/tree.h"

namespace servicechain::scenarios {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

struct Parsed {
  Parsed() { valijson::SchemaParser{valijson::SchemaParser::kDraft7}.populateSchema(Adapter{text}, schema); }
  const nlohmann::json text = nlohmann::json::parse(scenarios::schema());
  valijson::Schema schema;
};

const valijson::Schema& parsed_schema() {
  static const Parsed parsed;
  return parsed.schema;
}

// As an editor reads a file: unquoted numbers, true, false and null are what they look like.
nlohmann::json json_of(const Node& node) {
  if (node.is_scalar()) {
    if (node.quoted) return node.text;
    if (node.is_nothing()) return nullptr;
    if (node.text == "true" || node.text == "false") return node.text == "true";
    double number = 0;
    const char* end = node.text.data() + node.text.size();
    const auto result = std::from_chars(node.text.data(), end, number);
    const bool is_number = result.ec == std::errc{} && result.ptr == end;
    return is_number ? nlohmann::json(number) : nlohmann::json(node.text);
  }
  nlohmann::json json = node.is_map() ? nlohmann::json::object() : nlohmann::json::array();
  for (const Node& child : node.children) {
    if (node.is_map()) {
      json[child.key] = json_of(child);
    } else {
      json.push_back(json_of(child));
    }
  }
  return json;
}

}  // namespace

std::vector<std::string> refused_by_schema(std::string_view text) {
  const Read<Node> tree = read_tree(text, "test.yaml");
  if (!tree.value) return {"not read"};
  const nlohmann::json scenario = json_of(*tree.value);
  valijson::Validator validator;
  valijson::ValidationResults results;
  validator.validate(parsed_schema(), Adapter{scenario}, &results);
  std::vector<std::string> lines;
  for (valijson::ValidationResults::Error error; results.popError(error);)
    lines.push_back(fmt::format("{}: {}", fmt::join(error.context, ""), error.description));
  return lines;
}

}  // namespace servicechain::scenarios
