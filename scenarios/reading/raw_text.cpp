#include "scenarios/reading/raw_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "scenarios/messages/characters.h"
#include "scenarios/reading/tree.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {
namespace {

Problem unreadable(std::string code, const std::string& file, std::string message) {
  Problem problem;
  problem.code = std::move(code);
  problem.spot = Spot{file, 1, 1, 1};
  problem.message = std::move(message);
  return problem;
}

bool is_allowed(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return true;
  if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return false;
  return code != 0x2028 && code != 0x2029 && code != 0xFFFE && code != 0xFFFF;
}

// The line and column of a byte, counted in characters.
Spot spot_of_byte(std::string_view text, std::size_t byte, const std::string& file) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::size_t column = 1 + count_characters(before.substr(start));
  return {file, line, column, column + 1};
}

Problem wrong_encoding(std::string_view text, std::size_t at, const std::string& file) {
  Problem problem = unreadable("E103", file, "the file is not in UTF-8");
  problem.spot = spot_of_byte(text, at, file);
  problem.caret = "this is no letter in UTF-8";
  problem.notes = {"save the file once more with the encoding UTF-8"};
  return problem;
}

Problem control_character(std::string_view text, std::size_t at, char32_t code, const std::string& file) {
  Problem problem =
      unreadable("E111", file,
                 fmt::format("an invisible character (U+{:04X}) stands in the text", static_cast<std::uint32_t>(code)));
  problem.spot = spot_of_byte(text, at, file);
  problem.caret = "delete it";
  return problem;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct Wording {
  std::string_view said;  // by the parser
  std::string_view message;
  std::string_view advice;
};
constexpr Wording wordings[] = {
    {"mapping values are not allowed", "there is a colon where none can stand",
     "if it belongs to the text, put the text in quotes: \"…\"; else check that the line starts as far right as its "
     "neighbours"},
    {"could not find expected ':'", "a key without its colon", "write key: value, with a space behind the colon"},
    {"did not find expected key", "this line does not fit the lines above it",
     "lines of one group start at the same column, with spaces"},
    {"did not find expected '-' indicator", "this line does not fit the list above it",
     "every entry of a list starts with - at the same column"},
    {"did not find expected ',' or '}'", "a curly bracket { is not closed, or a comma is missing",
     "write {store: 70%, web: 30%}"},
    {"did not find expected ',' or ']'", "a square bracket [ is not closed, or a comma is missing",
     "write [store, delivery]"},
    {"found unexpected end of stream", "a quote is opened and never closed", "close it with the same quote"},
    {"found unexpected document indicator", "a quote is opened and never closed", "close it with the same quote"},
    {"cannot start any token", "this character cannot start a value", "put the text in quotes: \"…\""},
    {"block sequence entries are not allowed", "a list cannot start here", "put the list on a line of its own"},
    {"unknown escape character", "after a backslash \\ another letter is wanted",
     "in double quotes write \\\\ for a backslash, or use single quotes"},
    {"invalid Unicode", "this escape \\u… names no letter", "write the letter itself"},
    {"did not find expected <document start>", "something stands behind the end of the file's one tree",
     "write everything as key: value, from the first column"},
    {"did not find expected node content", "a value is missing here", "write key: value"},
};

Problem at(const Complaint& complaint, std::string code, const std::string& file) {
  Problem problem = unreadable(std::move(code), file, "");
  problem.spot = Spot{file, complaint.line, complaint.column, complaint.column + 1};
  return problem;
}

std::optional<Problem> find_tab(const Complaint& complaint, std::string_view text, const std::string& file) {
  const std::string_view line = line_of(text, complaint.line);
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.find_first_not_of(" \t") < tab) return std::nullopt;
  Problem problem = at(complaint, "E101", file);
  problem.spot->column = count_characters(line.substr(0, tab)) + 1;
  problem.spot->end = problem.spot->column + 1;
  problem.message = "a tab stands at the start of the line";
  problem.caret = "use spaces";
  problem.notes = {"lines start with spaces only; most editors can turn tabs into spaces"};
  return problem;
}

