#include "analysis/store/results_store.h"

#include <fmt/format.h>

#include "analysis/store/kept_store.h"
#include "analysis/store/store_trouble.h"
#include "analysis/store/stored_run_tables.h"

namespace servicechain::analysis {
namespace {

constexpr std::int64_t application_id = 0x53564348;  // "SVCH": says in the file's head whose it is
constexpr std::int64_t layout_version = 5;

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
  make_run_tables(file);
  file.execute(kept_layout);
  write_run(file, run);
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
  return read_run(file);
}

}  // namespace servicechain::analysis
