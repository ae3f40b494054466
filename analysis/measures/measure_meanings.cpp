#include "analysis/measures/measure_meanings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/measures/measure_rows.h"

namespace servicechain::analysis {
namespace {

struct Meaning {
  Subject subject;
  std::string_view name;
  std::string_view says;
};

using S = Subject;
constexpr std::array meanings = {
    Meaning{S::lanes, "arrivals", "jobs that come, per hour of the clock, closed hours included"},
    Meaning{S::lanes, "throughput", "jobs that are done, per hour of the clock"},
    Meaning{S::lanes, "wait", "time a job stands in line, every stay in line together, also of those who gave up"},
    Meaning{S::lanes, "held", "time a job's person waits for the answers of other departments"},
    Meaning{S::lanes, "time", "time from coming in to being done here: in line, in work and held"},
    Meaning{S::lanes, "waits", "share of jobs that have to wait at all"},
    Meaning{S::lanes, "in-line", "jobs that stand in line, on average over the clock"},
    Meaning{S::lanes, "inside", "jobs that are here, in line, in work, held or parked, on average over the clock"},
    Meaning{S::lanes, "refused", "share of jobs that came and were not let in"},
    Meaning{S::lanes, "gave-up", "share of jobs let in that lost patience"},
    Meaning{S::lanes, "blocked", "share of finished jobs that could not be handed on at once, because the next in-tray was full"},
    Meaning{S::lanes, "quality", "how good the work is when it leaves, from 0 to 100%"},
    Meaning{S::team, "utilisation", "share of their time on duty that people work or are held up by others"},
    Meaning{S::team, "working", "share of their time on duty that people work"},
    Meaning{S::team, "overtime", "hours worked after closing, a week"},
    Meaning{S::team, "cost", "what the people on duty cost, a week"},
    Meaning{S::team, "earned", "what departments that ask pay for its answers, a week"},
    Meaning{S::team, "standard", "the time people give a job, against the time that is written for it"},
    Meaning{S::team, "pressure", "work that waits, against what people can do"},
    Meaning{S::team, "fatigue", "how tired people are, from long hours"},
    Meaning{S::team, "mood", "how people feel, in points from 0 to 100"},
    Meaning{S::link, "requests", "requests that are sent, per hour of the clock"},
    Meaning{S::link, "time", "time from asking to the answer"},
    Meaning{S::link, "on-time", "share of answers that come within the promise"},
    Meaning{S::link, "refused", "share of requests that were answered with nothing"},
    Meaning{S::link, "quality", "how good the answers are, from 0 to 100%"},
    Meaning{S::link, "perceived", "what the asker found it received, in points"},
    Meaning{S::link, "gap", "what the asker received less what it expected, in points; below 0: disappointed"},
    Meaning{S::link, "self-view", "how good the supplier believes it is, in points"},
    Meaning{S::link, "paid", "what is paid for the answers, a week"},
    Meaning{S::segments, "arrivals", "customers who come, per hour of the clock"},
    Meaning{S::segments, "time", "time from coming in to leaving served, over all departments passed"},
    Meaning{S::segments, "wait", "time in line, over all departments passed"},
    Meaning{S::segments, "served", "share of customers who left served"},
    Meaning{S::segments, "lost", "share of customers who left without: turned away, or out of patience"},
    Meaning{S::segments, "on-time", "share of the served who waited no longer than they expect"},
    Meaning{S::segments, "satisfaction", "how happy customers leave, in points from 0 to 100, over all who left"},
    Meaning{S::segments, "perceived", "what customers found they received, in points"},
    Meaning{S::segments, "expected", "what customers expected, in points"},
    Meaning{S::segments, "right", "how right customers found it, in points; of those who judge by the five sides of service"},
    Meaning{S::segments, "speed", "how quick customers found it, in points: 100 within the wait they expect"},
    Meaning{S::segments, "information", "how well informed customers felt, in points"},
    Meaning{S::segments, "courtesy", "how courteous customers found it, in points"},
    Meaning{S::segments, "surroundings", "how customers found the rooms and what they saw, in points"},
    Meaning{S::segments, "quality", "how good the work was that customers got, from 0 to 100%"},
    Meaning{S::segments, "complaints", "share of customers so unhappy that they complain"},
    Meaning{S::segments, "would-return", "share of customers who would come back"},
    Meaning{S::segments, "promoters", "share with a satisfaction of 90 points or more, less the share below 70"},
    Meaning{S::segments, "base", "customers there are in all, at the end"},
    Meaning{S::segments, "revenue", "money that served customers bring, a week"},
    Meaning{S::segments, "inside-at-end", "customers who are still inside when the run ends"},
};

struct PercentileMeaning {
  std::string_view suffix;
  std::string_view says;
};
constexpr std::array percentile_meanings = {
    PercentileMeaning{".p50", "half have less than this, half have more"},
    PercentileMeaning{".p90", "9 of 10 have less than this"},
    PercentileMeaning{".p95", "19 of 20 have less than this"},
    PercentileMeaning{".p99", "99 of 100 have less than this"},
};

bool has_percentiles(std::string_view name, Subject subject) {
  return name == "time" || (name == "wait" && subject != Subject::link);
}

std::string_view line_of(Subject subject, std::string_view name) {
  const auto* place = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& meaning) {
    return meaning.subject == subject && meaning.name == name;
  });
  return place == meanings.end() ? std::string_view{} : place->says;
}

