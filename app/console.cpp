#include "app/console.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace servicechain::app {
namespace {

// The agreement of no-color.org: present and not empty.
bool colour_is_unwanted() {
  const char* wish = std::getenv("NO_COLOR");
  return wish != nullptr && *wish != '\0';
}

void write_line(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stream);
}

}  // namespace

Console::Console(const OutputOptions& options)
    : json_{options.json},
      expert_{options.expert},
      quiet_{options.quiet},
      colour_{!options.no_color && !colour_is_unwanted() && isatty(STDOUT_FILENO) == 1},
      live_{!options.quiet && isatty(STDERR_FILENO) == 1} {}

void Console::print(std::string_view result) const {
  write_line(stdout, result);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw std::system_error{errno, std::generic_category(), "standard output"};
  }
}

void Console::note(std::string_view message) const {
  if (!quiet_) write_line(stderr, message);
}

void Console::complain(std::string_view message) const { write_line(stderr, message); }

}  // namespace servicechain::app
