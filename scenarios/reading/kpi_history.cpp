#include "scenarios/reading/kpi_history.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "scenarios/reading/data_folder.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_day_first(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = first == text.npos ? first : text.find('.', first + 1);
  return second != text.npos && first >= 1 && first <= 2 && second - first <= 3 && text.size() - second == 5;
}

// 05.01.2026 and 2026-01 as 2026-01-05 and 2026-01-01; anything else as it stands.
std::string as_iso(std::string_view text) {
  const bool is_month = text.size() == 7 && text[4] == '-';
  if (is_month) return std::string{text} + "-01";
  if (!is_day_first(text)) return std::string{text};
  const std::size_t first = text.find('.');
  const std::size_t second = text.find('.', first + 1);
  const auto two_digits = [](std::string_view part) { return std::string(2 - part.size(), '0') + std::string{part}; };
  return fmt::format("{}-{}-{}", text.substr(second + 1), two_digits(text.substr(first + 1, second - first - 1)),
                     two_digits(text.substr(0, first)));
}

Value<Moment> read_date(std::string_view text) {
  Value<Moment> read = read_moment(as_iso(text));
  if (good(read)) return read;
  const bool has_slashes = text.find('/') != text.npos;
  return Fault{"E218", fmt::format("{} is not a date", in_quotes(text)),
               has_slashes ? "day or month first? write year-month-day, such as 2026-03-09"
                           : "write year-month-day, such as 2026-03-09"};
}

// How the numbers and dates of the whole file are written.
struct Notation {
  bool has_commas = false;     // 12,5
  bool has_percents = false;   // 12%
  bool has_day_first = false;  // 05.01.2026
};

// "Satisfaction (1-5)" as "satisfaction".
std::string bare(std::string_view name) {
  std::string letters{trimmed(name.substr(0, name.find_first_of("([")))};
  std::ranges::transform(letters, letters.begin(), [](unsigned char letter) {
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  });
  return letters;
}

bool is_number_like(std::string_view cell) { return cell.find_first_of(digits) != cell.npos; }

class KpiReader {
 public:
  KpiReader(const DataTable& table, const std::string& file, const KpiColumn& column)
      : table_{table}, file_{file}, column_{column} {}

