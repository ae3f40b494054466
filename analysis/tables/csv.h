#pragma once

#include <array>
#include <span>
#include <string>

#include "analysis/estimates/estimate.h"
#include "analysis/tables/tables.h"

// Comma-separated values as RFC 4180 has them: CRLF ends a row, what holds a comma, quote or line end is quoted.
namespace servicechain::analysis {

[[nodiscard]] std::string csv_row(std::span<const std::string> fields);
// With something else between the fields.
[[nodiscard]] std::string csv_row(std::span<const std::string> fields, char separator);
[[nodiscard]] std::string csv_of(const Table& table);
// Mean, low and high to 12 digits, as in JSON; empty where there is none.
[[nodiscard]] std::array<std::string, 3> csv_figures(const Estimate& estimate);

}  // namespace servicechain::analysis
