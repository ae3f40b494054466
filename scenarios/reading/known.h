#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/kinds.h"
#include "models/service_chain.h"
#include "scenarios/reading/labels.h"
#include "scenarios/reading/reading.h"
#include "scenarios/scenario.h"
#include "scenarios/values/hours.h"
#include "sim/timetable.h"

namespace servicechain::scenarios {

// Names, ascending; the place of a name is its number in the chain.
using Names = std::vector<std::string>;
[[nodiscard]] std::optional<std::uint32_t> place_of(const Names& names, std::string_view name);

// Starting points that the parameters of the whole chain set for those who do not write their own.
struct StartingPoints {
  double depends_on_suppliers = 0.4;
  double surroundings = 75;
  double welfare = 50;
  double informed = 0.5;
};

// What every part of a scenario may refer to, read before the parts.
struct Known {
  Names departments;
  Names segments;
  Names pools;
  Names routines;  // of all departments
  Labels labels;   // of departments and segments
  Moment start{};
  std::vector<std::pair<std::string, sim::Timetable>> calendars;  // ascending by name
  models::Parameters parameters;
  StartingPoints starting_points;
  bool is_too_large = false;  // beyond the limits: not to be read on

  // The numbering of models/kinds.h; nullopt: no kind of job has that name.
  [[nodiscard]] std::optional<models::KindId> kind(std::string_view name) const;
  [[nodiscard]] bool is_segment(models::KindId kind) const { return kind.index < segments.size(); }
  [[nodiscard]] bool is_asker(models::KindId kind) const {
    return !is_segment(kind) && kind.index < segments.size() + departments.size();
  }
  [[nodiscard]] Names kinds() const;
};

// Reports names that cannot be: empty, kept for something else, used for two things.
[[nodiscard]] Known read_known(Reading& reading, const Node& root);

// The entries of a section of the file, ascending by name, each once.
[[nodiscard]] std::vector<const Node*> entries_by_name(const Node& root, std::string_view section);

// -- Readers of parts, each in its own file --------------------------------------------------------------------------

// Open (1) or closed (0): the name of a calendar, or hours in line.
[[nodiscard]] sim::Timetable read_open(const Fields& fields, const Known& known);
[[nodiscard]] sim::Timetable read_open_hours(Reading& reading, const Node& node, const Moment& start);
// On duty at each moment: the staff while open. nullopt: not written.
[[nodiscard]] std::optional<models::Staff> read_staff(const Fields& fields, const Known& known,
                                                      const sim::Timetable& open);
// staff: follows demand, or follows demand from 6.
[[nodiscard]] bool follows_demand(std::string_view staff);
// Weights per hour.
[[nodiscard]] std::optional<sim::Timetable> read_pattern(Reading& reading, const Node& node, const Moment& start);

// A department by name, reported when there is none.
[[nodiscard]] std::optional<models::DepartmentId> department_called(Reading& reading, const Known& known,
                                                                    const Span& span, std::string_view name);
// A kind of job by name, reported when there is none.
[[nodiscard]] std::optional<models::KindId> kind_called(Reading& reading, const Known& known, const Node& entry);

[[nodiscard]] models::ByKind<models::HandOn> read_passes_to(const Fields& fields, const Known& known);
[[nodiscard]] std::vector<models::Need> read_needs(const Fields& fields, const Known& known, std::uint32_t asker,
                                                   models::NeedsOrder order);
[[nodiscard]] models::Department read_department(Reading& reading, const Known& known, const Node& node);
[[nodiscard]] std::vector<models::Routine> read_routines(const Fields& fields);
void read_absence(const Fields& fields, const Known& known, models::Department& department);

// Where customers come in: ascending by department, shares sum to 1.
[[nodiscard]] std::vector<models::HandOn::Share> read_enters(Reading& reading, const Known& known, const Node& node);
[[nodiscard]] models::Arrivals read_arrivals(const Fields& segment, const Known& known);
[[nodiscard]] models::Segment read_segment(Reading& reading, const Known& known, const Node& node);

void read_parameters(Reading& reading, const Node& node, models::Parameters& parameters,
                     StartingPoints& starting_points);

[[nodiscard]] std::map<std::string, std::string> read_label(const Fields& fields);
// The amount, in the file's one currency. nullopt: not written, or a problem.
[[nodiscard]] std::optional<Cost> read_cost(const Fields& fields, std::string_view name);
[[nodiscard]] std::optional<std::uint64_t> read_limit(const Fields& fields, std::string_view name, std::uint64_t most,
                                                      std::string_view of);

[[nodiscard]] models::ServiceChain read_chain(Reading& reading, const Node& root);

}  // namespace servicechain::scenarios
