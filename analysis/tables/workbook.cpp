#include "analysis/tables/workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <system_error>

#include "analysis/history/calendar_period.h"

namespace servicechain::analysis {
namespace {

constexpr time_t fixed_date = 1'767'225'600;    // 2026-01-01 00:00 UTC
constexpr std::chrono::year first_year{1900};   // of a spreadsheet's dates
constexpr std::size_t most_rows = LXW_ROW_MAX - 1;
constexpr std::size_t rows_for_width = 200;
constexpr std::size_t digits_shown = 9;
constexpr std::size_t most_width = 60;          // letters
constexpr std::size_t most_bytes = 32'767;      // of a cell: never more letters than it takes

[[noreturn]] void fail(const std::filesystem::path& path, lxw_error error) {
  const int code = errno == 0 ? EIO : errno;
  throw std::system_error{code, std::generic_category(), fmt::format("{} ({})", path.string(), lxw_strerror(error))};
}

// Its value to 12 significant digits.
double rounded_as_in_json(double value) {
  const std::string text = fmt::format("{:.12g}", value);
  double rounded = value;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

constexpr bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t letters_in(const Cell& cell) {
  if (cell.number) return digits_shown;  // the others are there when asked for
  return static_cast<std::size_t>(std::ranges::count_if(cell.words, begins_letter));
}

// As much of it as a cell holds.
std::string for_a_cell(const std::string& words) {
  std::size_t end = std::min(words.size(), most_bytes);
  while (end < words.size() && end > 0 && !begins_letter(words[end])) --end;
  return words.substr(0, end);
}

// nullopt: no such words, or a day before those that spreadsheets know.
std::optional<lxw_datetime> date_in(const std::string& words) {
  const std::optional<std::chrono::sys_seconds> moment = moment_of(words);
  if (!moment) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*moment);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{*moment - day};
  if (date.year() < first_year) return std::nullopt;
  return lxw_datetime{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                      static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), 0};
}

// How many decimals are worth showing; all that there are stay in the cell.
enum class Shown { as_it_is, whole, one_decimal, two_decimals, four_decimals };

Shown shown(double value) {
  const double size = std::abs(value);
  if (value == std::round(value) || size < 0.001) return Shown::as_it_is;
  if (size >= 1000) return Shown::whole;
  if (size >= 100) return Shown::one_decimal;
  return size >= 1 ? Shown::two_decimals : Shown::four_decimals;
}

// A workbook in the making: closed as it goes, unless it was closed before.
class Workbook {
 public:
  explicit Workbook(const std::filesystem::path& path) : path_{path} {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    errno = 0;
    book_.reset(workbook_new_opt(path.c_str(), &options));
    if (!book_) fail(path, LXW_ERROR_CREATING_XLSX_FILE);
    lxw_doc_properties properties{};
    properties.created = fixed_date;
    workbook_set_properties(book_.get(), &properties);
    bold_ = workbook_add_format(book_.get());
    format_set_bold(bold_);
    format_set_bottom(bold_, LXW_BORDER_THIN);
    for (const auto& [kind, pattern] : {std::pair{Shown::whole, "#,##0"}, std::pair{Shown::one_decimal, "0.0"},
                                        std::pair{Shown::two_decimals, "0.00"}, std::pair{Shown::four_decimals, "0.0000"}}) {
      numbers_[kind] = format_of(pattern);
    }
    day_ = format_of("yyyy-mm-dd");
    moment_ = format_of("yyyy-mm-dd hh:mm");
  }

