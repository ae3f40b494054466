#include "scenarios/reading/known.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t most_departments = 100'000;
constexpr std::size_t most_segments = 10'000;
// Every department may pass the jobs of every segment on in its own way.
constexpr std::size_t most_ways = 5'000'000;

// Words that mean something of their own where names stand.
constexpr std::array<std::string_view, 8> kept_words = {"customer", "default", "rest",   "all",
                                                        "*",        "always",  "closed", "unlimited"};

void check_name(Reading& reading, const Node& entry, std::string_view what) {
  const bool kept = std::find(kept_words.begin(), kept_words.end(), entry.key) != kept_words.end();
  if (kept) {
    reading.refuse(entry.key_span, {"E312", fmt::format("{} cannot be called {}", what, in_quotes(entry.key)),
                                    "this word has a meaning of its own; take another name"});
  }
  if (trimmed(entry.key).empty()) {
    reading.refuse(entry.key_span, {"E312", fmt::format("{} has no name", what), "write name: {…}"});
  }
}

Names names_in(Reading& reading, const Node& root, std::string_view section, std::string_view what) {
  const Node* map = root.find(section);
  Names names;
  if (map == nullptr) return names;
  const auto step = reading.step(section);
  if (!reading.is_map(*map, "{name: {…}}")) return names;
  for (const Node& entry : map->children) {
    if (is_free_text(entry.key)) continue;
    check_name(reading, entry, what);
    names.push_back(entry.key);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Names routine_names(const Node& root) {
  Names names;
  const Node* departments = root.find("departments");
  if (departments == nullptr) return names;
  for (const Node& department : departments->children) {
    const Node* routines = department.find("routine");
    if (routines == nullptr) continue;
    for (const Node& routine : routines->children) {
      if (!is_free_text(routine.key)) names.push_back(routine.key);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// A kind of job is known by its name alone, so segments, departments and routines share one set of names.
void refuse_shared_names(Reading& reading, const Node& root, const Known& known) {
  const auto refuse_in = [&](const Node* map, const Names& others, std::string_view what, std::string_view other) {
    if (map == nullptr) return;
    for (const Node& entry : map->children) {
      if (!place_of(others, entry.key)) continue;
      reading.refuse(entry.key_span,
                     {"E312", fmt::format("{} is the name of {} and of {}", in_quotes(entry.key), what, other),
                      "kinds of jobs go by these names; take another one"});
    }
  };
  const auto step = reading.step("customers");
  refuse_in(root.find("customers"), known.departments, "a customer segment", "a department");
  refuse_in(root.find("customers"), known.routines, "a customer segment", "a routine");
  const Node* departments = root.find("departments");
  if (departments == nullptr || known.routines.empty()) return;
  for (const Node& department : departments->children) {
    refuse_in(department.find("routine"), known.departments, "a routine", "a department");
  }
}

Moment read_start(Reading& reading, const Node& root) {
  const Node* time = root.find("time");
  const auto step = reading.step("time");
  if (time != nullptr && !time->is_map()) time = nullptr;
  const Node* start = time == nullptr ? nullptr : time->find("start");
  const auto usual = read_moment(find_key(Place::time, "start")->otherwise);
  if (start == nullptr) return *good(usual);
  const auto inner = reading.step("start");
  return reading.take(*start, read_moment).value_or(*good(usual));
}

void check_size(Reading& reading, const Node& root, Known& known) {
  const auto too_many = [&](std::string_view section, std::string_view what) {
    reading.refuse(root.find(section)->key_span,
                   {"E211", std::string{what},
                    fmt::format("at most {} departments, {} segments, and {} of one times the other", most_departments,
                                most_segments, most_ways)});
    known.is_too_large = true;
  };
  if (known.departments.empty()) {
    const Node* departments = root.find("departments");
    reading.refuse(departments != nullptr ? departments->key_span : root.span,
                   {"E212", "there are no departments", "write departments: {store: {staff: 6, work: 12 min}}"});
  }
  if (known.departments.size() > most_departments) too_many("departments", "there are too many departments");
  const bool many_ways = known.departments.size() * known.segments.size() > most_ways;
  if (known.segments.size() > most_segments || many_ways) too_many("customers", "there are too many customer segments");
}

void read_calendars(Reading& reading, const Node& root, Known& known) {
  const Node* map = root.find("calendars");
  if (map == nullptr) return;
  const auto step = reading.step("calendars");
  if (!reading.is_map(*map, "{office: Mon-Fri 08:30-17:00}")) return;
  for (const Node& calendar : map->children) {
    if (is_free_text(calendar.key)) continue;
    const auto inner = reading.step(calendar.key);
    check_name(reading, calendar, "a calendar");
    known.calendars.emplace_back(calendar.key, read_open_hours(reading, calendar, known.start));
  }
  std::stable_sort(known.calendars.begin(), known.calendars.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

std::optional<std::uint32_t> place_of(const Names& names, std::string_view name) {
  const auto place = std::lower_bound(names.begin(), names.end(), name);
  if (place == names.end() || *place != name) return std::nullopt;
  return static_cast<std::uint32_t>(place - names.begin());
}

std::optional<models::KindId> Known::kind(std::string_view name) const {
  const auto behind_segments = static_cast<std::uint32_t>(segments.size());
  const auto behind_departments = behind_segments + static_cast<std::uint32_t>(departments.size());
  if (const auto place = place_of(segments, name)) return models::KindId{*place};
  if (const auto place = place_of(departments, name)) return models::KindId{behind_segments + *place};
  if (const auto place = place_of(routines, name)) return models::KindId{behind_departments + *place};
  return std::nullopt;
}

Names Known::kinds() const {
  Names names = segments;
  names.insert(names.end(), departments.begin(), departments.end());
  names.insert(names.end(), routines.begin(), routines.end());
  return names;
}

std::vector<const Node*> entries_by_name(const Node& root, std::string_view section) {
  std::vector<const Node*> entries;
  const Node* map = root.find(section);
  if (map == nullptr || !map->is_map()) return entries;
  for (const Node& entry : map->children) {
    if (!is_free_text(entry.key)) entries.push_back(&entry);
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
  const auto same = [](const Node* a, const Node* b) { return a->key == b->key; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return entries;
}

Known read_known(Reading& reading, const Node& root) {
  Known known;
  known.departments = names_in(reading, root, "departments", "a department");
  known.segments = names_in(reading, root, "customers", "a customer segment");
  known.pools = names_in(reading, root, "pools", "a pool");
  known.routines = routine_names(root);
  for (const std::string_view section : {"departments", "customers"}) {
    if (const Node* map = root.find(section)) std::ranges::move(labels_in(*map), std::back_inserter(known.labels));
  }
  refuse_shared_names(reading, root, known);
  check_size(reading, root, known);
  known.start = read_start(reading, root);
  read_calendars(reading, root, known);
  if (const Node* parameters = root.find("parameters")) {
    const auto step = reading.step("parameters");
    read_parameters(reading, *parameters, known.parameters, known.starting_points);
  }
  return known;
}

std::optional<models::DepartmentId> department_called(Reading& reading, const Known& known, const Span& span,
                                                      std::string_view name) {
  if (const auto place = place_of(known.departments, name)) return models::DepartmentId{*place};
  Fault unknown{"E301", fmt::format("there is no department called {}", in_quotes(name)), ""};
  suggest_by_label(unknown, name, known.labels);
  reading.refuse_name(span, unknown, name, known.departments, "departments");
  return std::nullopt;
}

std::optional<models::KindId> kind_called(Reading& reading, const Known& known, const Node& entry) {
  if (const auto kind = known.kind(entry.key)) return kind;
  Fault unknown{
      "E306",
      fmt::format("there is no kind of job called {}", in_quotes(entry.key)),
      "",
      {},
      {"a kind of job is a customer segment, a department that asks, or a routine; `default` is for the rest"}};
  suggest_by_label(unknown, entry.key, known.labels);
  reading.refuse_name(entry.key_span, unknown, entry.key, known.kinds(), "kinds");
  return std::nullopt;
}

}  // namespace servicechain::scenarios
