#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

struct sqlite3;
struct sqlite3_stmt;

// SQLite as values that close themselves. Every trouble is a std::system_error that names the file.
namespace servicechain::analysis {

// SQLite's own codes, in words.
[[nodiscard]] const std::error_category& sqlite_category();

class SqliteFile;

// One prepared statement: bind left to right, then step. Requires: the file outlives it.
class SqliteStatement {
 public:
  SqliteStatement(SqliteFile& file, std::string_view sql);

  SqliteStatement& bind(std::string_view text);
  SqliteStatement& bind(double value);
  SqliteStatement& bind(std::int64_t value);
  SqliteStatement& bind(const std::optional<double>& value);  // nullopt: NULL
  SqliteStatement& bind_bytes(std::string_view bytes);
  // For a statement without rows; ready for the next values afterwards.
  void run();

  // The next row. false: there is none.
  [[nodiscard]] bool next();
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string bytes(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::optional<double> maybe_real(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  SqliteFile& file_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;  // -- state
};

class SqliteFile {
 public:
  // Requires: no file of that name.
  [[nodiscard]] static SqliteFile create(const std::filesystem::path& path);
  [[nodiscard]] static SqliteFile open_to_read(const std::filesystem::path& path);

  void execute(const std::string& sql);
  [[nodiscard]] std::int64_t number_of(const std::string& sql);
  [[nodiscard]] std::string text_of(const std::string& sql);
  [[noreturn]] void fail(int code) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  SqliteFile(const std::filesystem::path& path, int flags);

  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace servicechain::analysis
