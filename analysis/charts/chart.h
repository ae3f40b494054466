#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// A chart before it is drawn: what it asks and answers, and the table that it draws. Plain values; the same go to the
// program's own pictures, to a page and into a data table.
namespace servicechain::analysis::charts {

// Nothing, a number or words.
struct Cell {
  enum class Kind { nothing, number, words } kind = Kind::nothing;
  double number = 0;
  std::string words{};

  Cell() = default;
  Cell(double value) : kind{Kind::number}, number{value} {}
  Cell(std::optional<double> value) : kind{value ? Kind::number : Kind::nothing}, number{value.value_or(0)} {}
  Cell(std::string text) : kind{Kind::words}, words{std::move(text)} {}
  Cell(const char* text) : kind{Kind::words}, words{text} {}
  [[nodiscard]] friend bool operator==(const Cell&, const Cell&) = default;
};

struct ChartColumn {
  std::string key;   // what the chart kit calls it
  std::string says;  // heading in the data table, with the unit; empty: for the drawing only
  [[nodiscard]] friend bool operator==(const ChartColumn&, const ChartColumn&) = default;
};

struct ChartTable {
  std::vector<ChartColumn> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
  [[nodiscard]] friend bool operator==(const ChartTable&, const ChartTable&) = default;
};

struct Chart {
  std::string name;    // "what-ifs": of the chart and of its file
  std::string title;   // a question
  std::string answer;  // a sentence, with the likely range of what it says
  std::string axis;    // what the scale counts, with its unit
  std::string source;  // scenario, seed, runs
  std::map<std::string, Cell> facts;       // single values: the difference that matters, a promise
  ChartTable data;
  std::map<std::string, ChartTable> more;  // further rows that are drawn: every run
  std::string id{};    // of its parts where two of a name stand in one page; "": the name
  [[nodiscard]] const std::string& called() const { return id.empty() ? name : id; }
  [[nodiscard]] friend bool operator==(const Chart&, const Chart&) = default;
};

// Why a chart cannot be drawn of these results, a sentence.
struct NoChart {
  std::string why;
};
using ChartOrNot = std::variant<Chart, NoChart>;

// What is written on a picture: question, answer and source line too, or the plot alone where they stand beside it.
enum class Lettering { all, plot };

// How large a picture is, in px of 1/96 inch.
struct PictureSize {
  std::string_view name;
  double width;
  double height;  // of a plot alone: at most
  double scale;   // of letters and lines; 1 on a slide
  Lettering lettering = Lettering::all;
};
inline constexpr PictureSize slide{"slide", 1280, 720, 1};            // 16:9
inline constexpr PictureSize half_page{"half-page", 794, 561, 0.68};  // the upper half of an A4 page
inline constexpr PictureSize in_page{"page", 960, 600, 0.8, Lettering::plot};    // in the text of a page
inline constexpr PictureSize in_print{"print", 660, 400, 0.62, Lettering::plot};  // in the text of an A4 page

// As the chart kit reads it.
[[nodiscard]] std::string json_of(const Chart& chart);
// The data table for people and spreadsheets: the columns that have a heading, numbers to 12 digits, as RFC 4180 has it.
[[nodiscard]] std::string csv_of(const Chart& chart);

}  // namespace servicechain::analysis::charts