std::optional<Problem> find_twin(const Complaint& complaint, std::string_view text, const std::string& file) {
  const std::size_t before = complaint.line > 1 ? complaint.line - 1 : 1;
  for (std::size_t number = std::max(before, std::min(complaint.context_line, complaint.line));
       number <= complaint.line; ++number) {
    const std::string_view line = line_of(text, number);
    const auto twin = find_lookalike(line.substr(0, line.find(" #")));
    if (!twin) continue;
    Problem problem = at(complaint, "E102", file);
    problem.spot = Spot{file, number, twin->at + 1, twin->at + 2};
    problem.message = fmt::format("{} is not {}", twin->seen, twin->wanted);
    problem.caret = fmt::format("write {}", twin->wanted);
    return problem;
  }
  return std::nullopt;
}

std::size_t indentation_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// A key without its colon is noticed at the next key: the mistake is where it begins.
void point_to_where_it_begins(Problem& problem, const Complaint& complaint, std::string_view text) {
  const std::string_view line = line_of(text, complaint.context_line);
  problem.spot->line = complaint.context_line;
  problem.spot->column = indentation_of(line) + 1;
  problem.spot->end = std::max(count_characters(line), problem.spot->column) + 1;
}

// The first colon of a line, wanted nowhere: the line is further in than the value above it.
bool is_too_far_right(const Complaint& complaint, std::string_view text) {
  if (complaint.line < 2) return false;
  const std::string_view line = line_of(text, complaint.line);
  const bool is_first_colon = count_characters(line.substr(0, line.find(':'))) + 1 == complaint.column;
  return is_first_colon && indentation_of(line) > indentation_of(line_of(text, complaint.line - 1));
}

