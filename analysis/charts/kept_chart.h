#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/charts/chart.h"

// A chart in a file of its own, charts/NAME.json: `why -o`, `sweep -o`, `tornado -o`, `trace -o` and
// `rank -o` (beside rank.json) leave them, so that a
// report can take them in and draw them again, in any size, and alive in a page.
namespace servicechain::analysis::charts {

// What it was made of.
struct ChartOrigin {
  std::string command;            // "why"
  std::string scenario;           // its name
  std::string scenario_hash;      // of the file's text, as hash_of() has it
  std::vector<std::string> sets;  // --set, as given
  [[nodiscard]] friend bool operator==(const ChartOrigin&, const ChartOrigin&) = default;
};

struct KeptChart {
  ChartOrigin origin;
  Chart chart;
  [[nodiscard]] friend bool operator==(const KeptChart&, const KeptChart&) = default;
};

// {"format": "servicechain-chart/1", …}
[[nodiscard]] std::string json_of(const KeptChart& kept);

// Anybody may have written the text: it is read only if it is one of the charts below, with all that the kit needs to draw
// it and in sizes that it can draw; else why not.
[[nodiscard]] std::variant<KeptChart, NoChart> read_kept_chart(std::string_view text);

// The charts of such folders.
struct KeptChartKind {
  std::string_view name;
  std::string_view says;     // what it shows, for a list
  std::string_view command;  // that makes it: "why FILE -o DIR"
  // What the kit reads, each "key" (words) or "#key" (a number), by a space; "+key": a whole number from 1 to 1,000.
  std::string_view columns;
  std::string_view facts;
  std::string_view more;     // "order: name; critical: #row #from"
};
[[nodiscard]] std::span<const KeptChartKind> kept_chart_kinds();
// nullptr: there is none of that name.
[[nodiscard]] const KeptChartKind* find_kept_chart_kind(std::string_view name);

}  // namespace servicechain::analysis::charts
