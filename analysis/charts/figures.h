#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/study.h"
#include "analysis/words.h"

// A study's numbers as a chart draws them: all along one scale in one unit that a person would use.
namespace servicechain::analysis::charts {

// For all of them together: that of the largest. Nothing to draw: that of 0.
[[nodiscard]] Scale common_scale(const Measure& measure, const std::vector<Estimate>& estimates, Saying saying);

// Point, low end, high end in that unit; nothing where there is none.
[[nodiscard]] std::vector<Cell> drawn(const Estimate& estimate, const Scale& scale);

// "satisfaction, points", "change of wait, min".
[[nodiscard]] std::string axis_of(const Measure& measure, const Scale& scale, Saying saying);

// Whether it is surely better, surely worse, or not sure: "good", "bad", "open". `raw`: what-if minus base.
[[nodiscard]] std::string sign_of(const Measure& measure, const Estimate& raw);

// nullptr: no such row.
[[nodiscard]] const MeasureRow* measure_in(const Study& study, std::string_view what_if, const Measure& measure);
[[nodiscard]] const DifferenceRow* difference_in(const Study& study, std::string_view what_if, const Measure& measure);

// With a capital letter, at the beginning of a sentence: "shoppers" → "Shoppers".
[[nodiscard]] std::string begun_with(std::string word);

// As a chart's title calls it: “Hire one more IT technician”, where the file's words are short enough for that; else
// "stock-list-online", as everywhere else.
[[nodiscard]] std::string in_a_title(const WhatIfAnswer& what_if);

// "wait, all customers".
[[nodiscard]] std::string full_name(const Measure& measure);

}  // namespace servicechain::analysis::charts
