#include "scenarios/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "models/parameter_table.h"
#include "scenarios/keys.h"

namespace servicechain::scenarios {
namespace {

struct CodeFamily {
  std::string_view start;
  std::string_view says;
};
constexpr std::array families{
    CodeFamily{
        "E1",
        "The text cannot be read as a scenario file: a tab or an odd character, a key that stands twice, a list\n"
        "where a word is wanted. A scenario is `key: value` lines; two spaces more mean \"belongs to the line "
        "above\"."},
    CodeFamily{"E2",
               "A value is not what its key takes. Times need a unit (12 min, 1.5 h, 3 days), shares are 30% or 0.3,\n"
               "rates are 120 per week, decimals have a point."},
    CodeFamily{
        "E3",
        "A name leads nowhere: a key, department, segment, calendar or path that the file or the format does not\n"
        "have. The message names the nearest that there is."},
    CodeFamily{"E4",
               "The departments do not fit together: somebody reaches no department, work goes round for ever, or\n"
               "requests multiply without end."},
    CodeFamily{
        "W4",
        "The scenario can be run, but something about it is likely not meant: more work than people, hours that\n"
        "never overlap, or departments that can come to wait for each other."},
    CodeFamily{
        "W5",
        "The scenario can be run, but its answer will be weak: a value far from what is usual, too few runs, or a\n"
        "run too short for its warm-up."},
};

// What one code says beyond its family.
constexpr std::array codes{
    CodeFamily{"E405",
               "In a ring of departments each job makes one further job or more, so that work multiplies without end.\n"
               "Decided by the greatest eigenvalue of \"jobs made per job\" being 1 or more. Ask less often in the ring."},
    CodeFamily{"W410",
               "Everybody in a ring of departments can come to hold on for the next one, with hands full: then nobody\n"
               "moves again. With wait: park the job waits and the person goes on; wait: at most 30 min ends it; with\n"
               "deadlock: longest-waiting-goes-on the run breaks the ring, and counts how often."},
    CodeFamily{"W411",
               "In a ring of hand-ons with in-trays that block, every finished job can come to wait for room in the next\n"
               "one. Give a tray more room, refuse when it is full, or write deadlock: longest-waiting-goes-on."},
    CodeFamily{"W420",
               "Over a week more hours of work come than people have, with the time that hands are full while others\n"
               "work at an answer. Nobody gives up there, so the line grows for as long as the run lasts."},
    CodeFamily{"W421",
               "Over a week more hours of work come than people have; the line does not grow for ever, because those who\n"
               "wait give up, or find the in-tray full. How many: run it."},
    CodeFamily{"W422",
               "Work comes to a department whose staff is 0 in all the hours in which it is open, and no pool serves it."},
    CodeFamily{"W423",
               "With wait: yes the person holds on with hands full. In more than a tenth of the asker's hours nobody is\n"
               "on duty at the supplier: who asks then waits until it opens. wait: park lets the person go on."},
    CodeFamily{"W430",
               "A need promises an answer sooner than the supplier's work can be done even with luck and no line.\n"
               "Every answer will be late: lengthen the promise, or shorten the work."},
};

bool is_code(std::string_view word) {
  const auto is_digit = [](char letter) { return std::isdigit(static_cast<unsigned char>(letter)) != 0; };
  return word.size() == 4 && std::all_of(word.begin() + 1, word.end(), is_digit);
}

std::string explain_code(std::string_view code) {
  for (const CodeFamily& one : codes) {
    if (code == one.start) return fmt::format("{}\n{}\n", code, one.says);
  }
  for (const CodeFamily& family : families) {
    if (code.starts_with(family.start)) return fmt::format("{}\n{}\n", code, family.says);
  }
  return {};
}

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

}  // namespace

std::optional<std::string> explain(std::string_view word) {
  std::string text = is_code(word) ? explain_code(word) : explain_key(word) + explain_parameter(word);
  if (text.empty()) return std::nullopt;
  return text;
}

std::vector<std::string> explained_words() {
  std::vector<std::string> words;
  for (const Place place : places) {
    for (const Key& key : keys_of(place)) words.emplace_back(key.name);
  }
  for (const models::ParameterInfo& info : models::parameter_table()) words.emplace_back(info.key);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace servicechain::scenarios
