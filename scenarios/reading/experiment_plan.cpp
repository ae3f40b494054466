#include "scenarios/reading/experiment_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "analysis/measures/measure_meanings.h"
#include "scenarios/messages/said.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using analysis::Subject;

Names measures_of(std::initializer_list<Subject> subjects) {
  Names names;
  for (const Subject subject : subjects) {
    for (std::string& name : analysis::names_of_measures(subject)) names.push_back(std::move(name));
  }
  return names;
}

void check_name_of_measure(Reading& reading, const Node& node, const std::string& measure, const Names& known) {
  if (std::find(known.begin(), known.end(), measure) != known.end()) return;
  const Fault unknown{"E311", fmt::format("there is no measure called {} there", in_quotes(measure)), ""};
  reading.refuse_name(node.span, unknown, measure, known, "measures");
}

// customer satisfaction, waiting time: the measure of the customers that one of the words begins with or begins.
std::optional<std::string> measure_meant(std::string_view text, const Names& known) {
  for (std::string_view rest = trimmed(text); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest = trimmed(rest.substr(word.size()));
    for (const std::string& measure : known) {
      if (word.size() > 3 && (word.starts_with(measure) || std::string_view{measure}.starts_with(word))) return measure;
    }
  }
  return std::nullopt;
}

void refuse_words(Reading& reading, const Node& node) {
  const Names known = measures_of({Subject::segments});
  Fault unknown{"E307", fmt::format("{} is not a measure, nor a path and a measure", in_quotes(trimmed(node.text))),
                "write satisfaction, or departments.store wait"};
  if (auto meant = measure_meant(node.text, known)) {
    unknown.caret = fmt::format("did you mean \"{}\"?", *meant);
    unknown.suggestions = {std::move(*meant)};
  }
  unknown.notes = {fmt::format("measures of the customers are: {}", listed(known))};
  reading.refuse(node, unknown);
}

Names names_below(const Node& root, std::string_view section) {
  Names names;
  if (const Node* map = root.find(section)) {
    for (const Node& entry : map->children) names.push_back(entry.key);
  }
  return names;
}

// departments.store, departments.store.needs.warehouse, customers, customers.shoppers, pools.floaters
void check_measure(Reading& reading, const Node& node, const Node& root, const Decision& decision) {
  const auto check = [&](std::initializer_list<Subject> subjects) {
    check_name_of_measure(reading, node, decision.measure, measures_of(subjects));
  };
  if (decision.of == "customers") return check({Subject::segments});
  const std::size_t dot = decision.of.find('.');
  const std::string section = decision.of.substr(0, dot);
  const std::string name = dot == std::string::npos ? "" : decision.of.substr(dot + 1);
  const bool is_section = section == "departments" || section == "customers" || section == "pools";
  if (!is_section || name.empty()) return refuse_words(reading, node);
  const Names names = names_below(root, section);
  const bool exists = std::find(names.begin(), names.end(), name) != names.end();
  if (exists && section == "customers") return check({Subject::segments});
  if (exists && section == "pools") return check({Subject::team});
  if (exists) return check({Subject::lanes, Subject::team});
  const std::size_t needs = name.find(".needs.");
  const Node* departments = root.find("departments");
  const Node* asker =
      departments == nullptr || needs == std::string::npos ? nullptr : departments->find(name.substr(0, needs));
  const Node* asked = asker == nullptr ? nullptr : asker->find("needs");
  if (asked != nullptr && asked->find(name.substr(needs + 7)) != nullptr) return check({Subject::link});
  const Fault unknown{"E307", fmt::format("{} names nothing", in_quotes(decision.of)), ""};
  reading.refuse_name(node.span, unknown, name, names, section);
}

void read_on(const Fields& decide, const Node& root, Decision& decision) {
  const Node* on = decide.find("on");
  if (on == nullptr) return;
  Reading& reading = decide.reading();
  const auto step = reading.step("on");
  if (!reading.is_plain_value(*on)) return;
  const std::string text{trimmed(on->text)};
  const std::size_t blank = text.rfind(' ');
  decision.measure = blank == std::string::npos ? text : text.substr(blank + 1);
  decision.of = blank == std::string::npos ? "customers" : std::string{trimmed(text.substr(0, blank))};
  const std::size_t problems = reading.problems().size();
  check_measure(reading, *on, root, decision);
  if (reading.problems().size() > problems) decision.measure.clear();  // what goes with it is no mistake of its own
}

// "5 min" where hours are wanted, "2 points", "3%": as results give it. `unit`: the measure's, of Measure.
Value<double> read_in_unit(std::string_view written, std::string_view unit) {
  const std::string_view text = trimmed(written);
  if (unit == "h" || unit == "h a week") return read_duration_h(text);
  if (unit == "money a week") {
    const Value<Cost> money = read_money(text);
    return good(money) ? Value<double>{good(money)->amount} : fault(money);
  }
  const std::size_t word = std::min(text.find("point"), text.size());
  const bool has_points = text.substr(word) == "points" || text.substr(word) == "point";
  if (has_points && (unit == "points" || unit == "share")) {
    const Value<double> number = read_number_not_negative(text.substr(0, word));
    return good(number) && unit == "share" ? Value<double>{*good(number) / 100} : number;
  }
  return unit == "share" ? read_share(text) : read_number_not_negative(text);
}

std::string_view example_of(std::string_view unit) {
  if (unit == "h" || unit == "h a week") return "5 min";
  if (unit == "money a week") return "100 EUR";
  if (unit == "points") return "2 points";
  return unit == "share" ? "2%" : "0.5";
}

