#include "analysis/store/folder_swap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace servicechain::analysis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int error, const fs::path& path) {
  throw std::system_error{error, std::generic_category(), path.string()};
}

class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) : descriptor_{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666)} {
    if (descriptor_ < 0) fail(errno, path);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(descriptor_); }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

constexpr std::string_view partial_mark = ".partial-";
constexpr std::string_view aside_mark = ".old";

// Held as long as its process lives: an open folder with a lock on it.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& path) : descriptor_{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {
    is_held_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] bool is_held() const { return is_held_; }

 private:
  int descriptor_;
  bool is_held_;
};

// Removes its folder unless it was kept.
class PartialFolder {
 public:
  explicit PartialFolder(fs::path path) : path_{std::move(path)} {
    std::error_code trouble;
    fs::remove_all(path_, trouble);  // left by a killed process of the same number
    fs::create_directory(path_, trouble);
    if (trouble) throw std::system_error{trouble, path_.string()};
    lock_.emplace(path_);
  }
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;
  ~PartialFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

 private:
  fs::path path_;
  std::optional<FolderLock> lock_;  // tells other processes that this one is alive
};

// Both names at once where the file system can; else the old one goes aside first.
void exchange(const fs::path& partial, const fs::path& dir) {
  if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, dir.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) fail(errno, dir);
  const fs::path aside = partial.string() + std::string{aside_mark};
  std::error_code trouble;
  fs::rename(dir, aside, trouble);
  if (!trouble) fs::rename(partial, dir, trouble);
  if (!trouble) fs::rename(aside, partial, trouble);
  if (trouble) throw std::system_error{trouble, dir.string()};
}

// What went wrong with something that is being written, by the name that it was to have.
std::system_error by_final_name(const std::system_error& trouble, const fs::path& partial, const fs::path& place) {
  std::string words = trouble.what();
  const std::string reason = ": " + trouble.code().message();
  if (words.ends_with(reason)) words.resize(words.size() - reason.size());
  for (std::size_t at = words.find(partial.string()); at != std::string::npos; at = words.find(partial.string(), at + 1)) {
    words.replace(at, partial.string().size(), place.string());
  }
  return {trouble.code(), words};
}

// The process whose folder it is; nullopt: no such folder.
std::optional<pid_t> writer_of(const fs::path& path, const std::string& dir_name) {
  std::string name = path.filename().string();
  const std::string start = dir_name + std::string{partial_mark};
  if (!name.starts_with(start)) return std::nullopt;
  if (name.ends_with(aside_mark)) name.resize(name.size() - aside_mark.size());
  pid_t process = 0;
  const char* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + start.size(), end, process);
  if (read.ec != std::errc{} || read.ptr != end || process <= 0) return std::nullopt;
  return process;
}

// Gone, and nobody holds its folder: a number may be that of another machine's process, or of a later one.
bool is_abandoned(const fs::path& path, pid_t writer) {
  const bool is_gone = ::kill(writer, 0) != 0 && errno == ESRCH;
  return is_gone && FolderLock{path}.is_held();
}

std::string clear(const fs::path& left_over, const fs::path& dir) {
  const std::string whose = fmt::format("{} was left by a run that was killed while it wrote its results",
                                        left_over.filename().string());
  std::error_code trouble;
  if (!fs::exists(dir) && left_over.string().ends_with(aside_mark)) {
    fs::rename(left_over, dir, trouble);
    if (trouble) throw std::system_error{trouble, left_over.string()};
    return fmt::format("{}; it holds the results before that run, which are in {} again.", whose,
                       dir.filename().string());
  }
  fs::remove_all(left_over, trouble);
  if (trouble) throw std::system_error{trouble, left_over.string()};
  if (!fs::exists(dir)) return fmt::format("{}; it was removed, and there are no results.", whose);
  return fmt::format("{}; it was removed, and {} is whole.", whose, dir.filename().string());
}

}  // namespace

void write_file(const fs::path& path, std::string_view text) {
  const OpenFile file{path};
  while (!text.empty()) {
    const ssize_t written = ::write(file.descriptor(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno, path);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  // A full disk may show only here.
  if (::fsync(file.descriptor()) != 0 && errno != EINVAL) fail(errno, path);
}

void replace_file(const fs::path& path, std::string_view text) {
  std::error_code trouble;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), trouble);
  if (trouble) throw std::system_error{trouble, path.parent_path().string()};
  const fs::path partial = fmt::format("{}.partial-{}", path.string(), ::getpid());
  fs::remove(partial, trouble);  // left by a killed process of the same number
  try {
    write_file(partial, text);
  } catch (const std::system_error& failed) {
    throw by_final_name(failed, partial, path);
  }
  fs::rename(partial, path, trouble);
  if (trouble) throw std::system_error{trouble, path.string()};
}

fs::path settled(const fs::path& dir) {
  std::error_code trouble;
  fs::path path = fs::weakly_canonical(fs::absolute(dir), trouble);
  if (trouble) throw std::system_error{trouble, dir.string()};
  return path.has_filename() ? path : path.parent_path();
}

void replace_folder(const fs::path& dir, const std::function<void(const fs::path&)>& fill) {
  std::error_code trouble;
  fs::create_directories(dir.parent_path(), trouble);
  if (trouble) throw std::system_error{trouble, dir.parent_path().string()};
  const fs::path beside = fmt::format("{}{}{}", dir.string(), partial_mark, ::getpid());
  try {
    const PartialFolder partial{beside};
    fill(beside);
    if (fs::exists(dir)) return exchange(beside, dir);
    fs::rename(beside, dir, trouble);
    if (trouble) throw std::system_error{trouble, dir.string()};
  } catch (const std::system_error& failed) {
    throw by_final_name(failed, beside, dir);
  }
}

std::vector<std::string> clear_left_overs(const fs::path& dir) {
  const fs::path target = settled(dir);
  if (!fs::is_directory(target.parent_path())) return {};
  std::error_code trouble;
  std::vector<fs::path> abandoned;
  for (const fs::directory_entry& entry : fs::directory_iterator{target.parent_path(), trouble}) {
    const std::optional<pid_t> writer = writer_of(entry.path(), target.filename().string());
    if (writer && is_abandoned(entry.path(), *writer)) abandoned.push_back(entry.path());
  }
  // What stands aside first: it is put back before anything says that there are no results.
  std::sort(abandoned.begin(), abandoned.end(), std::greater<>{});
  std::vector<std::string> said;
  for (const fs::path& left_over : abandoned) said.push_back(clear(left_over, target));
  return said;
}

}  // namespace servicechain::analysis
