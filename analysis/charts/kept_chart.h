#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/charts/chart.h"

// A chart in a file of its own, charts/NAME.json: `why -o`, `sweep -o`, `tornado -o`, `trace -o` and `rank -o` leave them, so
// that a report can take them in and draw them again, in any size, and alive in a page.
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

// No file of one is larger, in bytes.
inline constexpr std::size_t largest_kept_chart = std::size_t{4} << 20;

// Anybody may have written the text: it is read only if it is one of the charts below, with all that the kit needs to draw
// it and in sizes that it can draw; else why not, in words fit for print.
[[nodiscard]] std::variant<KeptChart, NoChart> read_kept_chart(std::string_view text);

// What may stand before a key, below.
inline constexpr std::string_view kept_marks = "#>?!+~@-";

// Rows that the kit reads.
struct KeptRows {
  // What it reads of each, by a space, after what it has to be:
  //   key    words              #key  a number, or nothing    >key  a number from 0 on
  //   ?key   words, or nothing  !key  a number                +key  a whole number from 0 to 100
  //   ~key   words, in at most 20 of the rows                 @key  a whole number from 0 on, below the fact "rows"
  //   key=a|b  one of these words                             -key  words, nothing, or no such key
  // What is from "from" to "to", or from "low" to "high", is in that order, or neither is there.
  std::string_view columns{};
  std::size_t least = 1;
  std::size_t most = 0;  // never fewer than the command writes
};

// The charts of such folders.
struct KeptChartKind {
  std::string_view name;
  std::string_view says;     // what it shows, for a list
  std::string_view command;  // that makes it: "why FILE -o DIR"
  KeptRows data;
  std::string_view facts;        // as in `columns`
  std::string_view further{};    // the name of a further table; "": none
  KeptRows further_rows{};
};
[[nodiscard]] std::span<const KeptChartKind> kept_chart_kinds();
// nullptr: there is none of that name.
[[nodiscard]] const KeptChartKind* find_kept_chart_kind(std::string_view name);

// "": these facts and rows are as that kind has them; else why not.
[[nodiscard]] std::string what_is_wrong(const KeptChartKind& kind, const Chart& chart);

}  // namespace servicechain::analysis::charts
