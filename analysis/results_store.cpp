#include "analysis/results_store.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "analysis/history_store.h"
#include "analysis/kept_store.h"
#include "analysis/sqlite_file.h"

namespace servicechain::analysis {
namespace {

constexpr std::int64_t application_id = 0x53564348;  // "SVCH": says in the file's head whose it is
constexpr std::int64_t layout_version = 3;

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

constexpr std::array all_verdicts{
    VerdictKind::better,         VerdictKind::a_little,           VerdictKind::better_maybe_enough,
    VerdictKind::no_difference,  VerdictKind::cannot_tell,        VerdictKind::worse,
    VerdictKind::worse_a_little, VerdictKind::worse_maybe_enough, VerdictKind::nothing_changed};

class StoreCategory final : public std::error_category {
 public:
  const char* name() const noexcept override { return "results store"; }
  std::string message(int code) const override {
    switch (static_cast<StoreTrouble>(code)) {
      case StoreTrouble::not_ours: return "this is not a results store of servicechain";
      case StoreTrouble::newer: return "this results store was written by a later version of servicechain";
      case StoreTrouble::older: return "this results store was written by an earlier version of servicechain; run again";
      case StoreTrouble::damaged: return "this results store is damaged or cut short";
    }
    return "unknown trouble";
  }
};

[[noreturn]] void refuse(const SqliteFile& file, StoreTrouble trouble) {
  throw std::system_error{make_error_code(trouble), file.path().string()};
}

// -- Writing -----------------------------------------------------------------------------------------------------

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

// -- Reading -----------------------------------------------------------------------------------------------------

class Reader {
 public:
  explicit Reader(SqliteFile& file) : file_{file} {}

  StoredRun read() {
    StoredRun run;
    read_names();
    read_facts(run);
    run.identity.sets = list("SELECT change FROM sets ORDER BY place");
    run.identity.tables = list("SELECT file FROM tables ORDER BY place");
    read_table_files(run);
    run.study.problems = list("SELECT words FROM problems ORDER BY place");
    read_usual(run.study);
    run.study.rests_on = {list("SELECT path FROM guesses ORDER BY place"),
                          list("SELECT name FROM unmeasured_constants ORDER BY place")};
    read_measures(run.study);
    read_differences(run.study);
    read_replications(run.study);
    read_answers(run.study);
    read_series(run.study);
    run.study.history = read_history(file_, [this](std::int64_t id) { return measure(id); });
    return run;
  }

 private:
  void read_names() {
    SqliteStatement rows{file_, "SELECT id, of, kind, measure, unit FROM measure_names"};
    while (rows.next()) names_[rows.integer(0)] = {rows.text(1), rows.text(2), rows.text(3), rows.text(4)};
  }

  const Measure& measure(std::int64_t id) const {
    const auto place = names_.find(id);
    if (place == names_.end()) refuse(file_, StoreTrouble::damaged);
    return place->second;
  }

  VerdictKind verdict(const std::string& name) const {
    const auto place =
        std::find_if(all_verdicts.begin(), all_verdicts.end(), [&](VerdictKind kind) { return name_of(kind) == name; });
    if (place == all_verdicts.end()) refuse(file_, StoreTrouble::damaged);
    return *place;
  }

  std::vector<std::string> list(const std::string& sql) {
    SqliteStatement rows{file_, sql};
    std::vector<std::string> items;
    while (rows.next()) items.push_back(rows.text(0));
    return items;
  }

  SqliteStatement fact(std::string_view key) {
    SqliteStatement row{file_, "SELECT value FROM run WHERE key = ?"};
    row.bind(key);
    if (!row.next()) refuse(file_, StoreTrouble::damaged);
    return row;
  }

  void read_facts(StoredRun& run) {
    Study& study = run.study;
    run.identity.version = fact("version").text(0);
    run.identity.scenario_text = fact("scenario_text").text(0);
    study.scenario = fact("scenario").text(0);
    study.source_line = fact("source_line").text(0);
    study.seed = static_cast<std::uint32_t>(fact("seed").integer(0));
    study.replications = static_cast<std::uint32_t>(fact("replications").integer(0));
    study.confidence = fact("confidence").real(0);
    study.warm_up_h = fact("warm_up_h").real(0);
    study.length_h = fact("length_h").real(0);
    study.ended = fact("ended").text(0);
    study.grew_without_limit = fact("grew_without_limit").integer(0) != 0;
    study.deadlocked = fact("deadlocked").integer(0) != 0;
    study.was_stopped = fact("was_stopped").integer(0) != 0;
    study.events = static_cast<std::uint64_t>(fact("events").integer(0));
    study.warm_up_words = fact("warm_up_words").text(0);
    study.stopping_words = fact("stopping_words").text(0);
    study.left_open = fact("left_open").integer(0) != 0;
    study.decided = measure(fact("decided_measure").integer(0));
    study.smallest_difference = fact("smallest_difference").real(0);
  }

  void read_table_files(StoredRun& run) {
    SqliteStatement rows{file_, "SELECT name, text FROM table_files ORDER BY place"};
    while (rows.next()) run.table_files.push_back({rows.text(0), rows.bytes(1)});
  }

  void read_usual(Study& study) {
    SqliteStatement rows{file_, "SELECT of, name, symbol, unit, value FROM usual ORDER BY place"};
    while (rows.next()) {
      study.usual.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.real(4)});
    }
  }

