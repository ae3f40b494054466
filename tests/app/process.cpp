#include "tests/app/process.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

void redirect(const fs::path& file, int flags, int stream) {
  const int opened = open(file.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, stream) < 0) _exit(127);
}

// In the child: never returns.
[[noreturn]] void become_the_program(const Call& call, const fs::path& place) {
  redirect(place / "in", O_RDONLY, STDIN_FILENO);
  redirect(place / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(place / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
  if (!call.folder.empty() && chdir(call.folder.c_str()) != 0) _exit(127);
  std::string program = SERVICECHAIN_PROGRAM;
  std::vector<std::string> words = call.words;
  std::vector<char*> pointers{program.data()};
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::signal(SIGINT, SIG_DFL);
  execv(program.c_str(), pointers.data());
  _exit(127);
}

// Of this test only, while it lives.
class Alone {
 public:
  explicit Alone(const fs::path& file) : descriptor_{open(file.c_str(), O_RDWR | O_CREAT, 0600)} {
    if (descriptor_ < 0 || flock(descriptor_, LOCK_EX) != 0) {
      throw std::system_error{errno, std::generic_category(), file.string()};
    }
  }
  ~Alone() { close(descriptor_); }
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;

 private:
  int descriptor_;  // -- constant
};

int code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "servicechain-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::system_error{errno, std::generic_category(), name};
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // the system clears what stays behind
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(const std::string& name, const std::string& text) const {
  std::ofstream{path_ / name, std::ios::binary} << text;
  return (path_ / name).string();
}

Answer run(const Call& call) {
  const TemporaryFolder folder;
  (void)folder.file("in", call.input);
  const pid_t child = fork();
  if (child < 0) throw std::system_error{errno, std::generic_category(), "fork"};
  if (child == 0) become_the_program(call, folder.path());
  if (call.interrupt_after) {
    std::this_thread::sleep_for(*call.interrupt_after);
    kill(child, SIGINT);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {code_of(status), text_of(folder.path() / "out"), text_of(folder.path() / "err")};
}

Answer run(std::vector<std::string> words) { return run(Call{.words = std::move(words)}); }

std::string text_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string city_shoes_file() { return SERVICECHAIN_SOURCE_DIR "/scenarios/library/city-shoes.yaml"; }

std::vector<std::string> shortened(std::vector<std::string> words) {
  for (const char* option : {"--set", "time.length=1 week", "--set", "time.warm-up=2 days", "--replications", "4"}) {
    words.emplace_back(option);
  }
  return words;
}

std::vector<std::string> again_into(const fs::path& folder, std::vector<std::string> more) {
  std::vector<std::string> words = shortened({"compare", city_shoes_file(), "-o", folder.string()});
  words.resize(words.size() - 2);  // without --replications 4
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void copy_of_a_run_folder(const fs::path& to) {
  const fs::path program{SERVICECHAIN_PROGRAM};
  const fs::path made = program.parent_path() / "tests" / "run-folder";
  const Alone alone{made.string() + ".lock"};
  std::error_code not_there;
  const auto made_at = fs::last_write_time(made / "run.json", not_there);
  if (not_there || made_at < fs::last_write_time(program)) {
    fs::remove_all(made);
    const Answer answer = run(shortened({"compare", city_shoes_file(), "-o", made.string()}));
    if (answer.code != 0) throw std::runtime_error{answer.err};
  }
  fs::copy(made, to, fs::copy_options::recursive);
}

}  // namespace servicechain::app
