#include <map>

#include "analysis/store/history_store.h"
#include "analysis/store/stored_run_tables.h"

namespace servicechain::analysis {
namespace {

constexpr const char* layout = R"sql(
CREATE TABLE run (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE sets (place INTEGER PRIMARY KEY, change TEXT NOT NULL);
CREATE TABLE tables (place INTEGER PRIMARY KEY, file TEXT NOT NULL);
CREATE TABLE table_files (place INTEGER PRIMARY KEY, name TEXT NOT NULL, text BLOB NOT NULL);
CREATE TABLE guesses (place INTEGER PRIMARY KEY, path TEXT NOT NULL);
CREATE TABLE unmeasured_constants (place INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE usual (place INTEGER PRIMARY KEY, of TEXT NOT NULL, name TEXT NOT NULL, symbol TEXT NOT NULL,
  unit TEXT NOT NULL, value REAL NOT NULL);
CREATE TABLE problems (place INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE measure_names (id INTEGER PRIMARY KEY, of TEXT NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL,
  unit TEXT NOT NULL);
CREATE TABLE measures (what_if TEXT NOT NULL, measure_id INTEGER NOT NULL REFERENCES measure_names,
  mean REAL, low REAL, high REAL, sd REAL, n INTEGER NOT NULL, method TEXT NOT NULL, refused_because TEXT NOT NULL);
CREATE TABLE differences (what_if TEXT NOT NULL, measure_id INTEGER NOT NULL REFERENCES measure_names,
  mean REAL, low REAL, high REAL, sd REAL, n INTEGER NOT NULL, method TEXT NOT NULL, refused_because TEXT NOT NULL,
  variance_reduction REAL, verdict TEXT, sentence TEXT NOT NULL, correlation REAL, control_gain REAL,
  chance_of_luck REAL);
CREATE TABLE replications (what_if TEXT NOT NULL, measure_id INTEGER NOT NULL REFERENCES measure_names,
  replication INTEGER NOT NULL, total REAL NOT NULL, weight REAL NOT NULL);
CREATE TABLE answers (place INTEGER PRIMARY KEY, what_if TEXT NOT NULL, says TEXT NOT NULL, cost TEXT NOT NULL,
  verdict TEXT NOT NULL, sentence TEXT NOT NULL);
CREATE TABLE answer_changes (answer INTEGER NOT NULL REFERENCES answers, path TEXT NOT NULL, before TEXT NOT NULL,
  after TEXT NOT NULL);
CREATE TABLE answer_sentences (answer INTEGER NOT NULL REFERENCES answers, words TEXT NOT NULL);
CREATE TABLE series (place INTEGER PRIMARY KEY, what_if TEXT NOT NULL,
  measure_id INTEGER NOT NULL REFERENCES measure_names, step_h REAL NOT NULL, runs INTEGER NOT NULL);
CREATE TABLE series_values (series INTEGER NOT NULL REFERENCES series, step INTEGER NOT NULL, value REAL);
CREATE VIEW measure_values AS SELECT what_if, of, kind, measure, unit, mean, low, high, sd, n, method,
  refused_because FROM measures JOIN measure_names ON id = measure_id;
CREATE VIEW difference_values AS SELECT what_if, of, kind, measure, unit, mean, low, high, sd, n,
  variance_reduction, verdict, sentence FROM differences JOIN measure_names ON id = measure_id;
CREATE VIEW replication_values AS SELECT what_if, replication, of, kind, measure, unit, total, weight,
  total / nullif(weight, 0) AS value FROM replications JOIN measure_names ON id = measure_id;
)sql";

class Writer {
 public:
  explicit Writer(SqliteFile& file) : file_{file} {}

  void write(const StoredRun& run) {
    write_facts(run);
    write_list("INSERT INTO sets (change) VALUES (?)", run.identity.sets);
    write_list("INSERT INTO tables (file) VALUES (?)", run.identity.tables);
    write_table_files(run.table_files);
    write_list("INSERT INTO problems (words) VALUES (?)", run.study.problems);
    write_usual(run.study);
    write_list("INSERT INTO guesses (path) VALUES (?)", run.study.rests_on.guesses);
    write_list("INSERT INTO unmeasured_constants (name) VALUES (?)", run.study.rests_on.constants);
    write_measures(run.study);
    write_differences(run.study);
    write_replications(run.study);
    write_answers(run.study);
    write_series(run.study);
    write_history(file_, run.study.history, [this](const Measure& measure) { return id_of(measure); });
  }

 private:
  void write_facts(const StoredRun& run) {
    const Study& study = run.study;
    SqliteStatement fact{file_, "INSERT INTO run VALUES (?, ?)"};
    const auto say = [&](std::string_view key, const auto& value) { fact.bind(key).bind(value).run(); };
    const auto say_yes_no = [&](std::string_view key, bool value) { say(key, std::int64_t{value}); };
    say("version", std::string_view{run.identity.version});
    say("identity", std::string_view{hash_of(run.identity, study)});
    say("scenario_text", std::string_view{run.identity.scenario_text});
    say("scenario", std::string_view{study.scenario});
    say("source_line", std::string_view{study.source_line});
    say("seed", std::int64_t{study.seed});
    say("replications", std::int64_t{study.replications});
    say("confidence", study.confidence);
    say("warm_up_h", study.warm_up_h);
    say("length_h", study.length_h);
    say("ended", std::string_view{study.ended});
    say_yes_no("grew_without_limit", study.grew_without_limit);
    say_yes_no("deadlocked", study.deadlocked);
    say_yes_no("was_stopped", study.was_stopped);
    say("events", static_cast<std::int64_t>(study.events));
    say("warm_up_words", std::string_view{study.warm_up_words});
    say("stopping_words", std::string_view{study.stopping_words});
    say_yes_no("left_open", study.left_open);
    say("decided_measure", id_of(study.decided));
    say("smallest_difference", study.smallest_difference);
  }

  void write_list(std::string_view sql, const std::vector<std::string>& items) {
    SqliteStatement insert{file_, sql};
    for (const std::string& item : items) insert.bind(std::string_view{item}).run();
  }

  void write_table_files(const std::vector<TableFile>& files) {
    SqliteStatement insert{file_, "INSERT INTO table_files (name, text) VALUES (?, ?)"};
    for (const TableFile& file : files) insert.bind(std::string_view{file.name}).bind_bytes(file.text).run();
  }

  void write_usual(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO usual (of, name, symbol, unit, value) VALUES (?, ?, ?, ?, ?)"};
    for (const UsualValue& one : study.usual) {
      insert.bind(one.of).bind(one.name).bind(one.symbol).bind(one.unit).bind(one.value).run();
    }
  }

  std::int64_t id_of(const Measure& measure) {
    const auto [place, is_new] = ids_.try_emplace(measure, static_cast<std::int64_t>(ids_.size()) + 1);
    if (is_new) {
      SqliteStatement{file_, "INSERT INTO measure_names VALUES (?, ?, ?, ?, ?)"}
          .bind(place->second)
          .bind(measure.of)
          .bind(measure.kind)
          .bind(measure.name)
          .bind(measure.unit)
          .run();
    }
    return place->second;
  }

  static void bind(SqliteStatement& insert, const Estimate& estimate) {
    const auto low = estimate.range ? std::optional{estimate.range->low} : std::nullopt;
    const auto high = estimate.range ? std::optional{estimate.range->high} : std::nullopt;
    insert.bind(estimate.mean).bind(low).bind(high).bind(estimate.sd).bind(std::int64_t{estimate.n});
    insert.bind(estimate.method).bind(estimate.refused_because);
  }

  void write_measures(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    for (const MeasureRow& row : study.measures) {
      insert.bind(row.what_if).bind(id_of(row.measure));
      bind(insert, row.estimate);
      insert.run();
    }
  }

  void write_differences(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO differences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    for (const DifferenceRow& row : study.differences) {
      insert.bind(row.what_if).bind(id_of(row.measure));
      bind(insert, row.estimate);
      insert.bind(row.variance_reduction);
      if (row.verdict)
        insert.bind(name_of(*row.verdict));
      else
        insert.bind(std::optional<double>{});
      insert.bind(row.sentence).bind(row.correlation).bind(row.control_gain).bind(row.chance_of_luck).run();
    }
  }

  void write_replications(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO replications VALUES (?, ?, ?, ?, ?)"};
    for (const ReplicationRow& row : study.replication_rows) {
      std::int64_t replication = 0;
      for (const auto& [total, weight] : row.pairs) {
        insert.bind(row.what_if).bind(id_of(row.measure)).bind(++replication).bind(total).bind(weight).run();
      }
    }
  }

  void write_answers(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?)"};
    SqliteStatement insert_change{file_, "INSERT INTO answer_changes VALUES (?, ?, ?, ?)"};
    SqliteStatement insert_sentence{file_, "INSERT INTO answer_sentences VALUES (?, ?)"};
    std::int64_t place = 0;
    for (const WhatIfAnswer& answer : study.answers) {
      insert.bind(++place).bind(answer.name).bind(answer.says).bind(answer.cost);
      insert.bind(name_of(answer.verdict)).bind(answer.sentence).run();
      for (const std::vector<std::string>& change : answer.changes) {
        insert_change.bind(place);
        for (std::size_t i = 0; i < 3; ++i) insert_change.bind(i < change.size() ? std::string_view{change[i]} : "");
        insert_change.run();
      }
      for (const std::string& words : answer.further) insert_sentence.bind(place).bind(words).run();
    }
  }

  void write_series(const Study& study) {
    SqliteStatement insert{file_, "INSERT INTO series VALUES (?, ?, ?, ?, ?)"};
    SqliteStatement insert_value{file_, "INSERT INTO series_values VALUES (?, ?, ?)"};
    std::int64_t place = 0;
    for (const Series& series : study.series) {
      insert.bind(++place).bind(series.what_if).bind(id_of(series.measure)).bind(series.step_h);
      insert.bind(std::int64_t{series.replications}).run();
      std::int64_t step = 0;
      for (const std::optional<double>& value : series.values) insert_value.bind(place).bind(step++).bind(value).run();
    }
  }

  SqliteFile& file_;
  std::map<Measure, std::int64_t> ids_;
};

}  // namespace

void make_run_tables(SqliteFile& file) {
  file.execute(layout);
  file.execute(history_layout);
}

void write_run(SqliteFile& file, const StoredRun& run) { Writer{file}.write(run); }

}  // namespace servicechain::analysis