  Read<KpiHistory> read() {
    if (!find_columns()) return {std::nullopt, std::move(problems_)};
    find_notation();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) add(row);
    if (problems_.empty() && history_.values.size() < 2) {
      refuse(1, {"E218", "there are fewer than two values", "a history needs at least two dates"});
    }
    tell();
    return {std::move(history_), std::move(problems_)};
  }

 private:
  void refuse(std::size_t line, const Fault& fault) {
    if (problems_.size() == most_problems_kept) return;
    Problem problem;
    problem.code = fault.code;
    problem.spot = Spot{file_, line, 1, 1};
    problem.message = fault.message;
    problem.caret = fault.caret;
    problem.notes = fault.notes;
    problems_.push_back(std::move(problem));
  }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
    const auto found = std::ranges::find_if(table_.columns, [&](const std::string& column) {
      return column == name || bare(column) == bare(name);
    });
    if (name.empty() || found == table_.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table_.columns.begin());
  }

  // nullopt: which of them is not clear.
  [[nodiscard]] std::optional<std::size_t> find_value() const {
    if (!column_.asked.empty()) return find(column_.asked);
    for (const std::string& name : {column_.like, std::string{"value"}}) {
      if (const auto found = find(name)) return found;
    }
    if (table_.columns.size() == 2) return 1 - date_;
    return std::nullopt;
  }

  bool find_columns() {
    if (good(read_date(table_.columns.front()))) {
      refuse(1, {"E218", "the first row names no columns", "write date,value above the first date"});
      return false;
    }
    if (const auto date = find("date")) date_ = *date;
    const auto value = find_value();
    if (!value || *value == date_) {
      std::vector<std::string> others = table_.columns;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(date_));
      refuse(1, {"E218",
                 column_.asked.empty() ? std::string{others.empty() ? "there is one column only, and a date and a value are wanted"
                                                                    : "which column is meant?"}
                                       : fmt::format("there is no column called {}", in_quotes(column_.asked)),
                 others.empty() ? "write date,value above the first date" : "say which behind the name of the file, with a colon",
                 {},
                 others.empty() ? std::vector<std::string>{}
                                : std::vector{fmt::format("columns are: {}", listed(others))}});
      return false;
    }
    value_ = *value;
    history_.name = table_.columns[value_];
    return true;
  }

  // nullptr: the row is too short.
  [[nodiscard]] const std::string* value_in(std::size_t row) const {
    const auto& cells = table_.rows[row];
    return value_ < cells.size() ? &cells[value_] : nullptr;
  }

  void find_notation() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto& cells = table_.rows[row];
      notation_.has_day_first = notation_.has_day_first || (date_ < cells.size() && is_day_first(cells[date_]));
      const std::string* cell = value_in(row);
      if (cell == nullptr || !is_number_like(*cell)) continue;
      const bool has_point = cell->find('.') != cell->npos;
      notation_.has_commas = notation_.has_commas || (cell->find(',') != cell->npos && !has_point);
      notation_.has_percents = notation_.has_percents || cell->ends_with('%');
    }
  }

  [[nodiscard]] Value<double> read_value(const std::string& cell) const {
    std::string written = cell;
    const bool is_percent = written.ends_with('%');
    if (is_percent) written.pop_back();
    const bool has_comma = written.find(',') != written.npos;
    const bool has_point = written.find('.') != written.npos;
    if (has_comma && has_point)
      return Fault{"E218", fmt::format("{} has a point and a comma", in_quotes(cell)), "write thousands plainly: 1234.5"};
    if (has_point && notation_.has_commas)
      return Fault{"E218", fmt::format("{} has a decimal point, and other rows have a decimal comma", in_quotes(cell)),
                   "write all in one way"};
    std::ranges::replace(written, ',', '.');
    const Value<double> number = read_number(trimmed(written));
    if (!good(number))
      return Fault{"E218", fmt::format("{} is not a number", in_quotes(cell)), "write the number alone, such as 12.5"};
    if (!is_percent && notation_.has_percents)
      return Fault{"E218", fmt::format("{} has no %, and other rows have", in_quotes(cell)), "write all in one way"};
    return is_percent ? *good(number) / 100 : *good(number);
  }

  [[nodiscard]] Fault wrong_length(std::size_t cells) const {
    const bool may_be_comma = cells > table_.columns.size();
    return {"E218",
            fmt::format("{} {}, and the first row has {}", cells, cells == 1 ? "cell" : "cells", table_.columns.size()),
            may_be_comma ? "a number with a decimal comma? put it in quotes, or semicolons between" : ""};
  }

  void add(std::size_t row) {
    const std::size_t line = table_.lines[row];
    const auto& cells = table_.rows[row];
    if (cells.size() != table_.columns.size()) return refuse(line, wrong_length(cells.size()));
    const Value<Moment> date = read_date(cells[date_]);
    if (!good(date)) refuse(line, fault(date));
    if (cells[value_].empty()) {
      empty_.push_back(line);
      return;
    }
    const Value<double> value = read_value(cells[value_]);
    if (!good(value)) refuse(line, fault(value));
    if (!good(date) || !good(value)) return;
    if (!is_later(*good(date))) {
      return refuse(line, {"E218",
                           fmt::format("{} is not after the date of row {}", in_quotes(cells[date_]), last_line_),
                           "sort the file by date; one row for each"});
    }
    last_line_ = line;
    history_.lines.push_back(line);
    history_.dates.push_back(*good(date));
    history_.values.push_back(*good(value));
  }

  [[nodiscard]] bool is_later(const Moment& date) const {
    if (history_.dates.empty()) return true;
    const Moment& last = history_.dates.back();
    return std::pair{date.date, date.of_day} > std::pair{last.date, last.of_day};
  }

  void tell() {
    if (table_.separator == ';') history_.notes.push_back("Semicolons stand between the cells.");
    if (table_.separator == '\t') history_.notes.push_back("Tabs stand between the cells.");
    if (notation_.has_commas)
      history_.notes.push_back("Commas were read as decimal commas: 12,5 is twelve and a half.");
    history_.are_percents = notation_.has_percents;
    if (notation_.has_day_first)
      history_.notes.push_back("Dates were read with the day first: 05.01.2026 is the 5th of January.");
    if (notation_.has_percents) history_.notes.push_back("Percents were read as shares: 12% is 0.12.");
    if (empty_.empty()) return;
    std::vector<std::string> lines;
    for (const std::size_t line : empty_) lines.push_back(fmt::format("{}", line));
    history_.notes.push_back(fmt::format("Rows without a value were left out: {}.", listed(lines)));
  }

  const DataTable& table_;
  const std::string& file_;
  const KpiColumn& column_;
  std::size_t date_ = 0;            // column
  std::size_t value_ = 1;           // column
  Notation notation_;
  KpiHistory history_;              // -- state
  std::size_t last_line_ = 0;       // -- state: of the last date
  std::vector<std::size_t> empty_;  // -- state: lines
  std::vector<Problem> problems_;   // -- state
};

}  // namespace

Read<KpiHistory> read_kpi_history(std::string_view text, const std::string& file, const KpiColumn& column) {
  const Value<DataTable> table = read_ragged_table(text, file);
  if (good(table)) return KpiReader{*good(table), file, column}.read();
  Problem problem;
  problem.code = fault(table).code;
  problem.message = fault(table).message;
  problem.spot = Spot{file, 1, 1, 1};
  return {std::nullopt, {std::move(problem)}};
}

}  // namespace servicechain::scenarios
