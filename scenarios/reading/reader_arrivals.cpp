#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array<std::string_view, 4> ways = {"rate", "every", "file", "population"};
constexpr std::string_view example = "{rate: 900 per week}";

Fault bad_row(std::string_view file, std::size_t line, std::string_view what, std::string_view advice) {
  return {"E218", fmt::format("{} row {}: {}", file, line, what), std::string{advice}};
}

// 2026-01-05 09:30, or a duration from the start.
Value<sim::Time> read_time_of_arrival(std::string_view cell, const Moment& start) {
  const Value<Moment> moment = read_moment(cell);
  if (good(moment)) return on_the_clock(*good(moment), start);
  const Value<sim::Duration> since = read_duration(cell);
  if (good(since)) return sim::start_of_run + *good(since);
  return fault(since).code == "E201" || cell.find('-') == cell.npos ? fault(since) : fault(moment);
}

Value<models::ListedArrivals> read_rows(const DataTable& table, std::string_view file, std::string_view segment,
                                        const Known& known) {
  const auto time = table.find("time");
  const auto of_segment = table.find("segment");
  if (!time)
    return Fault{"E218", fmt::format("{} has no column called \"time\"", file),
                 fmt::format("columns are: {}", listed(table.columns))};
  models::ListedArrivals arrivals;
  sim::Time before = sim::start_of_run;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row];
    const auto at = read_time_of_arrival(cells[*time], known.start);
    if (!good(at))
      return bad_row(file, table.lines[row], fault(at).message,
                     "write 2026-01-05 09:30, or a time since the start: 2 h");
    if (*good(at) < sim::start_of_run)
      return bad_row(file, table.lines[row], fmt::format("{} is before the run starts", in_quotes(cells[*time])),
                     "see time.start");
    if (*good(at) < before)
      return bad_row(file, table.lines[row], "the rows are out of order", "sort the file by time");
    before = *good(at);
    if (of_segment && cells[*of_segment] != segment) {
      if (place_of(known.segments, cells[*of_segment])) continue;
      return bad_row(file, table.lines[row],
                     fmt::format("there is no customer segment called {}", in_quotes(cells[*of_segment])),
                     fmt::format("segments are: {}", listed(known.segments)));
    }
    arrivals.times.push_back(*good(at));
  }
  return arrivals;
}

models::Arrivals read_file(const Fields& arrive, const Known& known, std::string_view segment) {
  Reading& reading = arrive.reading();
  const auto step = reading.step("file");
  const Node& file = *arrive.find("file");
  if (!reading.is_plain_value(file)) return {};
  const Value<DataTable>& table = reading.folder().table(file.text);
  const auto listed_arrivals =
      good(table) ? read_rows(*good(table), file.text, segment, known) : Value<models::ListedArrivals>{fault(table)};
  if (good(listed_arrivals)) return *good(listed_arrivals);
  reading.refuse(file, fault(listed_arrivals));
  return {};
}

models::Arrivals read_population(const Fields& arrive) {
  constexpr Countable members{1, 1'000'000, "customers"};
  if (arrive.find("returns-after") == nullptr) arrive.demand("returns-after", "exponential(mean 2 weeks)");
  const auto population = arrive.value("population", [&](std::string_view text) { return read_count(text, members); });
  const auto returns_after = arrive.law("returns-after");
  return models::ClosedPopulation{static_cast<std::uint32_t>(population), returns_after.value_or(sim::Law{})};
}

models::Arrivals read_rate(const Fields& arrive, const Known& known) {
  models::PoissonArrivals arrivals{arrive.value("rate", read_rate_per_week), std::nullopt};
  if (const Node* pattern = arrive.find("pattern")) {
    const auto step = arrive.reading().step("pattern");
    arrivals.pattern = read_pattern(arrive.reading(), *pattern, known.start);
  }
  return arrivals;
}

models::Arrivals read_every(const Fields& arrive) {
  const auto every = arrive.law("every");
  if (every && sim::mean_h(*every) == 0) {
    const auto step = arrive.reading().step("every");
    arrive.reading().refuse(*arrive.find("every"), {"E214", "customers every 0 h never end", "write a time above 0"});
  }
  return models::RenewalArrivals{every.value_or(sim::Law{})};
}

// What does not go with the way in which customers come.
void refuse_surplus(const Fields& arrive, std::string_view way) {
  const auto refuse = [&](std::string_view key, std::string_view goes_with) {
    const Node* written = arrive.find(key);
    if (written == nullptr || way == goes_with) return;
    arrive.reading().refuse(written->key_span,
                            {"E220", fmt::format("{} goes with {}, not with {}", key, goes_with, way), ""});
  };
  refuse("pattern", "rate");
  refuse("returns-after", "population");
}

}  // namespace

models::Arrivals read_arrivals(const Fields& segment, const Known& known) {
  const Node* written = segment.find("arrive");
  if (written == nullptr) {
    segment.demand("arrive", example);
    return {};
  }
  Reading& reading = segment.reading();
  const auto step = reading.step("arrive");
  if (!reading.is_map(*written, example)) return {};
  const Fields arrive{reading, *written, Place::arrive};
  const auto is_written = [&](std::string_view way) { return arrive.find(way) != nullptr; };
  const auto count = std::count_if(ways.begin(), ways.end(), is_written);
  if (count != 1) {
    reading.refuse(written->key_span,
                   {"E220", count == 0 ? "it does not say how customers arrive" : "customers arrive in one way only",
                    "write one of rate, every, file, population"});
    return {};
  }
  const std::string_view way = *std::find_if(ways.begin(), ways.end(), is_written);
  refuse_surplus(arrive, way);
  if (way == "rate") return read_rate(arrive, known);
  if (way == "every") return read_every(arrive);
  if (way == "file") return read_file(arrive, known, segment.node().key);
  return read_population(arrive);
}

}  // namespace servicechain::scenarios