// In the unit of the decided measure.
Value<double> read_smallest(std::string_view written, const std::string& measure) {
  const std::vector<analysis::MeasureMeaning> meanings = analysis::meanings_of(measure);
  if (meanings.empty()) return 0.0;  // refused already
  const std::string& unit = meanings.front().unit;
  const Value<double> smallest = read_in_unit(written, unit);
  if (good(smallest)) return smallest;
  return Fault{"E209", fmt::format("{} is no difference in {}", in_quotes(trimmed(written)), measure),
               fmt::format("write it as {}", example_of(unit))};
}

// The file's difference is one of what the file decides on. Where the command line decides on something else, it holds
// only if it can.
void read_smallest_difference(const Fields& decide, Decision& decision) {
  constexpr std::string_view key = "smallest-difference-that-matters";
  const Node* on = decide.find("on");
  const Node* written = decide.find(key);
  const bool is_of_another = on != nullptr && written != nullptr && on->span.source > written->span.source;
  if (is_of_another && !good(read_smallest(written->text, decision.measure))) return;
  decision.smallest_difference =
      decide.if_written(key, [&](std::string_view text) { return read_smallest(text, decision.measure); });
}

constexpr Countable runs{1, 1'000'000, "replications"};
Value<std::uint64_t> read_runs(std::string_view text) { return read_count(text, runs); }

void read_replications(const Fields& decide, Decision& decision) {
  const Node* written = decide.find("replications");
  Reading& reading = decide.reading();
  if (written == nullptr || !written->is_map()) {
    decision.at_least = static_cast<std::uint32_t>(decide.value("replications", read_runs));
    decision.at_most = decision.at_least;
    return;
  }
  const auto step = reading.step("replications");
  const Fields fields{reading, *written, Place::replications};
  const auto most = fields.if_written("at-most", read_runs);
  const auto least = fields.if_written("at-least", read_runs);
  constexpr std::uint64_t usual = 30;
  decision.at_least = static_cast<std::uint32_t>(least ? *least : std::min(usual, most.value_or(usual)));
  decision.at_most = static_cast<std::uint32_t>(most ? *most : decision.at_least);
  if (decision.at_most >= decision.at_least) return;
  reading.refuse(written->key_span,
                 {"E205", fmt::format("at-least {} is more than at-most {}", decision.at_least, decision.at_most),
                  "write {at-least: 30, at-most: 200}"});
}

}  // namespace

TimePlan read_time_plan(Reading& reading, const Node& root) {
  TimePlan plan;
  const Node none = [] {
    Node node;
    node.kind = NodeKind::map;
    return node;
  }();
  const Node* written = root.find("time");
  const auto step = reading.step("time");
  const Fields fields{reading, written != nullptr ? *written : none, Place::time};
  if (const Node* start = fields.find("start"); start != nullptr && start->is_scalar())
    plan.start = std::string{trimmed(start->text)};
  plan.length = fields.value("length", read_duration);
  if (const Node* warm_up = fields.find("warm-up"); warm_up != nullptr && warm_up->text != "auto") {
    plan.warm_up = fields.if_written("warm-up", read_duration);
  }
  if (written == nullptr) return plan;
  if (plan.length == sim::Duration{} && !has_error(reading.problems())) {
    reading.refuse(written->key_span, {"E204", "the observed time is 0", "write length: 26 weeks"});
  }
  if (plan.warm_up && plan.length < 3 * *plan.warm_up) {
    reading.warn(written->key_span, {"W510",
                                     fmt::format("the observed time, {}, is shorter than three times the warm-up, {}",
                                                 said(plan.length), said(*plan.warm_up)),
                                     "so much warm-up means a chain that settles slowly: a longer length sees more of it"});
  }
  if (sim::hours(plan.length) + sim::hours(plan.warm_up.value_or(sim::Duration{})) > longest_h) {
    reading.refuse(written->key_span, {"E216", "warm-up and length together are longer than 250 years",
                                       "the clock does not reach so far"});
  }
  return plan;
}

Decision read_decision(Reading& reading, const Node& root) {
  Decision decision;
  const Node* written = root.find("decide");
  if (written == nullptr) return decision;
  const auto step = reading.step("decide");
  const Fields fields{reading, *written, Place::decide};
  read_on(fields, root, decision);
  read_smallest_difference(fields, decision);
  decision.confidence = fields.value("confidence", [](std::string_view text) -> Value<double> {
    const Value<double> share = read_share(text);
    if (good(share) && (*good(share) < 0.5 || *good(share) > 0.9999)) {
      return Fault{"E203", fmt::format("{} is no usual confidence", in_quotes(text)),
                   "write 95%; it is from 50% to 99.99%"};
    }
    return share;
  });
  read_replications(fields, decision);
  decision.precision = fields.if_written("precision", [](std::string_view text) -> Value<double> {
    const Value<double> share = read_share(text);
    if (good(share) && *good(share) == 0) return Fault{"E204", "a precision of 0% is never reached", "write 2%"};
    return share;
  });
  constexpr std::uint32_t few_runs = 10;
  if (decision.at_most > 0 && decision.at_most < few_runs) {
    const Node* runs_written = fields.find("replications");
    reading.warn(runs_written != nullptr ? runs_written->key_span : written->key_span,
                 {"W511", fmt::format("{} replications are few: likely ranges will be wide", decision.at_most),
                  "30 are usual; it is the number of lives of the chain that an answer rests on"});
  }
  constexpr Countable seeds{0, 4'294'967'295, "as a seed"};
  decision.seed =
      static_cast<std::uint32_t>(fields.value("seed", [&](std::string_view text) { return read_count(text, seeds); }));
  return decision;
}

}  // namespace servicechain::scenarios