bool stands_in_a_path(char c) { return c == '.' || c == '-' || c == '_' || c == '*' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// change: departments.it-desk.staff: +1, where an entry in { } was meant.
std::optional<std::string> entry_without_braces(const Complaint& complaint, std::string_view text) {
  const std::string_view line = line_of(text, complaint.line);
  const std::string_view before = line.substr(0, byte_of_character(line, complaint.column - 1));
  const std::size_t colon = before.find(": ");
  if (colon == before.npos) return std::nullopt;
  const std::string_view path = trimmed(before.substr(colon + 1));
  const bool is_path = path.find('.') != path.npos && std::all_of(path.begin(), path.end(), stands_in_a_path);
  if (!is_path) return std::nullopt;
  return fmt::format("write {}: {{{}}}", trimmed(before.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

// From `start` to the comma or } that ends it; those inside round brackets do not.
std::string_view value_from(std::string_view line, std::size_t start) {
  int depth = 0;
  std::size_t end = start;
  for (; end < line.size(); ++end) {
    if (line[end] == '(') ++depth;
    if (line[end] == ')') --depth;
    if (depth <= 0 && (line[end] == ',' || line[end] == '}')) break;
  }
  return trimmed(line.substr(start, end - start));
}

void say_which_braces_are_open(Problem& problem, const Complaint& complaint, std::string_view text) {
  const std::string_view first = line_of(text, complaint.context_line);
  const std::string_view next = trimmed(line_of(text, complaint.line));
  problem.message = fmt::format("the {{ of line {} is not closed, or a comma is missing before {} in line {}",
                                complaint.context_line, in_quotes(next.substr(0, next.find_first_of(" :,"))), complaint.line);
  problem.notes = {fmt::format("close the {{ of line {} with }}", complaint.context_line)};
  problem.spot->line = complaint.context_line;
  problem.spot->column = count_characters(first.substr(0, first.rfind('{'))) + 1;
  problem.spot->end = problem.spot->column + 1;
}

// A colon where a comma or the end of { } was wanted: it belongs to a text, or a comma is missing before the key.
void say_what_the_colon_lacks(Problem& problem, const Complaint& complaint, std::string_view text) {
  const std::string_view line = line_of(text, complaint.line);
  const std::size_t at = byte_of_character(line, complaint.column - 1);
  if (line.substr(at, 1) != ":") return;
  const std::string_view before = line.substr(0, at);
  const std::size_t colon = before.rfind(": ");
  const std::size_t word = before.find_last_of(" {,") + 1;  // npos + 1 is 0
  if (colon == before.npos || word == at) return;
  const std::size_t value = line.find_first_not_of(' ', colon + 1);
  const std::string quotes = fmt::format("inside {{ }} a text with a colon stands in quotes: \"{}\"", value_from(line, value));
  problem.notes = {quotes};
  problem.message = "a colon inside { } ends the text before it";
  if (word == value) return;
  problem.message = fmt::format("a comma is missing before {}, or the text has a colon", in_quotes(before.substr(word)));
  problem.notes = {fmt::format("write , {}: for another entry", before.substr(word)), quotes};
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

std::optional<Problem> find_unreadable(std::string_view text, const std::string& file) {
  if (text.size() > most_bytes) {
    return unreadable(
        "E108", file,
        fmt::format("the file has more than {} MiB; no organisation needs so many words", most_bytes >> 20u));
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const Character character = first_character(text.substr(at));
    if (character.bytes == 0 || character.code == 0) return wrong_encoding(text, at, file);
    if (!is_allowed(character.code)) return control_character(text, at, character.code, file);
    at += character.bytes;
  }
  return std::nullopt;
}

std::string_view line_of(std::string_view text, std::size_t number) {
  text = without_byte_order_mark(text);
  for (std::size_t line = 1;; ++line) {
    const std::size_t end = text.find_first_of("\r\n");
    if (line == number) return text.substr(0, end);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
}

Problem reworded(const Complaint& complaint, std::string_view text, const std::string& file) {
  if (auto tab = find_tab(complaint, text, file)) return *tab;
  if (auto twin = find_twin(complaint, text, file)) return *twin;
  Problem problem = at(complaint, "E100", file);
  const auto* wording = std::find_if(std::begin(wordings), std::end(wordings), [&](const Wording& candidate) {
    return contains(complaint.what, candidate.said);
  });
  if (wording == std::end(wordings)) {
    problem.message = "this line cannot be read";
    problem.notes = {"write key: value, with a space behind the colon, and text with special characters in quotes"};
    return problem;
  }
  problem.message = std::string{wording->message};
  problem.notes = {std::string{wording->advice}};
  if (contains(complaint.what, "mapping values are not allowed") && is_too_far_right(complaint, text)) {
    problem.message = "this line starts further right than the line above it";
    problem.notes = {"lines that belong together start at the same column; the line above has its value already"};
    return problem;
  }
  if (contains(complaint.what, "mapping values are not allowed")) {
    if (const auto braces = entry_without_braces(complaint, text)) problem.notes.insert(problem.notes.begin(), *braces);
  }
  if (contains(complaint.what, "did not find expected ',' or '}'") && complaint.context_line > 0) {
    const bool goes_on = complaint.line > complaint.context_line;
    (goes_on ? say_which_braces_are_open : say_what_the_colon_lacks)(problem, complaint, text);
    return problem;
  }
  if (contains(complaint.what, "could not find expected ':'") && complaint.context_line > 0) {
    point_to_where_it_begins(problem, complaint, text);
    if (contains(line_of(text, complaint.context_line), " #"))
      problem.notes.emplace_back("what stands behind a # is a remark for people: a text or name with a # goes in quotes");
    return problem;
  }
  if (complaint.context_line > 0 && complaint.context_line != complaint.line) {
    problem.notes.push_back(fmt::format("it begins in line {}", complaint.context_line));
  }
  return problem;
}

}  // namespace servicechain::scenarios
