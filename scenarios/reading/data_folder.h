#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/store/table_file.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// A table from a file: a line of column names, then one row per line, with commas, semicolons or tabs between.
struct DataTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each with a cell per column
  std::vector<std::size_t> lines;              // in which line of the file each row begins, from 1
  char separator = ',';                        // between the cells

  // The place of a column; nullopt: there is none of that name.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
};

// Rows as long as they are written.
[[nodiscard]] Value<DataTable> read_ragged_table(std::string_view text, std::string_view file);
// A row that is not as long as the first is refused.
[[nodiscard]] Value<DataTable> read_data_table(std::string_view text, std::string_view file);

// The folder of the scenario file, and the tables already read from it.
class DataFolder {
 public:
  // `scenario_file`: "-" and names without a folder mean the folder the program was started in.
  // `kept`: tables that a run folder has kept; those are not looked for.
  explicit DataFolder(const std::string& scenario_file, std::vector<analysis::TableFile> kept = {});

  // Fails: std::system_error with the path.
  [[nodiscard]] const Value<DataTable>& table(std::string_view file);

  // "arrivals.csv fnv1a64:…" of every file that was read, by name: to tell whether it is still the same.
  [[nodiscard]] std::vector<std::string> fingerprints() const;

  // The files that were read, by name; none where together they are larger than what a run folder keeps.
  [[nodiscard]] std::vector<analysis::TableFile> files() const;

 private:
  [[nodiscard]] std::string text_of(std::string_view file) const;

  std::string folder_;                                           // -- constant
  std::map<std::string, Value<DataTable>, std::less<>> tables_;  // -- state: read once each
  std::vector<analysis::TableFile> kept_;                        // -- constant
  std::map<std::string, std::string> hashes_;                    // -- state: of the same
  std::map<std::string, std::string> texts_;                     // -- state: of the same, up to a size in all
  std::size_t bytes_ = 0;                                        // -- state: of all
};

// The whole of a file, or what is refused as too large: reading ends soon behind most_bytes.
// Fails: std::system_error with the path.
[[nodiscard]] std::string text_of_file(const std::string& path);
[[nodiscard]] std::string text_of_stream(std::istream& stream);

}  // namespace servicechain::scenarios
