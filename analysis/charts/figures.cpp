#include "analysis/charts/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/markup.h"
#include "analysis/verdicts/verdict.h"

namespace servicechain::analysis::charts {
namespace {

template <class Row>
const Row* row_in(const std::vector<Row>& rows, std::string_view what_if, const Measure& measure) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.what_if == what_if && row.measure == measure;
  });
  return found == rows.end() ? nullptr : &*found;
}

std::string_view without_full_stop(std::string_view sentence) {
  return sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence;
}

}  // namespace

Scale common_scale(const Measure& measure, const std::vector<Estimate>& estimates, Saying saying) {
  double size = 0;
  for (const Estimate& estimate : estimates) {
    size = std::max(size, std::abs(estimate.mean.value_or(0)));
    if (estimate.range) size = std::max({size, std::abs(estimate.range->low), std::abs(estimate.range->high)});
  }
  return scale_for(measure, size, saying);
}

std::vector<Cell> drawn(const Estimate& estimate, const Scale& scale) {
  std::vector<Cell> cells(3);
  if (estimate.mean) cells[0] = *estimate.mean * scale.factor;
  if (estimate.range) {
    cells[1] = estimate.range->low * scale.factor;
    cells[2] = estimate.range->high * scale.factor;
  }
  return cells;
}

std::string axis_of(const Measure& measure, const Scale& scale, Saying saying) {
  const std::string name = (saying == Saying::change ? "change of " : "") + full_name(measure);
  return scale.unit.empty() ? name : fmt::format("{} ({})", name, scale.unit);
}

std::string sign_of(const Measure& measure, const Estimate& raw) {
  if (!raw.range) return "open";
  const Range range = improvement(measure, *raw.range);
  return range.low > 0 ? "good" : range.high < 0 ? "bad" : "open";
}

const MeasureRow* measure_in(const Study& study, std::string_view what_if, const Measure& measure) {
  return row_in(study.measures, what_if, measure);
}

const DifferenceRow* difference_in(const Study& study, std::string_view what_if, const Measure& measure) {
  return row_in(study.differences, what_if, measure);
}

std::string begun_with(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string in_a_title(const WhatIfAnswer& what_if) {
  constexpr std::size_t most_letters = 45;  // beside a question on one line of a slide
  const std::string_view says = without_full_stop(what_if.says);
  return says.empty() || shortened(says, most_letters) != says ? what_if.name : fmt::format("“{}”", says);
}

std::string full_name(const Measure& measure) {
  return fmt::format("{}, {}", name_of(measure, Vocabulary::plain), place_of(measure.of));
}

}  // namespace servicechain::analysis::charts
