#include "scenarios/reading/kpi_history.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "scenarios/reading/data_folder.h"
#include "scenarios/reading/raw_text.h"
#include "scenarios/reading/scan.h"
#include "scenarios/reading/written_date.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view no_values[]{"-", "–", "—", "n/a", "na", "#n/a", "nan", "null"};  // small letters

// How the numbers and dates of the whole file are written.
struct Notation {
  bool has_commas = false;    // 12,5
  bool has_percents = false;  // 12%
  bool has_points = false;    // 05.01.2026
  DateNotation dates;
};

bool is_number_like(std::string_view cell) { return cell.find_first_of(digits) != cell.npos; }

bool is_no_value(std::string_view cell) {
  return cell.empty() || std::ranges::find(no_values, in_small_letters(cell)) != std::end(no_values);
}

Problem problem_of(const Fault& fault, std::optional<Spot> spot) {
  Problem problem;
  problem.code = fault.code;
  problem.spot = std::move(spot);
  problem.message = fault.message;
  problem.caret = fault.caret;
  problem.notes = fault.notes;
  return problem;
}

class KpiReader {
 public:
  KpiReader(const DataTable& table, const std::string& file, const KpiColumn& column)
      : table_{table}, file_{file}, column_{column} {}

  Read<KpiHistory> read() {
    if (!find_columns()) return {std::nullopt, std::move(problems_)};
    find_notation();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) add(row);
    put_in_order();
    std::ranges::stable_sort(problems_, {}, [](const Problem& problem) { return problem.spot->line; });
    const auto with_value = std::ranges::count_if(history_.values, [](const auto& value) { return value.has_value(); });
    if (problems_.empty() && with_value < 2) {
      refuse(1, {"E501", "there are fewer than two values", "a history needs at least two dates with a value"});
    }
    tell();
    return {std::move(history_), std::move(problems_)};
  }

 private:
  void refuse(std::size_t line, const Fault& fault) {
    if (problems_.size() == most_problems_kept) return;
    problems_.push_back(problem_of(fault, Spot{file_, line, 1, 1}));
  }

  bool find_columns() {
    if (good(read_written_date(table_.columns.front(), {}))) {
      refuse(1, {"E501", "the first row names no columns", "write date,value above the first date"});
      return false;
    }
    const Value<KpiColumns> found = scenarios::find_columns(table_.columns, column_, file_);
    if (!good(found)) {
      refuse(1, fault(found));
      return false;
    }
    date_ = good(found)->date;
    value_ = good(found)->value;
    history_.name = table_.columns[value_];
    return true;
  }

  // nullptr: the row is too short.
  [[nodiscard]] const std::string* value_in(std::size_t row) const {
    const auto& cells = table_.rows[row];
    return value_ < cells.size() ? &cells[value_] : nullptr;
  }

  void find_notation() {
    bool is_open = true;  // whether a mark stands between thousands
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto& cells = table_.rows[row];
      if (date_ < cells.size()) {
        learn(notation_.dates, cells[date_]);
        notation_.has_points = notation_.has_points || has_points(cells[date_]);
      }
      const std::string* cell = value_in(row);
      if (cell == nullptr || !is_number_like(*cell)) continue;
      const bool has_point = cell->find('.') != cell->npos;
      const bool has_comma = cell->find(',') != cell->npos;
      notation_.has_commas = notation_.has_commas || (has_comma && !has_point);
      notation_.has_percents = notation_.has_percents || cell->ends_with('%');
      if (has_point || has_comma) is_open = is_open && can_mark_thousands(*cell, table_.lines[row]);
    }
    if (!is_open) history_.two_meanings.reset();
  }

  // The first that can is kept, with what it can mean.
  bool can_mark_thousands(const std::string& cell, std::size_t line) {
    std::string with_point = cell;
    std::ranges::replace(with_point, ',', '.');
    const std::optional<Fault> meanings = two_meanings(with_point);
    if (!meanings || history_.two_meanings) return meanings.has_value();
    const std::string& large = meanings->suggestions[0];
    const std::string& small = meanings->suggestions[1];
    const char mark = cell.find(',') == cell.npos ? '.' : ',';
    std::string written = small;
    std::ranges::replace(written, '.', mark);
    history_.two_meanings = problem_of({"E503",
                                        fmt::format("{} can be {} or {}, and no other number tells which", in_quotes(cell), small, large),
                                        fmt::format("write {}, or {}", large, written)},
                                       Spot{file_, line, 1, 1});
    return true;
  }

  [[nodiscard]] Value<double> read_value(const std::string& cell) const {
    std::string written = cell;
    const bool is_percent = written.ends_with('%');
    if (is_percent) written.pop_back();
    const bool has_comma = written.find(',') != written.npos;
    const bool has_point = written.find('.') != written.npos;
    if (has_comma && has_point)
      return Fault{"E503", fmt::format("{} has a point and a comma", in_quotes(cell)), "write thousands plainly: 1234.5"};
    if (has_point && notation_.has_commas)
      return Fault{"E503", fmt::format("{} has a decimal point, and other rows have a decimal comma", in_quotes(cell)),
                   "write all in one way"};
    std::ranges::replace(written, ',', '.');
    const Value<double> number = read_number(trimmed(written));
    if (!good(number))
      return Fault{"E503", fmt::format("{} is not a number", in_quotes(cell)),
                   "write the number alone, such as 12.5; leave the cell empty where there is none"};
    if (!is_percent && notation_.has_percents)
      return Fault{"E503", fmt::format("{} has no %, and other rows have", in_quotes(cell)), "write all in one way"};
    return is_percent ? *good(number) / 100 : *good(number);
  }

  [[nodiscard]] Fault wrong_length(std::size_t cells) const {
    const bool may_be_comma = cells > table_.columns.size();
    return {"E501",
            fmt::format("{} {}, and the first row has {}", cells, cells == 1 ? "cell" : "cells", table_.columns.size()),
            may_be_comma ? "a number with a decimal comma? put it in quotes, or semicolons between" : ""};
  }

  void add(std::size_t row) {
    const std::size_t line = table_.lines[row];
    const auto& cells = table_.rows[row];
    if (cells.size() != table_.columns.size()) return refuse(line, wrong_length(cells.size()));
    const Value<Moment> date = read_written_date(cells[date_], notation_.dates);
    if (!good(date)) refuse_date(line, fault(date));
    const bool has_value = !is_no_value(cells[value_]);
    if (!has_value) note_no_value(line, cells[value_]);
    const Value<double> value = has_value ? read_value(cells[value_]) : Value<double>{0.0};
    if (!good(value)) refuse(line, fault(value));
    if (!good(date) || !good(value)) return;
    written_.push_back(cells[date_]);
    history_.lines.push_back(line);
    history_.dates.push_back(*good(date));
    history_.values.push_back(has_value ? std::optional{*good(value)} : std::nullopt);
  }

  // Where the day stands is asked once.
  void refuse_date(std::size_t line, const Fault& fault) {
    const bool is_unclear = !fault.notes.empty();
    if (!is_unclear || !is_asked_for_the_day_) refuse(line, fault);
    is_asked_for_the_day_ = is_asked_for_the_day_ || is_unclear;
  }

  void note_no_value(std::size_t line, const std::string& cell) {
    empty_.push_back(fmt::format("{}", line));
    if (!cell.empty() && std::ranges::find(empty_words_, cell) == empty_words_.end()) empty_words_.push_back(cell);
  }

  // The rows whose date does not lie behind that of the row before.
  [[nodiscard]] std::vector<std::size_t> out_of_order() const {
    std::vector<std::size_t> out;
    const auto when = [&](std::size_t i) { return std::pair{history_.dates[i].date, history_.dates[i].of_day}; };
    for (std::size_t i = 1; i < history_.dates.size(); ++i) {
      if (when(i) <= when(i - 1)) out.push_back(i);
    }
    return out;
  }

  void turn_round() {
    std::ranges::reverse(history_.dates);
    std::ranges::reverse(history_.values);
    std::ranges::reverse(history_.lines);
    std::ranges::reverse(written_);
  }

  // Newest first is turned round; other orders are refused once.
  void put_in_order() {
    std::vector<std::size_t> out = out_of_order();
    if (out.empty()) return;
    if (out.size() + 1 == history_.dates.size()) {
      turn_round();
      if (out_of_order().empty()) {
        history_.notes.push_back("The newest date stands first: the rows were turned round.");
        return;
      }
      turn_round();
    }
    const std::size_t first = out.front();
    Fault fault{"E502", fmt::format("{} is not after the date of row {}", in_quotes(written_[first]), history_.lines[first - 1]),
                "sort the file by date; one row for each"};
    if (out.size() > 1) fault.notes = {out.size() == 2 ? "nor is one row more" : fmt::format("nor are {} rows more", out.size() - 1)};
    refuse(history_.lines[first], fault);
  }

  void tell() {
    if (table_.separator == ';') history_.notes.push_back("Semicolons stand between the cells.");
    if (table_.separator == '\t') history_.notes.push_back("Tabs stand between the cells.");
    if (notation_.has_commas)
      history_.notes.push_back("Commas were read as decimal commas: 12,5 is twelve and a half.");
    history_.are_percents = notation_.has_percents;
    if (notation_.has_points) history_.notes.push_back("Dates were read with the day first: 05.01.2026 is the 5th of January.");
    if (notation_.dates.first) {
      history_.notes.push_back(fmt::format("Dates were read with the {} first, as {} tells.",
                                           notation_.dates.first == FirstNumber::day ? "day" : "month", notation_.dates.proof));
    }
    if (empty_.empty()) return;
    history_.notes.push_back(fmt::format("Rows without a value{} were left out: {}.",
                                         empty_words_.empty() ? "" : fmt::format(" ({})", listed(empty_words_)), listed(empty_, 10)));
  }

  const DataTable& table_;
  const std::string& file_;
  const KpiColumn& column_;
  std::size_t date_ = 0;   // column
  std::size_t value_ = 1;  // column
  Notation notation_;
  KpiHistory history_;                    // -- state
  std::vector<std::string> written_;      // -- state: the dates of the history as they stand there
  bool is_asked_for_the_day_ = false;     // -- state
  std::vector<std::string> empty_;        // -- state: lines without a value
  std::vector<std::string> empty_words_;  // -- state: what stands there instead, each once
  std::vector<Problem> problems_;         // -- state
};

