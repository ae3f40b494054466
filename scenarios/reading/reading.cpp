#include "scenarios/reading/reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/characters.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/values/values.h"
#include "sim/contract.h"

namespace servicechain::scenarios {
namespace {

// Comparing letters with every name costs; a file with thousands of wrong names gets the first suggestions only.
constexpr std::size_t most_names_compared = 2'000'000;

// A fault's part of a scalar, where the text stands in the file exactly as it reads.
Span part_of(const Node& scalar, const Fault& fault) {
  Span span = scalar.span;
  const std::size_t characters = count_characters(scalar.text);
  const std::size_t width = span.end - span.column;
  const std::size_t quote = scalar.quoted ? 1 : 0;
  if (fault.to <= fault.from || width != characters + 2 * quote) return span;
  const std::string_view text = scalar.text;
  const std::size_t from = count_characters(text.substr(0, std::min(fault.from, text.size())));
  const std::size_t to = count_characters(text.substr(0, std::min(fault.to, text.size())));
  span.end = static_cast<std::uint32_t>(span.column + quote + to);
  span.column = static_cast<std::uint32_t>(span.column + quote + from);
  return span;
}

}  // namespace

Spot Reading::spot_of(const Span& span) const { return {sources_[span.source], span.line, span.column, span.end}; }

void Reading::report(const Span& span, const Fault& fault, Severity severity) {
  if (is_full()) return;
  Problem problem;
  problem.code = fault.code;
  problem.severity = severity;
  problem.spot = spot_of(span);
  problem.path.assign(path_.begin(), path_.end());
  problem.message = fault.message;
  problem.caret = fault.caret;
  problem.suggestions = fault.suggestions;
  problem.notes = fault.notes;
  problems_.push_back(std::move(problem));
}

void Reading::refuse(const Node& scalar, const Fault& fault) { refuse(part_of(scalar, fault), fault); }

void Reading::refuse_name(const Span& span, Fault fault, std::string_view name, const std::vector<std::string>& known,
                          std::string_view called) {
  if (is_full()) return;
  if (fault.suggestions.empty() && names_compared_ < most_names_compared) {
    names_compared_ += known.size();
    fault.suggestions = nearest(name, known);
  }
  if (!fault.suggestions.empty() && fault.caret.empty()) fault.caret = did_you_mean(fault.suggestions);
  fault.notes.push_back(known.empty() ? fmt::format("there are no {}", called)
                                      : fmt::format("{} are: {}", called, listed(known)));
  refuse(span, fault);
}

bool Reading::is_plain_value(const Node& node) {
  if (!node.is_scalar()) {
    refuse(node.span,
           {"E200", fmt::format("one value is wanted here, not {}", node.is_map() ? "entries {…}" : "a list […]"), ""});
    return false;
  }
  if (node.is_nothing() || node.text.empty()) {
    const Span& span = node.text.empty() && node.key_span.line == node.span.line ? node.key_span : node.span;
    refuse(span, {"E219", fmt::format("nothing is written for {}", in_quotes(node.key)),
                  "write a value, or delete the line"});
    return false;
  }
  const auto twin = find_lookalike(node.text);
  if (!twin) return true;
  const std::size_t from = byte_of_character(node.text, twin->at);
  refuse(node, {"E102",
                fmt::format("{} is not {}", twin->seen, twin->wanted),
                fmt::format("write {}", twin->wanted),
                {},
                {},
                from,
                byte_of_character(node.text, twin->at + 1)});
  return false;
}

std::string Reading::take_text(const Node& node) {
  if (node.is_scalar()) return node.is_nothing() ? std::string{} : node.text;
  refuse(node.span, {"E200", "text is wanted here", "put it in quotes: \"…\""});
  return {};
}

std::optional<sim::Law> Reading::take_law(const Node& node) {
  const auto by_text = [](const auto& entry, const std::string& text) { return entry.first < text; };
  const auto place = std::lower_bound(laws_.begin(), laws_.end(), node.text, by_text);
  if (node.is_scalar() && place != laws_.end() && place->first == node.text) return place->second;
  std::optional<sim::Law> law = take(node, [&](std::string_view text) { return read_law(text, folder_); });
  constexpr std::size_t most_kept = 1000;
  if (law && laws_.size() < most_kept) laws_.emplace(place, node.text, *law);
  return law;
}

bool Reading::is_map(const Node& node, std::string_view example) {
  if (node.is_map() || node.is_nothing()) return true;
  Fault fault{"E200", fmt::format("{} wants entries, not {}", in_quotes(node.key), node.is_list() ? "a list […]" : "one value"),
              fmt::format("write {}", example)};
  const auto twin = node.is_scalar() ? find_lookalike(node.text) : std::nullopt;
  if (twin)
    fault = {"E102", fmt::format("{} is not {}", twin->seen, twin->wanted), fmt::format("write {}", twin->wanted)};
  refuse(node.span, fault);
  return false;
}

void Reading::check_currency(const Node& node, const std::string& currency) {
  if (currency_.empty()) currency_ = currency;
  if (currency_ == currency) return;
  refuse(node, {"E217", fmt::format("{} is another currency than {} before", in_quotes(currency), currency_),
                fmt::format("write all money in {}", currency_)});
}

Fields::Fields(Reading& reading, const Node& map, Place place) : reading_{reading}, map_{map}, place_{place} {
  if (reading.is_map(map, "{key: value, …}")) check_keys();
}

void Fields::check_keys() const {
  for (const Node& child : map_.children) {
    if (reading_.is_full()) return;
    if (is_free_text(child.key) || find_key(place_, child.key) != nullptr) continue;
    const auto twin = find_lookalike(child.key);
    if (twin) {
      reading_.refuse(child.key_span, {"E102", fmt::format("{} is not {}", twin->seen, twin->wanted),
                                       fmt::format("write {}", twin->wanted)});
      continue;
    }
    Fault unknown{"E302", fmt::format("{} has no key {}", called(place_), in_quotes(child.key)), ""};
    if (const auto elsewhere = place_with_key(child.key))
      unknown.notes = {fmt::format("{} is a key of {}", in_quotes(child.key), called(*elsewhere))};
    if (const auto meant = key_meant(place_, child.key); !meant.empty()) unknown.suggestions = {std::string{meant}};
    const auto step = reading_.step(child.key);
    reading_.refuse_name(child.key_span, unknown, child.key, names_of_keys(place_), "keys");
  }
}

const Node* Fields::find(std::string_view name) const {
  sim::require(find_key(place_, name) != nullptr, "a reader asks for keys of the table only");
  return map_.find(name);
}

std::size_t Fields::choice_index(std::string_view name) const {
  const std::string_view choices = find_key(place_, name)->choices;
  return value(name, [choices](std::string_view text) { return read_choice(text, choices); });
}

std::optional<sim::Law> Fields::law(std::string_view name) const {
  const auto step = reading_.step(name);
  const Node* written = find(name);
  return written != nullptr ? reading_.take_law(*written) : std::nullopt;
}

std::string Fields::text(std::string_view name) const {
  const auto step = reading_.step(name);
  const Node* written = find(name);
  return written != nullptr ? reading_.take_text(*written) : std::string{};
}

void Fields::demand(std::string_view name, std::string_view example) const {
  // A misspelt key has its own message: the missing one is the same mistake.
  for (const Node& child : map_.children) {
    const bool is_unknown = !is_free_text(child.key) && find_key(place_, child.key) == nullptr;
    if (is_unknown && letters_apart(child.key, name) <= std::max<std::size_t>(1, name.size() / 3)) return;
  }
  const Span& span = map_.key.empty() ? map_.span : map_.key_span;
  reading_.refuse(span,
                  {"E212", fmt::format("{} is missing", in_quotes(name)), fmt::format("write {}: {}", name, example)});
}

}  // namespace servicechain::scenarios
