#include <fmt/format.h>

#include <algorithm>

#include "scenarios/messages/characters.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/raw_text.h"
#include "scenarios/reading/read.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t most_problems = 20;
constexpr std::size_t widest_line = 120;  // columns of a terminal; a longer line is shown around its caret

// Finds lines by number; asked in ascending order, it reads the text once.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_{without_byte_order_mark(text)}, rest_{text_} {}

  // Empty beyond the last.
  [[nodiscard]] std::string_view at(std::size_t number) {
    if (number < next_) {
      rest_ = text_;
      next_ = 1;
    }
    std::string_view line;
    for (; next_ <= number; ++next_) {
      const std::size_t end = rest_.find_first_of("\r\n");
      line = rest_.substr(0, end);
      rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + (rest_.substr(end, 2) == "\r\n" ? 2 : 1));
    }
    return line;
  }

 private:
  std::string_view text_;
  std::string_view rest_;  // -- state, from line next_ on
  std::size_t next_ = 1;
};

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::remark: return "remark";
  }
  return "";
}

// A line cut to what fits, so that characters from..to are in it.
struct Excerpt {
  std::string line;
  std::size_t caret;  // columns of a terminal before it
  std::size_t width;
};
Excerpt excerpt_of(std::string_view written, std::size_t from, std::size_t to) {
  const std::string line_shown = visible(written);
  const std::string_view line = line_shown;
  const std::size_t start = byte_of_character(line, from);
  const std::size_t end = std::max(byte_of_character(line, to), start);
  constexpr std::size_t before = 40;  // characters shown before the caret of a long line
  const bool is_long = display_width(line) > widest_line;
  const std::size_t first = is_long && from > before ? byte_of_character(line, from - before) : 0;
  std::string_view shown = line.substr(first);
  const bool cut = display_width(shown) > widest_line;
  if (cut) shown = shown.substr(0, byte_of_character(shown, widest_line / 2 + before / 2));
  const std::string_view marked = line.substr(start, end - start).substr(0, shown.size());
  return {fmt::format("{}{}{}", first > 0 ? "…" : "", shown, cut ? "…" : ""),
          display_width(line.substr(first, start - first)) + (first > 0 ? 1 : 0),
          std::max<std::size_t>(display_width(marked), 1)};
}

// What stands on the command line: the words of a --set or of a sweep, without what comes before; empty: in the file.
std::string_view words_on_the_command_line(std::string_view source) {
  for (const std::string_view opening : {of_settings, of_sweep}) {
    if (source.starts_with(opening)) return source.substr(opening.size());
  }
  return {};
}

void show_place(const Problem& problem, std::string_view file_text, Lines& lines, std::string& out) {
  const Spot& spot = *problem.spot;
  const std::string_view setting = words_on_the_command_line(spot.file);
  const bool is_setting = !setting.empty();
  if (!is_setting && file_text.empty()) return;
  const std::string_view before = !is_setting && spot.line > 1 ? lines.at(spot.line - 1) : std::string_view{};
  const std::string_view line = is_setting ? setting : lines.at(spot.line);
  const std::size_t gutter = fmt::format("{}", spot.line).size();
  if (before.find_first_not_of(" \t") != before.npos) {
    out += fmt::format("  {:>{}} | {}\n", spot.line - 1, gutter, excerpt_of(before, 0, 0).line);
  }
  const Excerpt excerpt = excerpt_of(line, spot.column - 1, spot.end - 1);
  out += fmt::format("  {} | {}\n", spot.line, excerpt.line);
  std::string advice =
      problem.caret.empty() && !problem.suggestions.empty() ? did_you_mean(problem.suggestions) : problem.caret;
  out += fmt::format("  {:{}} | {:{}}{:^>{}}{}{}\n", "", gutter, "", excerpt.caret, "", excerpt.width,
                     advice.empty() ? "" : " ", advice);
}

void describe_one(const Problem& problem, std::string_view text, Lines& lines, std::string& out) {
  const bool is_setting = problem.spot && !words_on_the_command_line(problem.spot->file).empty();
  std::string where;
  if (problem.spot)
    where = is_setting ? problem.spot->file + ": "
                       : fmt::format("{}:{}:{}: ", problem.spot->file, problem.spot->line, problem.spot->column);
  out += fmt::format("{}{} {}: {}\n", where, name_of(problem.severity), problem.code, problem.message);
  if (!problem.path.empty()) out += fmt::format("  in  {}\n", fmt::join(problem.path, " › "));
  if (problem.spot) show_place(problem, text, lines, out);
  for (const std::string& note : problem.notes) out += fmt::format("  {}\n", note);
  out += fmt::format("  more: servicechain explain {}\n", problem.code);
}

}  // namespace

std::string describe(const std::vector<Problem>& problems, std::string_view text) {
  std::string out;
  Lines lines{text};
  const std::size_t shown = std::min(problems.size(), most_problems);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += '\n';
    describe_one(problems[i], text, lines, out);
  }
  out = visible(out);
  const bool are_all = problems.size() < most_problems_kept;
  if (problems.size() > shown)
    out += fmt::format("\nand {}{} more\n", are_all ? "" : "at least ", problems.size() - shown);
  return out;
}

}  // namespace servicechain::scenarios
