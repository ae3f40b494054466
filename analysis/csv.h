#pragma once

#include <array>
#include <span>
#include <string>

#include "analysis/study.h"
#include "analysis/tables.h"

// Comma-separated values as RFC 4180 has them: CRLF ends a row, what holds a comma, quote or line end is quoted.
namespace servicechain::analysis {

[[nodiscard]] std::string csv_row(std::span<const std::string> fields);
[[nodiscard]] std::string csv_of(const Table& table);
// Mean, low and high to 12 digits, as in JSON; empty where there is none.
[[nodiscard]] std::array<std::string, 3> csv_figures(const Estimate& estimate);

// Every measure, every what-if: what_if, of, kind, measure, unit, mean, low, high, n, sd, refused_because.
[[nodiscard]] std::string measures_csv(const Study& study);
// Every difference: … variance_reduction, verdict.
[[nodiscard]] std::string differences_csv(const Study& study);

}  // namespace servicechain::analysis
