#include "analysis/measures/measure_finder.h"

namespace servicechain::analysis {

MeasureFinder::MeasureFinder(const Study& study, std::string_view what_if) {
  for (const MeasureRow& row : study.measures) {
    if (row.what_if == what_if) rows_.try_emplace({row.measure.of, row.measure.kind, row.measure.name}, &row);
  }
}

const MeasureRow* MeasureFinder::find(std::string_view of, std::string_view name, std::string_view kind) const {
  const auto place = rows_.find({of, kind, name});
  return place == rows_.end() ? nullptr : place->second;
}

std::optional<double> MeasureFinder::mean(std::string_view of, std::string_view name, std::string_view kind) const {
  const MeasureRow* row = find(of, name, kind);
  return row == nullptr ? std::nullopt : row->estimate.mean;
}

}  // namespace servicechain::analysis