  void add(const DataTable& table) {
    sheet_ = workbook_add_worksheet(book_.get(), table.name.c_str());
    if (sheet_ == nullptr) fail(path_, LXW_ERROR_PARAMETER_VALIDATION);
    worksheet_freeze_panes(sheet_, 1, 0);
    set_widths(table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      check(worksheet_write_string(sheet_, 0, place(c), table.columns[c].c_str(), bold_));
    }
    const std::size_t rows = std::min(table.rows.size(), most_rows);
    for (std::size_t r = 0; r < rows; ++r) {
      const std::vector<Cell>& row = table.rows[r];
      for (std::size_t c = 0; c < row.size(); ++c) {
        const bool is_date = table.columns[c] == "begins";
        if (!is_date || !write_date(static_cast<lxw_row_t>(r + 1), place(c), row[c])) {
          write(static_cast<lxw_row_t>(r + 1), place(c), row[c]);
        }
      }
    }
    if (rows > 0) worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows), place(table.columns.size() - 1));
  }

  void close() {
    errno = 0;
    const lxw_error error = workbook_close(book_.release());
    if (error != LXW_NO_ERROR) fail(path_, error);
  }

 private:
  struct Free {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  static lxw_col_t place(std::size_t column) { return static_cast<lxw_col_t>(column); }

  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail(path_, error);
  }

  void write(lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (cell.number) {
      const auto format = numbers_.find(shown(*cell.number));
      check(worksheet_write_number(sheet_, row, column, rounded_as_in_json(*cell.number),
                                   format == numbers_.end() ? nullptr : format->second));
    } else if (!cell.words.empty()) {
      check(worksheet_write_string(sheet_, row, column, for_a_cell(cell.words).c_str(), nullptr));
    }
  }

  // False: these words are no date.
  [[nodiscard]] bool write_date(lxw_row_t row, lxw_col_t column, const Cell& cell) {
    std::optional<lxw_datetime> date = date_in(cell.words);
    if (!date) return false;
    const bool has_hours = cell.words.find(':') != std::string::npos;
    check(worksheet_write_datetime(sheet_, row, column, &*date, has_hours ? moment_ : day_));
    return true;
  }

  lxw_format* format_of(const char* pattern) {
    lxw_format* const format = workbook_add_format(book_.get());
    format_set_num_format(format, pattern);
    return format;
  }

  void set_widths(const DataTable& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      std::size_t width = table.columns[c].size();
      for (std::size_t r = 0; r < std::min(table.rows.size(), rows_for_width); ++r) {
        const std::vector<Cell>& row = table.rows[r];  // may end before the last column
        if (c < row.size()) width = std::max(width, letters_in(row[c]));
      }
      const double letters = static_cast<double>(std::min(width, most_width)) + 3;  // room for the filter's arrow
      check(worksheet_set_column(sheet_, place(c), place(c), letters, nullptr));
    }
  }

  const std::filesystem::path& path_;
  std::unique_ptr<lxw_workbook, Free> book_;
  lxw_format* bold_ = nullptr;      // of the workbook, as all formats are
  lxw_format* day_ = nullptr;
  lxw_format* moment_ = nullptr;
  std::map<Shown, lxw_format*> numbers_;
  lxw_worksheet* sheet_ = nullptr;  // likewise
};

struct RemoveUnlessRenamed {
  const std::filesystem::path& path;
  ~RemoveUnlessRenamed() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
};

}  // namespace

DataTable about_data(const StoredRun& run) {
  const Study& study = run.study;
  DataTable table{"about", {"what", "value"}, {}};
  const auto say = [&](const char* what, Cell value) { table.rows.push_back({what, std::move(value)}); };
  say("scenario", study.scenario);
  say("source", study.source_line);
  say("program", "servicechain " + run.identity.version);
  say("seed", count_cell(study.seed));
  say("runs", count_cell(study.replications));
  say("confidence", study.confidence);
  say("warm_up_h", study.warm_up_h);
  say("warm_up", study.warm_up_words);
  say("length_h", study.length_h);
  say("ended", study.ended);
  for (const std::string& set : run.identity.sets) say("set", set);
  for (const std::string& problem : study.problems) say("note", problem);
  say("units", "times in hours, rates per hour, shares from 0 to 1, points from 0 to 100");
  say("low, high", "the likely range at the confidence above");
  return table;
}

std::vector<std::string> write_workbook(const std::filesystem::path& path, std::span<const DataTable> tables) {
  const std::filesystem::path partial = path.string() + ".partial";
  const RemoveUnlessRenamed guard{partial};
  Workbook book{partial};
  std::vector<std::string> cut;
  for (const DataTable& table : tables) {
    book.add(table);
    if (table.rows.size() <= most_rows) continue;
    cut.push_back(fmt::format("{} has {} rows, more than a sheet holds: the first {} are there; all are in CSV",
                              table.name, table.rows.size(), most_rows));
  }
  book.close();
  std::filesystem::rename(partial, path);
  return cut;
}

}  // namespace servicechain::analysis
