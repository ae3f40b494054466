#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/characters.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t most_entries = 1000;
constexpr Countable people_on_duty{0, 1'000'000, "people"};

bool has_few_entries(Reading& reading, const Node& node) {
  if (node.children.size() <= most_entries) return true;
  reading.refuse(node.span, {"E211", fmt::format("more than {} entries of hours", most_entries), ""});
  return false;
}

void add_hours(Reading& reading, const Node& scalar, Schedule& schedule) {
  const auto entries = reading.take(scalar, read_hours);
  if (!entries) return;
  for (const HoursEntry& entry : *entries) add(schedule, entry, 1);
}

std::optional<Fault> lookalike_in(const std::string& key) {
  const auto twin = find_lookalike(key);
  if (!twin) return std::nullopt;
  return Fault{"E102", fmt::format("{} is not {}", twin->seen, twin->wanted), fmt::format("write {}", twin->wanted)};
}

// {Mon-Fri: 08:30-17:00, 2026-12-25: closed}
void add_hours_of_entry(Reading& reading, const Node& entry, Schedule& schedule) {
  const auto step = reading.step(entry.key);
  const auto days = read_hours_entry(entry.key);
  if (!good(days)) return reading.refuse(entry.key_span, lookalike_in(entry.key).value_or(fault(days)));
  const auto ranges = reading.take(entry, read_hours);
  if (!ranges) return;
  HoursEntry both = *good(days);
  if (!both.names_days && !both.date) {
    return reading.refuse(entry.key_span, {"E213", fmt::format("{} names no day", in_quotes(entry.key)),
                                           "write {Mon-Fri: 08:30-17:00, 2026-12-25: closed}"});
  }
  both.ranges.clear();
  for (const HoursEntry& more : *ranges) both.ranges.insert(both.ranges.end(), more.ranges.begin(), more.ranges.end());
  add(schedule, both, 1);
}

// What an entry of a map by hours stands for, or nothing after a problem.
std::optional<HoursEntry> hours_of_key(Reading& reading, const Node& entry) {
  const auto hours = read_hours_entry(entry.key);
  if (good(hours)) return *good(hours);
  reading.refuse(entry.key_span, lookalike_in(entry.key).value_or(fault(hours)));
  return std::nullopt;
}

void refuse_overlap(Reading& reading, const Node& node, const Schedule& schedule) {
  const auto overlap = find_overlap(schedule);
  if (!overlap) return;
  reading.refuse(node.span,
                 {"E215", fmt::format("{} is covered by two entries", *overlap), "each moment belongs to one entry"});
}

std::optional<models::Staff> people_by_hours(Reading& reading, const Node& map, const Known& known) {
  Schedule schedule;
  if (!has_few_entries(reading, map)) return std::nullopt;
  for (const Node& entry : map.children) {
    if (is_free_text(entry.key)) continue;
    const auto step = reading.step(entry.key);
    const auto hours = hours_of_key(reading, entry);
    const auto people = reading.take(entry, [](std::string_view text) { return read_count(text, people_on_duty); });
    if (hours && people) add(schedule, *hours, static_cast<double>(*people));
  }
  refuse_overlap(reading, map, schedule);
  return models::Staff{timetable_of(schedule, known.start)};
}

Value<models::Staff> read_people(std::string_view text, const Known& known) {
  if (trimmed(text) == "unlimited") return models::Staff{models::Unlimited{}};
  constexpr std::string_view follows = "follows demand";
  if (follows_demand(text)) {
    std::string_view from = trimmed(trimmed(text).substr(follows.size()));
    if (from.empty()) return models::Staff{constant_timetable(1, known.start)};
    constexpr std::string_view word = "from ";
    if (!from.starts_with(word)) return Fault{"E209", fmt::format("{} is not understood", in_quotes(text)), "write follows demand, or follows demand from 6"};
    const auto people = read_count(from.substr(word.size()), {1, people_on_duty.most, people_on_duty.of});
    if (!good(people)) return fault(people);
    return models::Staff{constant_timetable(static_cast<double>(*good(people)), known.start)};
  }
  const auto people = read_count(text, people_on_duty);
  if (good(people)) return models::Staff{constant_timetable(static_cast<double>(*good(people)), known.start)};
  Fault misread = fault(people);
  if (misread.code == "E209") {
    misread.notes.emplace_back("people are a whole number, `unlimited`, or a number by hours: {Mon-Fri: 6, Sat: 9}");
    if (Scanner{text}.sees_number())
      misread.notes.emplace_back("who works part-time counts while they are there: {Mon-Wed: 6, Thu-Sat: 5}");
  }
  return misread;
}

}  // namespace

bool follows_demand(std::string_view staff) { return trimmed(staff).starts_with("follows demand"); }

