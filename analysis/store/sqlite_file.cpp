#include "analysis/store/sqlite_file.h"

#include <sqlite3.h>

namespace servicechain::analysis {
namespace {

class SqliteCategory final : public std::error_category {
 public:
  const char* name() const noexcept override { return "sqlite"; }
  std::string message(int code) const override {
    switch (code & 0xFF) {
      case SQLITE_NOTADB: return "this is not a results store";
      case SQLITE_CORRUPT: return "this results store is damaged or cut short";
      case SQLITE_CANTOPEN: return "the file cannot be opened";
      case SQLITE_READONLY: return "the file cannot be written to";
      case SQLITE_FULL: return "the disk is full";
      case SQLITE_IOERR: return "reading or writing the file failed";
      default: return sqlite3_errstr(code);
    }
  }
};

}  // namespace

const std::error_category& sqlite_category() {
  static const SqliteCategory category;
  return category;
}

// -- Statements --------------------------------------------------------------------------------------------------

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::SqliteStatement(SqliteFile& file, std::string_view sql) : file_{file} {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(file.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) file.fail(code);
}

SqliteStatement& SqliteStatement::bind(std::string_view text) {
  const int code = sqlite3_bind_text64(statement_.get(), ++bound_, text.data() == nullptr ? "" : text.data(),
                                       text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) file_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind(double value) {
  const int code = sqlite3_bind_double(statement_.get(), ++bound_, value);
  if (code != SQLITE_OK) file_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), ++bound_, value);
  if (code != SQLITE_OK) file_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind(const std::optional<double>& value) {
  if (value) return bind(*value);
  const int code = sqlite3_bind_null(statement_.get(), ++bound_);
  if (code != SQLITE_OK) file_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind_bytes(std::string_view bytes) {
  const int code = sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.data() == nullptr ? "" : bytes.data(),
                                       bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) file_.fail(code);
  return *this;
}

void SqliteStatement::run() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_DONE) file_.fail(code);
  sqlite3_reset(statement_.get());
  bound_ = 0;
}

bool SqliteStatement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) file_.fail(code);
  return code == SQLITE_ROW;
}

std::string SqliteStatement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string SqliteStatement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double SqliteStatement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::optional<double> SqliteStatement::maybe_real(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return real(column);
}

// -- Files -------------------------------------------------------------------------------------------------------

void SqliteFile::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

SqliteFile::SqliteFile(const std::filesystem::path& path, int flags) : path_{path} {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(database, 1);
}

SqliteFile SqliteFile::create(const std::filesystem::path& path) {
  return {path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE};
}

SqliteFile SqliteFile::open_to_read(const std::filesystem::path& path) {
  SqliteFile file{path, SQLITE_OPEN_READONLY};
  file.execute("PRAGMA trusted_schema = OFF");  // the file may come from anybody
  return file;
}

void SqliteFile::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t SqliteFile::number_of(const std::string& sql) {
  SqliteStatement statement{*this, sql};
  return statement.next() ? statement.integer(0) : 0;
}

std::string SqliteFile::text_of(const std::string& sql) {
  SqliteStatement statement{*this, sql};
  return statement.next() ? statement.text(0) : std::string{};
}

void SqliteFile::fail(int code) const { throw std::system_error{code, sqlite_category(), path_.string()}; }

}  // namespace servicechain::analysis
