#include "analysis/store/history_store.h"

#include <utility>

#include "analysis/store/store_trouble.h"

namespace servicechain::analysis {
namespace {

void bind(SqliteStatement& insert, const Estimate& estimate) {
  const auto low = estimate.range ? std::optional{estimate.range->low} : std::nullopt;
  const auto high = estimate.range ? std::optional{estimate.range->high} : std::nullopt;
  insert.bind(estimate.mean).bind(low).bind(high).bind(estimate.sd).bind(std::int64_t{estimate.n});
  insert.bind(std::string_view{estimate.method});
}

// Of mean, low, high, sd, n, method from that column on.
Estimate estimate(const SqliteStatement& row, int first) {
  Estimate read;
  read.mean = row.maybe_real(first);
  read.sd = row.maybe_real(first + 3);
  read.n = static_cast<std::uint32_t>(row.integer(first + 4));
  read.method = row.text(first + 5);
  const auto low = row.maybe_real(first + 1);
  const auto high = row.maybe_real(first + 2);
  if (low && high) read.range = Range{*low, *high};
  return read;
}

// What does not belong together is of no use.
void require_sound(const SqliteFile& file, bool is_sound) {
  if (!is_sound) refuse(file, StoreTrouble::damaged);
}

// -- Writing -----------------------------------------------------------------------------------------------------

void write_facts(SqliteFile& file, const StudyHistory& history) {
  SqliteStatement fact{file, "INSERT INTO run VALUES (?, ?)"};
  fact.bind("period").bind(std::string_view{history.period}).run();
  fact.bind("period_runs").bind(std::int64_t{history.runs}).run();
  fact.bind("typical_run").bind(std::int64_t{history.typical_run}).run();
  SqliteStatement insert{file, "INSERT INTO periods VALUES (?, ?, ?, ?)"};
  std::int64_t place = 0;
  for (const Period& period : history.periods) {
    insert.bind(++place).bind(period.from_h).bind(period.to_h).bind(std::string_view{period.begins}).run();
  }
}

void write_values(SqliteStatement& insert, std::int64_t place, const PeriodSeries& series) {
  for (std::size_t p = 0; p < series.bands.size(); ++p) {
    insert.bind(place).bind(static_cast<std::int64_t>(p + 1));
    const std::optional<Band>& band = series.bands[p];
    for (const auto part : {&Band::median, &Band::low_50, &Band::high_50, &Band::low_90, &Band::high_90}) {
      insert.bind(band ? std::optional{(*band).*part} : std::nullopt);
    }
    insert.bind(series.typical[p].total).bind(series.typical[p].weight).run();
  }
}

void write_runs(SqliteStatement& insert, std::int64_t place, const PeriodSeries& series) {
  for (std::size_t r = 0; r < series.runs.size(); ++r) {
    for (std::size_t p = 0; p < series.runs[r].size(); ++p) {
      insert.bind(place).bind(static_cast<std::int64_t>(r + 1)).bind(static_cast<std::int64_t>(p + 1));
      insert.bind(series.runs[r][p].total).bind(series.runs[r][p].weight).run();
    }
  }
}

void write_series(SqliteFile& file, const StudyHistory& history, const NumberOfMeasure& number_of) {
  SqliteStatement insert{file, "INSERT INTO period_series VALUES (?, ?, ?)"};
  SqliteStatement insert_value{file, "INSERT INTO period_values VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  SqliteStatement insert_run{file, "INSERT INTO period_runs VALUES (?, ?, ?, ?, ?)"};
  std::int64_t place = 0;
  for (const PeriodSeries& series : history.series) {
    insert.bind(++place).bind(std::string_view{series.what_if}).bind(number_of(series.measure)).run();
    write_values(insert_value, place, series);
    write_runs(insert_run, place, series);
  }
}

void write_staff(SqliteFile& file, const StudyHistory& history) {
  SqliteStatement insert{file, "INSERT INTO staff_use VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  for (const StaffUse& use : history.staff) {
    const std::pair<std::string_view, const Estimate*> parts[]{
        {"busy", &use.busy}, {"held", &use.held}, {"idle", &use.idle}};
    for (const auto& [part, people] : parts) {
      insert.bind(std::string_view{use.what_if}).bind(std::string_view{use.of}).bind(std::int64_t{use.hour}).bind(part);
      bind(insert, *people);
      insert.bind(use.off).run();
    }
  }
}

void write_waits(SqliteFile& file, const StudyHistory& history, const NumberOfMeasure& number_of) {
  SqliteStatement insert{file, "INSERT INTO wait_curves VALUES (?, ?, ?, ?)"};
  SqliteStatement insert_point{file, "INSERT INTO wait_points VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
  std::int64_t place = 0;
  for (const WaitCurve& curve : history.waits) {
    insert.bind(++place).bind(std::string_view{curve.what_if}).bind(number_of(curve.measure)).bind(curve.promise_h);
    insert.run();
    for (const WithinPoint& point : curve.points) {
      insert_point.bind(place).bind(point.within_h);
      bind(insert_point, point.share);
      insert_point.run();
    }
  }
}

void write_troubles(SqliteFile& file, const StudyHistory& history) {
  SqliteStatement insert{file, "INSERT INTO troubles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  for (const Trouble& trouble : history.troubles) {
    const std::pair<std::string_view, const Estimate*> figures[]{{"per week", &trouble.per_week},
                                                                 {"share", &trouble.share}};
    for (const auto& [figure, estimate] : figures) {
      insert.bind(std::string_view{trouble.what_if}).bind(std::string_view{trouble.whose});
      insert.bind(std::string_view{trouble.of}).bind(std::string_view{trouble.reason}).bind(figure);
      bind(insert, *estimate);
      insert.run();
    }
  }
}

// -- Reading -----------------------------------------------------------------------------------------------------

void read_series(SqliteFile& file, StudyHistory& history, const MeasureOfNumber& measure_of) {
  SqliteStatement rows{file, "SELECT place, what_if, measure_id FROM period_series ORDER BY place"};
  while (rows.next()) history.series.push_back({rows.text(1), measure_of(rows.integer(2)), {}, {}, {}});
  const auto series_at = [&](std::int64_t place) -> PeriodSeries& {
    require_sound(file, place >= 1 && static_cast<std::uint64_t>(place) <= history.series.size());
    return history.series[static_cast<std::size_t>(place - 1)];
  };
  SqliteStatement values{file, "SELECT * FROM period_values ORDER BY rowid"};
  while (values.next()) {
    PeriodSeries& series = series_at(values.integer(0));
    const std::optional<double> median = values.maybe_real(2);
    series.bands.push_back(median ? std::optional{Band{*median, values.real(3), values.real(4), values.real(5),
                                                       values.real(6)}}
                                  : std::nullopt);
    series.typical.push_back({values.real(7), values.real(8)});
  }
  SqliteStatement runs{file, "SELECT * FROM period_runs ORDER BY rowid"};
  while (runs.next()) {
    PeriodSeries& series = series_at(runs.integer(0));
    if (runs.integer(2) == 1) series.runs.emplace_back();
    require_sound(file, !series.runs.empty());
    series.runs.back().push_back({runs.real(3), runs.real(4)});
  }
}

void read_staff(SqliteFile& file, StudyHistory& history) {
  SqliteStatement rows{file, "SELECT what_if, of, hour, off, part, mean, low, high, sd, n, method FROM staff_use "
                             "ORDER BY rowid"};
  while (rows.next()) {
    const std::string part = rows.text(4);
    if (part == "busy") {
      history.staff.push_back({rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.integer(2)), {}, {}, {},
                               rows.real(3)});
    }
    require_sound(file, !history.staff.empty());
    StaffUse& use = history.staff.back();
    (part == "busy" ? use.busy : part == "held" ? use.held : use.idle) = estimate(rows, 5);
  }
}

void read_waits(SqliteFile& file, StudyHistory& history, const MeasureOfNumber& measure_of) {
  SqliteStatement rows{file, "SELECT place, what_if, measure_id, promise_h FROM wait_curves ORDER BY place"};
  while (rows.next()) {
    history.waits.push_back({rows.text(1), measure_of(rows.integer(2)), rows.maybe_real(3), {}});
  }
  SqliteStatement points{file, "SELECT * FROM wait_points ORDER BY rowid"};
  while (points.next()) {
    const std::int64_t place = points.integer(0);
    require_sound(file, place >= 1 && static_cast<std::uint64_t>(place) <= history.waits.size());
    WaitCurve& curve = history.waits[static_cast<std::size_t>(place - 1)];
    curve.points.push_back({points.real(1), estimate(points, 2)});
  }
}

void read_troubles(SqliteFile& file, StudyHistory& history) {
  SqliteStatement rows{file, "SELECT * FROM troubles ORDER BY rowid"};
  while (rows.next()) {
    if (rows.text(4) == "per week") {
      history.troubles.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), estimate(rows, 5), {}});
    } else {
      require_sound(file, !history.troubles.empty());
      history.troubles.back().share = estimate(rows, 5);
    }
  }
}

}  // namespace

void write_history(SqliteFile& file, const StudyHistory& history, const NumberOfMeasure& number_of) {
  write_facts(file, history);
  write_series(file, history, number_of);
  write_staff(file, history);
  write_waits(file, history, number_of);
  write_troubles(file, history);
}

StudyHistory read_history(SqliteFile& file, const MeasureOfNumber& measure_of) {
  StudyHistory history;
  history.period = file.text_of("SELECT value FROM run WHERE key = 'period'");
  history.runs = static_cast<std::uint32_t>(file.number_of("SELECT value FROM run WHERE key = 'period_runs'"));
  history.typical_run = static_cast<std::uint32_t>(file.number_of("SELECT value FROM run WHERE key = 'typical_run'"));
  SqliteStatement periods{file, "SELECT from_h, to_h, begins FROM periods ORDER BY period"};
  while (periods.next()) history.periods.push_back({periods.real(0), periods.real(1), periods.text(2)});
  read_series(file, history, measure_of);
  for (const PeriodSeries& series : history.series) {
    require_sound(file, series.bands.size() == history.periods.size());
  }
  read_staff(file, history);
  read_waits(file, history, measure_of);
  read_troubles(file, history);
  return history;
}

}  // namespace servicechain::analysis
