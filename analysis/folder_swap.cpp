#include "analysis/folder_swap.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

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

// Removes its folder unless it was kept.
class PartialFolder {
 public:
  explicit PartialFolder(fs::path path) : path_{std::move(path)} {
    std::error_code trouble;
    fs::remove_all(path_, trouble);  // left by a killed process of the same number
    fs::create_directory(path_, trouble);
    if (trouble) throw std::system_error{trouble, path_.string()};
  }
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;
  ~PartialFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Both names at once where the file system can; else the old one goes aside first.
void exchange(const fs::path& partial, const fs::path& dir) {
  if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, dir.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) fail(errno, dir);
  const fs::path aside = partial.string() + ".old";
  std::error_code trouble;
  fs::rename(dir, aside, trouble);
  if (!trouble) fs::rename(partial, dir, trouble);
  if (!trouble) fs::rename(aside, partial, trouble);
  if (trouble) throw std::system_error{trouble, dir.string()};
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
  fs::create_directories(path.parent_path(), trouble);
  if (trouble) throw std::system_error{trouble, path.parent_path().string()};
  const fs::path partial = fmt::format("{}.partial-{}", path.string(), ::getpid());
  fs::remove(partial, trouble);  // left by a killed process of the same number
  write_file(partial, text);
  fs::rename(partial, path, trouble);
  if (trouble) throw std::system_error{trouble, path.string()};
}

void replace_folder(const fs::path& dir, const std::function<void(const fs::path&)>& fill) {
  std::error_code trouble;
  fs::create_directories(dir.parent_path(), trouble);
  if (trouble) throw std::system_error{trouble, dir.parent_path().string()};
  const PartialFolder partial{fmt::format("{}.partial-{}", dir.string(), ::getpid())};
  fill(partial.path());
  if (fs::exists(dir)) return exchange(partial.path(), dir);
  fs::rename(partial.path(), dir, trouble);
  if (trouble) throw std::system_error{trouble, dir.string()};
}

}  // namespace servicechain::analysis
