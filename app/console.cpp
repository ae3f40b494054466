#include "app/console.h"

#include <fmt/color.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "analysis/markup.h"

namespace servicechain::app {
namespace {

// The agreement of no-color.org: present and not empty.
bool colour_is_unwanted() {
  const char* wish = std::getenv("NO_COLOR");
  return wish != nullptr && *wish != '\0';
}

constexpr std::size_t digits = 3;  // of a code

// Where a code with its severity ("error E301:") begins in `text`, at `from` or later.
std::size_t next_code(std::string_view text, std::string_view severity, std::size_t from) {
  for (std::size_t at = text.find(severity, from); at != text.npos; at = text.find(severity, at + 1)) {
    const std::string_view before = text.substr(0, at);
    const std::string_view number = text.substr(at + severity.size());
    const bool begins = before.empty() || before.ends_with('\n') || before.ends_with(": ");
    if (begins && number.find_first_not_of("0123456789") == digits && number[digits] == ':') return at;
  }
  return text.npos;
}

// The codes of messages, as compilers show them: errors red, warnings yellow.
std::string with_colour(std::string text) {
  for (const auto& [severity, colour] : {std::pair<std::string_view, fmt::terminal_color>{"error E", fmt::terminal_color::red},
                                         {"warning W", fmt::terminal_color::yellow}}) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = next_code(text, severity, 0); at != text.npos; at = next_code(text, severity, done)) {
      out.append(text, done, at - done);
      done = at + severity.size() + digits;
      out += fmt::format(fmt::emphasis::bold | fmt::fg(colour), "{}", text.substr(at, done - at));
    }
    text = out.append(text, done);
  }
  return text;
}

void write_line(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stream);
}

}  // namespace

// A line that is begun again would write over what stands there.
std::string fit_for_terminal(std::string_view text) {
  std::string fit = analysis::fit_for_print(text);
  for (std::size_t at = fit.find('\r'); at != std::string::npos; at = fit.find('\r', at + 1)) {
    if (fit.compare(at, 2, "\r\n") != 0) fit.replace(at, 1, "\xEF\xBF\xBD");
  }
  return fit;
}

Console::Console(const OutputOptions& options)
    : json_{options.json},
      expert_{options.expert},
      quiet_{options.quiet},
      colour_{!options.no_color && !colour_is_unwanted() && isatty(STDERR_FILENO) == 1},
      live_{!options.quiet && isatty(STDERR_FILENO) == 1} {}

void Console::print(std::string_view result) const {
  if (isatty(STDOUT_FILENO) == 1) write_line(stdout, fit_for_terminal(result));
  else write_line(stdout, result);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw std::system_error{errno, std::generic_category(), "standard output"};
  }
}

void Console::note(std::string_view message) const {
  if (!quiet_) complain(message);
}

void Console::complain(std::string_view message) const {
  const std::string fit = fit_for_terminal(message);
  write_line(stderr, colour_ ? with_colour(fit) : fit);
}

}  // namespace servicechain::app