namespace {

sim::Timetable while_open(const sim::Timetable& people, const sim::Timetable& open) {
  return combine(people, open, [](double staff, double is_open) { return staff * is_open; });
}

// The weights of a pattern: set by days, set by hours of every day, and factors.
struct Weights {
  Schedule by_days;
  Schedule by_hours;
  std::vector<Schedule> factors;
  bool sets_days = false;
  bool sets_hours = false;
};

void add_weight(Reading& reading, const Node& entry, Weights& weights) {
  const auto step = reading.step(entry.key);
  const auto hours = hours_of_key(reading, entry);
  if (!hours || !reading.is_plain_value(entry)) return;
  if (hours->date) {
    return reading.refuse(entry.key_span, {"E213", "a pattern repeats every week and has no dates",
                                           "write a day: Fri, or hours: 17:00-19:00"});
  }
  const bool multiplies = entry.text.front() == 'x';
  const std::string_view digits = std::string_view{entry.text}.substr(multiplies ? 1 : 0);
  const auto weight = read_number_not_negative(digits);
  if (!good(weight)) return reading.refuse(entry, fault(weight));
  if (*good(weight) > 1e9)
    return reading.refuse(entry, {"E211", fmt::format("{} is too large a weight", in_quotes(entry.text)),
                                  "weights are relative: 1, 2.2, x1.5"});
  if (multiplies) {
    weights.factors.emplace_back();
    weights.factors.back().outside = 1;
    add(weights.factors.back(), *hours, *good(weight));
  } else if (hours->names_days) {
    weights.sets_days = true;
    add(weights.by_days, *hours, *good(weight));
  } else {
    weights.sets_hours = true;
    add(weights.by_hours, *hours, *good(weight));
  }
}

}  // namespace

sim::Timetable read_open_hours(Reading& reading, const Node& node, const Moment& start) {
  Schedule schedule;
  const std::size_t problems = reading.problems().size();
  if (!has_few_entries(reading, node)) return constant_timetable(1, start);
  if (node.is_list()) {
    for (const Node& item : node.children) add_hours(reading, item, schedule);
  } else if (node.is_map()) {
    for (const Node& entry : node.children) {
      if (!is_free_text(entry.key)) add_hours_of_entry(reading, entry, schedule);
    }
  } else {
    add_hours(reading, node, schedule);
  }
  // Hours that could not be read are no reason for further messages.
  return reading.problems().size() > problems ? constant_timetable(1, start) : timetable_of(schedule, start);
}

sim::Timetable read_open(const Fields& fields, const Known& known) {
  const Node* open = fields.find("open");
  if (open == nullptr) return constant_timetable(1, known.start);
  Reading& reading = fields.reading();
  const auto step = reading.step("open");
  if (!open->is_scalar()) return read_open_hours(reading, *open, known.start);
  const auto place =
      std::lower_bound(known.calendars.begin(), known.calendars.end(), open->text,
                       [](const auto& calendar, const std::string& name) { return calendar.first < name; });
  if (place != known.calendars.end() && place->first == open->text) return place->second;
  const bool has_digits =
      std::any_of(open->text.begin(), open->text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (has_digits || open->is_nothing() || good(read_hours(open->text)))
    return read_open_hours(reading, *open, known.start);
  Names names{"always", "closed"};
  for (const auto& calendar : known.calendars) names.push_back(calendar.first);
  Fault unknown{"E304", fmt::format("there is no calendar called {}", in_quotes(open->text)),
                "",
                {},
                {"write a calendar's name, or hours: Mon-Fri 08:30-17:00"}};
  if (const auto meant = hours_meant(open->text)) unknown.caret = fmt::format("for days write {} 09:00-18:00", *meant);
  reading.refuse_name(open->span, unknown, open->text, names, "calendars");
  return constant_timetable(1, known.start);
}

std::optional<models::Staff> read_staff(const Fields& fields, const Known& known, const sim::Timetable& open) {
  const Node* written = fields.find("staff");
  if (written == nullptr) return std::nullopt;
  Reading& reading = fields.reading();
  const auto step = reading.step("staff");
  std::optional<models::Staff> staff;
  if (written->is_map()) {
    staff = people_by_hours(reading, *written, known);
  } else {
    staff = reading.take(*written, [&](std::string_view text) { return read_people(text, known); });
  }
  if (!staff) return models::Staff{constant_timetable(1, known.start)};
  if (const auto* people = std::get_if<sim::Timetable>(&*staff)) return models::Staff{while_open(*people, open)};
  return staff;
}

std::optional<sim::Timetable> read_pattern(Reading& reading, const Node& node, const Moment& start) {
  if (!reading.is_map(node, "{Mon-Fri: 1, Sat: 2.2, \"17:00-19:00\": x1.5}") || !has_few_entries(reading, node))
    return std::nullopt;
  Weights weights;
  for (const Node& entry : node.children) {
    if (!is_free_text(entry.key)) add_weight(reading, entry, weights);
  }
  refuse_overlap(reading, node, weights.by_days);
  refuse_overlap(reading, node, weights.by_hours);
  weights.by_days.outside = weights.sets_days ? 0 : 1;
  weights.by_hours.outside = weights.sets_hours ? 0 : 1;
  const auto times = [](double a, double b) { return a * b; };
  sim::Timetable pattern = combine(timetable_of(weights.by_days, start), timetable_of(weights.by_hours, start), times);
  for (const Schedule& factor : weights.factors) pattern = combine(pattern, timetable_of(factor, start), times);
  if (pattern.greatest() > 0) return pattern;
  reading.refuse(node.span, {"E213", "the pattern has no hour with a weight above 0", "write {Mon-Fri: 1, Sat: 2.2}"});
  return std::nullopt;
}

}  // namespace servicechain::scenarios
