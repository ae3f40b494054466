#include "tests/agreement/row.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sim/contract.h"

namespace servicechain::tests {

namespace {

struct Written {
  std::string operator()(double number) const {
    std::string text = fmt::format("{:.15f}", number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
  }
  std::string operator()(int number) const { return fmt::format("{}", number); }
  std::string operator()(std::string_view text) const { return std::string{text}; }
};

}  // namespace

std::string text_of(const Filling& filling) { return std::visit(Written{}, filling); }

std::string filled(std::string_view text, std::initializer_list<std::pair<std::string_view, Filling>> values) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      made += text[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    sim::require(value != values.end(), "every name in the text has a value");
    made += text_of(value->second);
    at = end;
  }
  return made;
}

std::string scenario(Watched watched, std::string_view body) {
  return filled(R"(servicechain: 1
time: {length: $hours h, warm-up: $warm_up h}
decide: {replications: $runs, confidence: 99.9%}
$behaviour)",
                {{"hours", watched.hours},
                 {"warm_up", watched.warm_up},
                 {"runs", watched.runs},
                 {"behaviour", body.find("behaviour:") == body.npos ? "behaviour: []\n" : ""}})
      .append(body);
}

std::string one_desk(Watched watched, std::string_view desk, std::string_view people) {
  return scenario(
      watched, fmt::format("departments:\n  desk: {{{}}}\ncustomers:\n  people: {{enters: desk, {}}}\n", desk, people));
}

}  // namespace servicechain::tests
