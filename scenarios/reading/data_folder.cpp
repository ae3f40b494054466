#include "scenarios/reading/data_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <system_error>
#include <utility>

#include "analysis/store/results_store.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/raw_text.h"
#include "scenarios/reading/tree.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t most_rows = 5'000'000;
constexpr std::size_t most_kept_bytes = 16u << 20u;

// Takes a text apart, and knows in which line it is.
class TableScanner {
 public:
  TableScanner(std::string_view text, char separator) : text_{text}, separator_{separator} {}

  [[nodiscard]] bool is_at_end() const { return text_.empty(); }
  [[nodiscard]] std::size_t line() const { return line_; }
  // In which line a quotation mark stands that is not closed.
  [[nodiscard]] std::optional<std::size_t> open_quote() const { return open_quote_; }

  // One line of cells, and its end.
  std::vector<std::string> take_row() {
    std::vector<std::string> cells{take_cell()};
    while (!text_.empty() && text_.front() == separator_) {
      text_.remove_prefix(1);
      cells.push_back(take_cell());
    }
    take_end_of_line();
    return cells;
  }

 private:
  // In quotes or not; leaves the separator or the end of the line.
  std::string take_cell() {
    std::string cell;
    if (!text_.empty() && text_.front() == '"') take_quoted(cell);
    while (!text_.empty() && text_.front() != separator_ && !is_at_end_of_line()) {
      cell += text_.front();
      text_.remove_prefix(1);
    }
    return std::string{trimmed(cell)};
  }

  void take_quoted(std::string& cell) {
    const std::size_t began = line_;
    text_.remove_prefix(1);
    while (!text_.empty()) {
      const bool is_quote = text_.front() == '"';
      const bool is_doubled = text_.substr(0, 2) == "\"\"";
      if (is_quote) text_.remove_prefix(1);
      if (is_quote && !is_doubled) return;
      if (is_at_end_of_line()) {
        cell += '\n';
        take_end_of_line();
        continue;
      }
      cell += text_.front();
      text_.remove_prefix(1);
    }
    open_quote_ = open_quote_.value_or(began);
  }

  [[nodiscard]] bool is_at_end_of_line() const { return !text_.empty() && (text_.front() == '\n' || text_.front() == '\r'); }

  // \n, \r\n, or \r alone; nothing at the end of the text.
  void take_end_of_line() {
    if (text_.empty()) return;
    text_.remove_prefix(text_.substr(0, 2) == "\r\n" ? 2 : 1);
    ++line_;
  }

  std::string_view text_;                  // -- state: what is not taken yet
  char separator_;                         // -- constant
  std::size_t line_ = 1;                   // -- state
  std::optional<std::size_t> open_quote_;  // -- state
};

// The one that stands most often in the first line, outside of quotes; of two that do, the one that names have less.
char separator_of(std::string_view first_line) {
  constexpr std::array candidates{'\t', ';', ','};
  std::array<std::size_t, candidates.size()> counts{};
  bool is_quoted = false;
  for (const char letter : first_line) {
    if (letter == '"') is_quoted = !is_quoted;
    const auto found = std::ranges::find(candidates, letter);
    if (!is_quoted && found != candidates.end()) ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? ',' : candidates[static_cast<std::size_t>(most - counts.begin())];
}

Fault bad_file(std::string_view file, std::string message) {
  return {"E218", fmt::format("{}: {}", file, message), ""};
}

}  // namespace

std::optional<std::size_t> DataTable::find(std::string_view column) const {
  const auto place = std::find(columns.begin(), columns.end(), column);
  if (place == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(place - columns.begin());
}

Value<DataTable> read_ragged_table(std::string_view text, std::string_view file) {
  if (const auto problem = find_unreadable(text, std::string{file})) return bad_file(file, problem->message);
  text = without_byte_order_mark(text);
  const char separator = separator_of(text.substr(0, text.find_first_of("\r\n")));
  TableScanner scanner{text, separator};
  DataTable table;
  table.separator = separator;
  table.columns = scanner.take_row();
  while (!scanner.is_at_end()) {
    const std::size_t line = scanner.line();
    std::vector<std::string> cells = scanner.take_row();
    if (cells.size() == 1 && cells.front().empty()) continue;
    if (table.rows.size() == most_rows) return bad_file(file, fmt::format("more than {} rows", most_rows));
    table.rows.push_back(std::move(cells));
    table.lines.push_back(line);
  }
  if (const auto open = scanner.open_quote()) return bad_file(file, fmt::format("a quotation mark in line {} is not closed", *open));
  if (table.rows.empty()) return bad_file(file, "there are no rows in it");
  return table;
}

Value<DataTable> read_data_table(std::string_view text, std::string_view file) {
  Value<DataTable> read = read_ragged_table(text, file);
  const DataTable* const table = good(read);
  for (std::size_t row = 0; table != nullptr && row < table->rows.size(); ++row) {
    const std::size_t cells = table->rows[row].size();
    if (cells == table->columns.size()) continue;
    return bad_file(file, fmt::format("row {} has {} cells, the first row has {}", table->lines[row], cells,
                                      table->columns.size()));
  }
  return read;
}

DataFolder::DataFolder(const std::string& scenario_file, std::vector<analysis::TableFile> kept)
    : folder_{std::filesystem::path{scenario_file}.parent_path().string()}, kept_{std::move(kept)} {}

std::string DataFolder::text_of(std::string_view file) const {
  const auto kept = std::ranges::find(kept_, file, &analysis::TableFile::name);
  if (kept != kept_.end()) return kept->text;
  return text_of_file((std::filesystem::path{folder_} / std::filesystem::path{file}).string());
}

const Value<DataTable>& DataFolder::table(std::string_view file) {
  const auto known = tables_.find(file);
  if (known != tables_.end()) return known->second;
  const std::string text = text_of(file);
  hashes_.emplace(file, analysis::hash_of(text));
  bytes_ += text.size();
  if (bytes_ <= most_kept_bytes) {
    texts_.emplace(file, text);
  } else {
    texts_.clear();
  }
  return tables_.emplace(std::string{file}, read_data_table(text, file)).first->second;
}

std::vector<std::string> DataFolder::fingerprints() const {
  std::vector<std::string> fingerprints;
  for (const auto& [file, hash] : hashes_) fingerprints.push_back(file + " " + hash);
  return fingerprints;
}

std::vector<analysis::TableFile> DataFolder::files() const {
  std::vector<analysis::TableFile> files;
  for (const auto& [name, text] : texts_) files.push_back({name, text});
  return files;
}

std::string text_of_stream(std::istream& stream) {
  constexpr std::size_t piece = 1u << 16u;
  std::string text;
  while (stream && text.size() <= most_bytes) {
    const std::size_t known = text.size();
    text.resize(known + piece);
    stream.read(text.data() + known, piece);
    text.resize(known + static_cast<std::size_t>(stream.gcount()));
  }
  return text;
}

std::string text_of_file(const std::string& path) {
  const auto fail = [&](int error) { throw std::system_error{error, std::generic_category(), path}; };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) fail(EISDIR);
  errno = 0;
  std::ifstream stream{path, std::ios::binary};
  if (!stream) fail(errno == 0 ? ENOENT : errno);
  std::string text = text_of_stream(stream);
  if (stream.bad()) fail(EIO);
  return text;
}

}  // namespace servicechain::scenarios
