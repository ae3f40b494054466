#include "scenarios/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/measure_meanings.h"
#include "models/parameter_table.h"
#include "scenarios/codes.h"
#include "scenarios/keys.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array places{
    Place::top,           Place::time,    Place::pool,    Place::department,   Place::need,    Place::absence,
    Place::dated_absence, Place::routine, Place::segment, Place::arrive,       Place::expects, Place::cares_about,
    Place::quality,       Place::what_if, Place::decide,  Place::replications,
};

std::string explain_key(std::string_view name) {
  std::string text;
  for (const Place place : places) {
    const Key* key = find_key(place, name);
    if (key == nullptr) continue;
    text += fmt::format("{} (of {}): {}\n", name, called(place), key->says);
    if (!key->choices.empty()) text += fmt::format("  one of: {}\n", key->choices);
    if (!key->otherwise.empty()) text += fmt::format("  when left out: {}\n", key->otherwise);
  }
  return text;
}

std::string_view in_words(models::Evidence evidence) {
  switch (evidence) {
    case models::Evidence::published: return "the number was read in its source";
    case models::Evidence::abstract: return "read in the summary of its source only";
    case models::Evidence::derived: return "follows by algebra";
    case models::Evidence::remembered: return "standard in the field";
    case models::Evidence::chosen: return "a design choice, no published value is claimed";
  }
  return {};
}

std::string explain_parameter(std::string_view name) {
  const models::ParameterInfo* info = models::find_parameter(name);
  if (info == nullptr) return {};
  std::string text = fmt::format("{} (of parameters): {}\n", name, info->says);
  if (!info->otherwise.empty()) text += fmt::format("  when left out: {}\n", info->otherwise);
  text += fmt::format("  in the equations: {}; {}{}{}\n", info->symbol, in_words(info->evidence),
                      info->source.empty() ? "" : ": ", info->source);
  return text;
}

std::string explain_measure(std::string_view name) {
  std::string text;
  for (const analysis::MeasureMeaning& meaning : analysis::meanings_of(name)) {
    text += fmt::format("{} (measured, of {}): {}\n", name, analysis::called(meaning.subject), meaning.says);
  }
  return text;
}

constexpr std::array measured = {analysis::Subject::lanes, analysis::Subject::team, analysis::Subject::link,
                                 analysis::Subject::segments};

}  // namespace

std::optional<std::string> explain(std::string_view word) {
  if (const Code* code = find_code(word)) return page_of(*code);
  if (word == "codes") return list_of_codes();
  std::string text = explain_key(word) + explain_parameter(word) + explain_measure(word);
  if (text.empty()) return std::nullopt;
  return text;
}

std::vector<std::string> explained_words() {
  std::vector<std::string> words;
  for (const Place place : places) {
    for (const Key& key : keys_of(place)) words.emplace_back(key.name);
  }
  for (const models::ParameterInfo& info : models::parameter_table()) words.emplace_back(info.key);
  for (const analysis::Subject subject : measured) {
    for (std::string& name : analysis::names_of_measures(subject)) words.push_back(std::move(name));
  }
  for (const Code& code : codes()) words.emplace_back(code.name);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace servicechain::scenarios
