#include "scenarios/messages/explain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "analysis/measures/measure_meanings.h"
#include "analysis/words.h"
#include "models/parameter_table.h"
#include "scenarios/messages/codes.h"
#include "scenarios/messages/glossary.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/keys.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array places{
    Place::top,           Place::time,    Place::pool,    Place::department,   Place::need,    Place::absence,
    Place::dated_absence, Place::routine, Place::segment, Place::arrive,       Place::expects, Place::cares_about,
    Place::quality,       Place::what_if, Place::decide,  Place::replications,
};

// finish / hand-over / stop, and the words of the kinds of value that have some.
std::vector<std::string> choices_of(const Key& key) {
  if (key.form == Form::wait) return {"yes", "park", "no", "at most"};
  if (key.form == Form::level) return {"low", "medium", "high"};
  if (key.form == Form::when_full) return {"refuse", "block", "divert"};
  return split_choices(key.choices);
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (; !text.empty(); text = trimmed(text.substr(std::min(text.find(','), text.size() - 1) + 1)))
    parts.emplace_back(trimmed(text.substr(0, text.find(','))));
  return parts;
}

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

std::string explain_law(std::string_view name) {
  const std::string_view says = meaning_of_law(name);
  if (says.empty()) return {};
  return fmt::format("{} (a law of chance): {}\n  as in: {}\n", name, says, example_of_law(name));
}

// A word that a key takes: what the key is, and what it can be.
std::string explain_choice(std::string_view word) {
  std::string text;
  for (const Place place : places) {
    for (const Key& key : keys_of(place)) {
      const std::vector<std::string> choices = choices_of(key);
      if (std::find(choices.begin(), choices.end(), word) == choices.end()) continue;
      text += fmt::format("{} (a choice of {}, of {}): {}\n  one of: {}\n", word, key.name, called(place), key.says,
                          fmt::join(choices, ", "));
    }
  }
  return text;
}

// Capital or small, with blanks or hyphens, and without what stands in brackets behind it.
bool is_called(std::string_view title, std::string_view word) {
  const auto bare = [](std::string_view text) { return text.substr(0, text.find(" (")); };
  return letters_apart(bare(title), bare(word)) == 0;
}

std::string explain_word(std::string_view word) {
  for (const Word& entry : glossary()) {
    for (const std::string& one : split_at_commas(entry.word)) {
      if (is_called(one, word)) return fmt::format("{}: {}\n", entry.word, entry.says);
    }
  }
  return {};
}

// The measures that answers print under this title: once each.
std::string explain_title(std::string_view title) {
  std::vector<std::string> names;
  for (const analysis::PrintedTitle& printed : printed_titles()) {
    if (is_called(printed.title, title)) names.push_back(printed.measure);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const std::string& name : names) {
    if (name != title) text += explain_measure(name);
  }
  return text;
}

}  // namespace

std::vector<analysis::PrintedTitle> printed_titles() {
  std::vector<analysis::PrintedTitle> titles = analysis::titles_of_columns();
  for (const analysis::Subject subject : measured) {
    for (std::string& name : analysis::names_of_measures(subject)) {
      std::string title = analysis::name_of({"", "all", name, ""}, analysis::Vocabulary::plain);
      titles.push_back({std::move(title), std::move(name)});
    }
  }
  return titles;
}

std::optional<std::string> explain(std::string_view word) {
  if (const Code* code = find_code(word)) return page_of(*code);
  if (word == "codes") return list_of_codes();
  std::string text = explain_key(word) + explain_parameter(word) + explain_measure(word) + explain_law(word) +
                     explain_choice(word) + explain_word(word) + explain_title(word);
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
  words.insert(words.end(), names_of_laws().begin(), names_of_laws().end());
  for (const Word& entry : glossary()) std::ranges::move(split_at_commas(entry.word), std::back_inserter(words));
  for (analysis::PrintedTitle& printed : printed_titles()) words.push_back(std::move(printed.title));
  for (const Place place : places) {
    for (const Key& key : keys_of(place)) std::ranges::move(choices_of(key), std::back_inserter(words));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace servicechain::scenarios