// What `take` makes of the definitions of a subject.
template <class Take>
void for_each_definition(Subject subject, Take take) {
  switch (subject) {
    case Subject::lanes:
      for (const auto& each : lane_definitions()) take(each.name, each.unit);
      break;
    case Subject::team:
      for (const auto& each : team_definitions()) take(each.name, each.unit);
      break;
    case Subject::link:
      for (const auto& each : link_definitions()) take(each.name, each.unit);
      break;
    case Subject::segments:
      for (const auto& each : segment_definitions()) take(each.name, each.unit);
      break;
  }
}

}  // namespace

std::string_view called(Subject subject) {
  switch (subject) {
    case Subject::lanes: return "a department";
    case Subject::team: return "a department or a pool";
    case Subject::link: return "a need";
    case Subject::segments: return "customers";
  }
  return {};
}

std::vector<std::string> names_of_measures(Subject subject) {
  std::vector<std::string> names;
  for_each_definition(subject, [&](std::string_view name, std::string_view) {
    names.emplace_back(name);
    if (!has_percentiles(name, subject)) return;
    for (const PercentileName& percentile : percentile_names) names.push_back(std::string{name}.append(percentile.suffix));
  });
  return names;
}

std::vector<MeasureMeaning> meanings_of(std::string_view measure) {
  const std::size_t dot = measure.find(".p");
  const std::string_view name = measure.substr(0, dot);
  const std::string_view suffix = dot == measure.npos ? std::string_view{} : measure.substr(dot);
  const auto* percentile = std::find_if(percentile_meanings.begin(), percentile_meanings.end(),
                                        [&](const PercentileMeaning& each) { return each.suffix == suffix; });
  if (!suffix.empty() && percentile == percentile_meanings.end()) return {};
  std::vector<MeasureMeaning> found;
  for (const Subject subject : {S::lanes, S::team, S::link, S::segments}) {
    if (!suffix.empty() && !has_percentiles(name, subject)) continue;
    for_each_definition(subject, [&](std::string_view each, std::string_view unit) {
      if (each != name) return;
      std::string says{line_of(subject, name)};
      if (!suffix.empty()) says += fmt::format("; {}", percentile->says);
      found.push_back({subject, std::move(says), std::string{unit}});
    });
  }
  return found;
}

}  // namespace servicechain::analysis
