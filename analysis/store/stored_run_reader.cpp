#include <algorithm>
#include <array>
#include <map>

#include "analysis/store/history_store.h"
#include "analysis/store/store_trouble.h"
#include "analysis/store/stored_run_tables.h"

namespace servicechain::analysis {
namespace {

constexpr std::array all_verdicts{
    VerdictKind::better,         VerdictKind::a_little,           VerdictKind::better_maybe_enough,
    VerdictKind::no_difference,  VerdictKind::cannot_tell,        VerdictKind::worse,
    VerdictKind::worse_a_little, VerdictKind::worse_maybe_enough, VerdictKind::nothing_changed};

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

}  // namespace

StoredRun read_run(SqliteFile& file) { return Reader{file}.read(); }

}  // namespace servicechain::analysis
