#include "analysis/history/history_tables.h"

#include <array>

#include "analysis/history/spc_tables.h"

namespace servicechain::analysis {
namespace {

constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::vector<Cell> head_of(const std::string& what_if, const Measure& measure) {
  return {what_if, measure.of, measure.kind, measure.name, measure.unit};
}

}  // namespace

DataTable series_table(const StudyHistory& history) {
  DataTable table{"series",
                  {"what_if", "of", "kind", "measure", "unit", "period", "begins", "from_h", "to_h", "runs", "median",
                   "low_50", "high_50", "low_90", "high_90", "typical_run", "typical", "typical_total",
                   "typical_weight"},
                  {}};
  for (const PeriodSeries& series : history.series) {
    for (std::size_t p = 0; p < history.periods.size(); ++p) {
      const Period& period = history.periods[p];
      std::vector<Cell> row = head_of(series.what_if, series.measure);
      row.insert(row.end(), {count_cell(p + 1), period.begins, period.from_h, period.to_h, count_cell(history.runs)});
      const std::optional<Band>& band = series.bands[p];
      for (const auto part : {&Band::median, &Band::low_50, &Band::high_50, &Band::low_90, &Band::high_90}) {
        row.push_back(band ? Cell{(*band).*part} : Cell{});
      }
      const auto [total, weight] = series.typical[p];
      const Cell typical = weight > 0 ? Cell{total / weight} : Cell{};
      row.insert(row.end(), {count_cell(history.typical_run), typical, total, weight});
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable staff_use_table(const StudyHistory& history) {
  DataTable table{"staff-use",
                  {"what_if", "of", "day", "hour", "busy", "busy_low", "busy_high", "held", "held_low", "held_high",
                   "idle", "idle_low", "idle_high", "off"},
                  {}};
  for (const StaffUse& use : history.staff) {
    std::vector<Cell> row{use.what_if, use.of, days[use.hour / 24], count_cell(use.hour % 24)};
    for (const Estimate* people : {&use.busy, &use.held, &use.idle}) add_figures(row, *people);
    row.push_back(use.off);
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable wait_curves_table(const StudyHistory& history) {
  DataTable table{"wait-curves",
                  {"what_if", "of", "kind", "measure", "within_h", "promise_h", "share", "share_low", "share_high",
                   "n"},
                  {}};
  for (const WaitCurve& curve : history.waits) {
    for (const WithinPoint& point : curve.points) {
      std::vector<Cell> row{curve.what_if,      curve.measure.of, curve.measure.kind,
                            curve.measure.name, point.within_h,   cell(curve.promise_h)};
      add_figures(row, point.share);
      row.push_back(count_cell(point.share.n));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable troubles_table(const StudyHistory& history) {
  DataTable table{"troubles",
                  {"what_if", "whose", "of", "reason", "per_week", "per_week_low", "per_week_high", "share",
                   "share_low", "share_high", "n"},
                  {}};
  for (const Trouble& trouble : history.troubles) {
    std::vector<Cell> row{trouble.what_if, trouble.whose, trouble.of, trouble.reason};
    add_figures(row, trouble.per_week);
    add_figures(row, trouble.share);
    row.push_back(count_cell(trouble.per_week.n));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<DataTable> history_tables(const StudyHistory& history, double confidence) {
  return {series_table(history),   staff_use_table(history),      wait_curves_table(history),
          troubles_table(history), control_charts_table(history), when_noticed_table(history, confidence)};
}

}  // namespace servicechain::analysis
