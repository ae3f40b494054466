#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/estimate.h"
#include "analysis/estimates/summary.h"
#include "analysis/measures/measure.h"
#include "analysis/tables/tables.h"
#include "analysis/verdicts/conclusions.h"

// Every number of a scenario, one at a time, made a little less and a little more: which of them moves the answer most,
// and how sure is that number itself?
namespace servicechain::analysis {

// Where a number comes from. The first three are what the scenario says of it.
enum class NumberSource {
  measured,
  estimated,
  guess,
  not_said,     // written in the scenario without a source
  usual_value,  // not written: the default of the format
  published,
  from_abstract,
  derived,
  remembered,
  chosen,  // not written: a constant of the model, by its evidence
};
// "measured", "a guess", "a design choice"…
[[nodiscard]] std::string_view words_for(NumberSource source);

// The number made less, or more.
struct TornadoSide {
  std::string value;        // as it then stands in the scenario
  Estimate effect;          // on the measure, paired with today, raw sign
  bool is_nothing = false;  // no difference in any run
  std::string trouble;      // how its runs ended, if not well
};

struct TornadoRow {
  std::string path;  // departments.store.needs.warehouse.for
  std::string says;  // "how often a job asks"
  std::string today;
  NumberSource source = NumberSource::not_said;
  std::string usual_range;          // of a constant of the model: "0 to 1"; empty: none
  std::optional<TornadoSide> less;  // nullopt: cannot be made less, or not by itself
  std::optional<TornadoSide> more;
  std::uint32_t replications = 0;  // behind its effects
};

// Of the two sides, the larger effect without its sign. 0: none.
[[nodiscard]] double size_of(const TornadoRow& row);
// A side of it whose likely range does not reach 0. nullptr: its effect cannot be told from none.
[[nodiscard]] const TornadoSide* surest_side(const TornadoRow& row);

struct Tornado {
  std::string scenario;
  std::string source_line;
  std::uint32_t seed = 0;
  std::uint32_t replications = 0;  // of those looked at closely
  std::uint32_t first_look = 0;    // replications of all
  double by = 0.1;                 // how far numbers are moved, in relation
  double confidence = 0.95;
  double difference_confidence = 0.95;
  Measure measure;
  double smallest_difference = 0;
  Estimate today;
  std::vector<TornadoRow> rows;         // looked at closely, the larger effect first
  std::vector<TornadoRow> lesser;       // looked at in the first runs only, the larger effect first
  std::vector<TornadoRow> without;      // no effect at all in the first runs
  std::vector<TornadoRow> not_moved;    // cannot be moved by themselves
  std::vector<TornadoRow> not_reached;  // the user stopped before
  std::vector<std::string> answer;
  std::vector<std::string> notes;
  bool was_stopped = false;
  bool had_trouble = false;  // a line grew without limit, or departments blocked each other
};

// Side against today. `replications`: of the side.
[[nodiscard]] TornadoSide side_of(const std::string& value, const MeasureSpread& side, const MeasureSpread& today,
                                  std::uint32_t replications, double confidence);

// Those that deserve a closer look: the `most` largest, and all that are guesses. Places in `rows`, ascending.
[[nodiscard]] std::vector<std::size_t> worth_a_closer_look(const std::vector<TornadoRow>& rows, std::size_t most);

// Orders the rows and says what they come to.
void conclude(Tornado& tornado);

[[nodiscard]] Table tornado_table(const Tornado& tornado);
[[nodiscard]] std::string tornado_text(const Tornado& tornado);
// Format "servicechain-tornado/1".
[[nodiscard]] std::string tornado_json(const Tornado& tornado);
[[nodiscard]] std::string tornado_csv(const Tornado& tornado);

}  // namespace servicechain::analysis