constexpr std::string_view save_as = "in a spreadsheet choose Save as, and there CSV UTF-8";

// Why the file is no table of the user's numbers at all. nullopt: nothing speaks against it.
std::optional<Fault> find_obstacle(std::string_view text, const std::string& file) {
  const auto obstacle = [&](std::string what, std::string_view mending) {
    return Fault{"E501", fmt::format("{}: {}", file, what), "", {}, {std::string{mending}}};
  };
  if (text.starts_with("PK\x03\x04")) return obstacle("this is a workbook, not a CSV", save_as);
  const bool is_utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.substr(0, 4).find('\0') != text.npos;
  if (is_utf16) return obstacle("the file is in UTF-16, not in UTF-8", save_as);
  const auto rows = static_cast<std::size_t>(std::max(std::ranges::count(text, '\n'), std::ranges::count(text, '\r')));
  if (text.size() > most_history_bytes || rows > most_history_rows) {
    const std::string most = rows > most_history_rows ? fmt::format("{} rows", most_history_rows)
                                                      : fmt::format("{} MiB", most_history_bytes >> 20u);
    return obstacle(fmt::format("the file has more than {}", most),
                    "one number for each day, week, month or quarter is wanted; put yours together to these");
  }
  if (const auto problem = find_unreadable(text, file)) {
    const bool is_encoding = problem->code == "E103";
    return obstacle(fmt::format("{} (line {})", problem->message, problem->spot->line), is_encoding ? save_as : std::string_view{problem->caret});
  }
  return std::nullopt;
}

}  // namespace

Read<KpiHistory> read_kpi_history(std::string_view text, const std::string& file, const KpiColumn& column) {
  if (const auto obstacle = find_obstacle(text, file)) return {std::nullopt, {problem_of(*obstacle, std::nullopt)}};
  const Value<DataTable> table = read_ragged_table(text, file);
  if (good(table)) return KpiReader{*good(table), file, column}.read();
  return {std::nullopt, {problem_of({"E501", fault(table).message, ""}, std::nullopt)}};
}

}  // namespace servicechain::scenarios
