#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/estimates/estimate.h"

// Tables of numbers and words for other programs: CSV and spreadsheets write the same cells.
namespace servicechain::analysis {

// Words, a number, or nothing.
struct Cell {
  std::string words{};
  std::optional<double> number{};
  Cell() = default;
  Cell(std::string said) : words{std::move(said)} {}  // NOLINT(google-explicit-constructor)
  Cell(const char* said) : words{said} {}             // NOLINT(google-explicit-constructor)
  Cell(double value) : number{value} {}               // NOLINT(google-explicit-constructor)
  [[nodiscard]] friend bool operator==(const Cell&, const Cell&) = default;
};

struct DataTable {
  std::string name;                  // "series"
  std::vector<std::string> columns;  // with units: "from_h"
  std::vector<std::vector<Cell>> rows;
};

[[nodiscard]] Cell cell(const std::optional<double>& value);
[[nodiscard]] Cell count_cell(std::uint64_t count);
// Mean, low and high.
void add_figures(std::vector<Cell>& row, const Estimate& estimate);

// Numbers to 12 significant digits, as in JSON.
[[nodiscard]] std::string csv_of(const DataTable& table);

// How a spreadsheet wants its CSV.
struct CsvDialect {
  char separator = ',';
  char decimal = '.';
  std::string_view beginning{};  // byte_order_mark, by which some programs know UTF-8
};
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
[[nodiscard]] std::string csv_of(const DataTable& table, const CsvDialect& dialect);

}  // namespace servicechain::analysis
