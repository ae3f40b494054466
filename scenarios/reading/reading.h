#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/messages/problem.h"
#include "scenarios/reading/data_folder.h"
#include "scenarios/reading/keys.h"
#include "scenarios/reading/tree.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// Where a reader is in the tree, and what it has found wrong so far. Every value is taken through here, so that every
// problem has its place and its path.
class Reading {
 public:
  // `sources`: the file, and behind it one name per --set (Span::source counts so). All outlive the reading.
  Reading(const std::vector<std::string>& sources, DataFolder& folder) : sources_{sources}, folder_{folder} {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  // One step down the tree, for as long as it lives.
  class Step {
   public:
    Step(Reading& reading, std::string_view name) : reading_{reading} { reading_.path_.push_back(name); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { reading_.path_.pop_back(); }

   private:
    Reading& reading_;
  };
  [[nodiscard]] Step step(std::string_view name) { return Step{*this, name}; }

  void refuse(const Span& span, const Fault& fault) { report(span, fault, Severity::error); }
  void warn(const Span& span, const Fault& fault) { report(span, fault, Severity::warning); }
  // Of a scalar: the part of it that the fault means.
  void refuse(const Node& scalar, const Fault& fault);
  // A name that is none of the known ones: suggestions (the fault's, else the nearest), and what there is. `called`:
  // "departments".
  void refuse_name(const Span& span, Fault fault, std::string_view name, const std::vector<std::string>& known,
                   std::string_view called);

  // What the scalar says; nullopt after a problem was reported: nothing there, a map, or a fault.
  template <class Parse>
  [[nodiscard]] auto take(const Node& node, Parse parse) {
    using Parsed = std::decay_t<std::invoke_result_t<Parse, std::string_view>>;
    using Result = std::variant_alternative_t<0, Parsed>;
    std::optional<Result> result;
    if (!is_plain_value(node)) return result;
    Parsed parsed = parse(std::string_view{node.text});
    if (good(parsed)) {
      result = std::move(std::get<0>(parsed));
    } else {
      refuse(node, fault(parsed));
    }
    return result;
  }
  // Free text: anything may stand in it.
  [[nodiscard]] std::string take_text(const Node& node);
  // The same law is made once, however often it is written.
  [[nodiscard]] std::optional<sim::Law> take_law(const Node& node);
  // Only maps, and nothing (which is an empty map), pass; else it is reported.
  [[nodiscard]] bool is_map(const Node& node, std::string_view example);
  [[nodiscard]] bool is_plain_value(const Node& node);

  [[nodiscard]] DataFolder& folder() { return folder_; }
  // No further problem is kept.
  [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems_kept; }
  // A new reading of the same sources, without problems yet.
  [[nodiscard]] Reading again() const { return Reading{sources_, folder_}; }
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::vector<Problem> take_problems() { return std::move(problems_); }
  [[nodiscard]] Spot spot_of(const Span& span) const;

  // One currency in the whole file: the first one written.
  void check_currency(const Node& node, const std::string& currency);

 private:
  void report(const Span& span, const Fault& fault, Severity severity);

  const std::vector<std::string>& sources_;
  DataFolder& folder_;
  std::vector<std::string_view> path_;  // -- state
  std::vector<Problem> problems_;
  std::vector<std::pair<std::string, sim::Law>> laws_;  // ascending by text
  std::string currency_;                                // empty: none yet
  std::size_t names_compared_ = 0;                      // letters are compared for so many names at most
};

// A map whose keys are known: reports the unknown ones, gives the others, and the defaults of the table.
class Fields {
 public:
  Fields(Reading& reading, const Node& map, Place place);

  [[nodiscard]] Reading& reading() const { return reading_; }
  [[nodiscard]] const Node& node() const { return map_; }

  // As written; nullptr: not written. Requires: a key of the table.
  [[nodiscard]] const Node* find(std::string_view name) const;

  // As written, else as the table says; T{} after a problem.
  template <class Parse>
  [[nodiscard]] auto value(std::string_view name, Parse parse) const {
    using Result = std::variant_alternative_t<0, std::decay_t<std::invoke_result_t<Parse, std::string_view>>>;
    if (const Node* written = find(name)) {
      const auto step = reading_.step(name);
      return reading_.take(*written, parse).value_or(Result{});
    }
    const auto otherwise = parse(find_key(place_, name)->otherwise);
    return good(otherwise) ? *good(otherwise) : Result{};
  }
  // As written; nullopt: not written, or a problem.
  template <class Parse>
  [[nodiscard]] auto if_written(std::string_view name, Parse parse) const {
    const auto step = reading_.step(name);
    const Node* written = find(name);
    return written != nullptr ? reading_.take(*written, parse) : decltype(reading_.take(*written, parse)){};
  }
  // The place in the table's choices, which stand in the order of the enum.
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view name) const {
    return static_cast<Enum>(choice_index(name));
  }
  [[nodiscard]] std::optional<sim::Law> law(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  // Reports that a key is missing. Requires: not written.
  void demand(std::string_view name, std::string_view example) const;

 private:
  [[nodiscard]] std::size_t choice_index(std::string_view name) const;
  void check_keys() const;

  Reading& reading_;
  const Node& map_;
  Place place_;
};

}  // namespace servicechain::scenarios
