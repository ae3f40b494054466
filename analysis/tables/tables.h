#pragma once

#include <string>
#include <vector>

#include "analysis/study.h"
#include "analysis/words.h"

namespace servicechain::analysis {

enum class Alignment { left, right };

struct Column {
  std::string name;
  Alignment alignment = Alignment::left;
  [[nodiscard]] friend bool operator==(const Column&, const Column&) = default;
};

// What a table says, before anything is drawn: text, page and CSV show the same cells.
struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as `columns`
  std::string note;                            // "" without
  [[nodiscard]] friend bool operator==(const Table&, const Table&) = default;
};

// "on time, of those served": where it is said of customers, those lost are not counted.
[[nodiscard]] std::string name_for_customers(const Measure& measure, Vocabulary vocabulary);

// What the customers feel: a measure a row, a segment a column.
[[nodiscard]] Table customers_table(const Study& study, const std::string& what_if);
// A department a row; then pools.
[[nodiscard]] Table departments_table(const Study& study, const std::string& what_if);
// How people are, where a coupling moves them: a department a row; else no rows.
[[nodiscard]] Table people_table(const Study& study, const std::string& what_if);
// For experts: what counts as usual, that the couplings measure change against. No rows where none asks.
[[nodiscard]] Table usual_table(const Study& study);
// Who serves whom inside: a need a row.
[[nodiscard]] Table links_table(const Study& study, const std::string& what_if);
// Every what-if beside the base: by how much the decided measure changes, its verdict, its cost.
[[nodiscard]] Table what_ifs_table(const Study& study);
// What a what-if surely changes, and by enough to be felt (inside 1% of today and 10 s, for customers 0.1%), customers first.
// Sure means: all of them together, by Holm's rule. For experts with how well the pairing worked.
[[nodiscard]] Table changes_table(const Study& study, const std::string& what_if);
// For experts: how alike base and what-if fared on the decided measure, and how its range was made.
[[nodiscard]] Table pairing_table(const Study& study);

// As text, columns lined up by what a terminal shows (Chinese characters take two places). No line ends in a space.
[[nodiscard]] std::string text_of(const Table& table);

// The whole answer of `run`, and of `compare` (verdicts first).
[[nodiscard]] std::string run_text(const Study& study);
[[nodiscard]] std::string compare_text(const Study& study);

}  // namespace servicechain::analysis