  // Of mean, low, high, sd, n, method, refused_because from that column on.
  static Estimate estimate(const SqliteStatement& row, int first) {
    Estimate read{row.maybe_real(first),     std::nullopt,
                  row.maybe_real(first + 3), static_cast<std::uint32_t>(row.integer(first + 4)),
                  row.text(first + 5),       row.text(first + 6)};
    const auto low = row.maybe_real(first + 1);
    const auto high = row.maybe_real(first + 2);
    if (low && high) read.range = Range{*low, *high};
    return read;
  }

  void read_measures(Study& study) {
    SqliteStatement rows{file_, "SELECT * FROM measures ORDER BY rowid"};
    while (rows.next()) study.measures.push_back({rows.text(0), measure(rows.integer(1)), estimate(rows, 2)});
  }

  void read_differences(Study& study) {
    SqliteStatement rows{file_, "SELECT * FROM differences ORDER BY rowid"};
    while (rows.next()) {
      const std::string verdict_name = rows.text(10);
      study.differences.push_back({rows.text(0), measure(rows.integer(1)), estimate(rows, 2), rows.maybe_real(9),
                                   verdict_name.empty() ? std::nullopt : std::optional{verdict(verdict_name)},
                                   rows.text(11), rows.maybe_real(12), rows.maybe_real(13), rows.maybe_real(14)});
    }
  }

  void read_replications(Study& study) {
    SqliteStatement rows{file_, "SELECT * FROM replications ORDER BY rowid"};
    while (rows.next()) {
      const bool begins = rows.integer(2) == 1 || study.replication_rows.empty();
      if (begins) study.replication_rows.push_back({rows.text(0), measure(rows.integer(1)), {}});
      study.replication_rows.back().pairs.push_back({rows.real(3), rows.real(4)});
    }
  }

  void read_answers(Study& study) {
    SqliteStatement rows{file_, "SELECT place, what_if, says, cost, verdict, sentence FROM answers ORDER BY place"};
    while (rows.next()) {
      WhatIfAnswer answer{rows.text(1), rows.text(2), {}, rows.text(3), verdict(rows.text(4)), rows.text(5), {}};
      SqliteStatement changes{file_, "SELECT path, before, after FROM answer_changes WHERE answer = ? ORDER BY rowid"};
      changes.bind(rows.integer(0));
      while (changes.next()) answer.changes.push_back({changes.text(0), changes.text(1), changes.text(2)});
      SqliteStatement sentences{file_, "SELECT words FROM answer_sentences WHERE answer = ? ORDER BY rowid"};
      sentences.bind(rows.integer(0));
      while (sentences.next()) answer.further.push_back(sentences.text(0));
      study.answers.push_back(std::move(answer));
    }
  }

  void read_series(Study& study) {
    SqliteStatement rows{file_, "SELECT place, what_if, measure_id, step_h, runs FROM series ORDER BY place"};
    while (rows.next()) {
      Series series{rows.text(1), measure(rows.integer(2)), rows.real(3), static_cast<std::uint32_t>(rows.integer(4)),
                    {}};
      SqliteStatement values{file_, "SELECT value FROM series_values WHERE series = ? ORDER BY step"};
      values.bind(rows.integer(0));
      while (values.next()) series.values.push_back(values.maybe_real(0));
      study.series.push_back(std::move(series));
    }
  }

  SqliteFile& file_;
  std::map<std::int64_t, Measure> names_;
};

void check_whose_it_is(SqliteFile& file) {
  if (file.number_of("PRAGMA application_id") != application_id) refuse(file, StoreTrouble::not_ours);
  const std::int64_t found = file.number_of("PRAGMA user_version");
  if (found > layout_version) refuse(file, StoreTrouble::newer);
  if (found < layout_version) refuse(file, StoreTrouble::older);
  const auto bytes = file.number_of("PRAGMA page_count") * file.number_of("PRAGMA page_size");
  if (static_cast<std::uintmax_t>(bytes) != std::filesystem::file_size(file.path()))
    refuse(file, StoreTrouble::damaged);
  if (file.text_of("PRAGMA quick_check") != "ok") refuse(file, StoreTrouble::damaged);
}

}  // namespace

const std::error_category& store_category() {
  static const StoreCategory category;
  return category;
}

std::error_code make_error_code(StoreTrouble trouble) { return {static_cast<int>(trouble), store_category()}; }

std::string hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return fmt::format("fnv1a64:{:016x}", hash);
}

std::string hash_of(const RunIdentity& identity, const Study& study) {
  std::string all = fmt::format("{}\n{}\n{}\n", identity.version, study.seed, study.replications);
  for (const std::string& table : identity.tables) all += table + "\n";
  for (const std::string& set : identity.sets) all += fmt::format("{}:{}\n", set.size(), set);
  return hash_of(all + identity.scenario_text);
}

void write_results_store(const std::filesystem::path& path, const StoredRun& run, const KeptRuns* kept) {
  SqliteFile file = SqliteFile::create(path);
  file.execute("PRAGMA journal_mode = MEMORY");  // a file half written is thrown away with its folder
  file.execute(fmt::format("PRAGMA application_id = {}", application_id));
  file.execute(fmt::format("PRAGMA user_version = {}", layout_version));
  file.execute("BEGIN");
  file.execute(layout);
  file.execute(history_layout);
  file.execute(kept_layout);
  Writer{file}.write(run);
  if (kept) write_kept_runs(file, *kept);
  file.execute("COMMIT");
}

SqliteFile open_results_store(const std::filesystem::path& path) {
  SqliteFile file = SqliteFile::open_to_read(path);
  check_whose_it_is(file);
  return file;
}

StoredRun read_results_store(const std::filesystem::path& path) {
  SqliteFile file = open_results_store(path);
  return Reader{file}.read();
}

}  // namespace servicechain::analysis
