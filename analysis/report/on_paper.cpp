#include "analysis/report/on_paper.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <variant>
#include <vector>

namespace servicechain::analysis::report {
namespace {

constexpr std::size_t npos = std::string::npos;

// Places in a text, the end not included.
struct Span {
  std::size_t begin;
  std::size_t end;
};

std::optional<Span> between_backticks(std::string_view text) {
  const std::size_t begin = text.find('`');
  const std::size_t end = begin == npos ? npos : text.find('`', begin + 1);
  if (end == npos) return std::nullopt;
  return Span{begin, end + 1};
}

bool is_command(std::string_view quoted) { return quoted.starts_with("`servicechain ") || quoted.starts_with("`-"); }

// Where the sentence ends, behind its full stop.
std::size_t end_of_sentence(std::string_view text, std::size_t from) {
  const std::size_t stop = text.find(". ", from);
  return stop == npos ? text.size() : stop + 1;
}

// " (… `command` …)", if it stands in such a bracket.
std::optional<Span> bracket_around(std::string_view text, const Span& command) {
  const std::size_t open = text.rfind(" (", command.begin);
  const std::size_t close = text.find(')', command.end);
  if (open == npos || close == npos || text.substr(open, command.begin - open).find(')') != npos) return std::nullopt;
  return Span{open, close + 1};
}

// Where the last of these marks stands before that place.
std::size_t last_of(std::initializer_list<std::string_view> marks, std::string_view text, std::size_t before) {
  std::size_t last = npos;
  for (const std::string_view mark : marks) {
    const std::size_t place = text.substr(0, before).rfind(mark);
    if (place != npos && (last == npos || place > last)) last = place;
  }
  return last;
}

// Without a mark before the command in its sentence: the whole sentence, with the space that parts it from the next.
Span sentence_around(std::string_view text, const Span& command) {
  const std::size_t before = last_of({". ", "? ", "! "}, text, command.begin);
  const std::size_t end = end_of_sentence(text, command.end);
  if (before == npos) return {0, std::min(text.size(), end + 1)};
  return {before + 1, end};
}

// ": … `command` …" or "; … `command` …" up to the next semicolon or the full stop; else the sentence.
Span clause_around(std::string_view text, const Span& command) {
  const Span sentence = sentence_around(text, command);
  const std::size_t begin = last_of({": ", "; "}, text, command.begin);
  if (begin == npos || begin < sentence.begin) return sentence;
  std::size_t end = end_of_sentence(text, command.end);
  if (text[end - 1] == '.') --end;
  return {begin, std::min(end, text.find("; ", command.end))};
}

// " (W611)"
void leave_out_message_numbers(std::string& text) {
  constexpr std::size_t length = 7;
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  for (std::size_t at = text.find(" ("); at != npos; at = text.find(" (", at + 1)) {
    const std::string_view found = std::string_view{text}.substr(at, length);
    if (found.size() < length || found.back() != ')' || (found[2] != 'W' && found[2] != 'E')) continue;
    if (std::ranges::all_of(found.substr(3, 3), is_digit)) text.erase(at, length);
  }
}

void print(std::string& words) { words = without_commands(words); }
void print(std::vector<std::string>& items) {
  for (std::string& item : items) print(item);
  std::erase(items, "");
}
void print(Text& text) { print(text.words); }
void print(Notice& notice) {
  print(notice.words);
  print(notice.items);
}
void print(List& list) { print(list.items); }
void print(Links& links) {
  for (Link& link : links.links) print(link.words);
}
void print(Answers& said) {
  for (Answer& answer : said.answers) {
    print(answer.idea);
    print(answer.sentence);
  }
}
void print(Table& table) {
  print(table.title);
  print(table.note);
  for (std::vector<std::string>& row : table.rows) std::ranges::for_each(row, [](std::string& cell) { print(cell); });
}
void print(Blank& blank) { print(blank.what); }
void print(Decision& decision) { print(decision.asked); }
void print(Figure& figure) {
  print(figure.title);
  print(figure.answer);
  print(figure.source);
}
void print(KeyNumbers&) {}
void print(Folded&) {}
void print(Terms&) {}

bool is_hint(const Block& block) {
  const auto* text = std::get_if<Text>(&block);
  return text != nullptr && text->role == Text::Role::hint;
}

void print(std::vector<Block>& blocks) {
  std::erase_if(blocks, is_hint);
  for (Block& block : blocks) std::visit([](auto& each) { print(each); }, block);
}

}  // namespace

std::string without_commands(std::string_view text) {
  std::string words{text};
  while (const auto quoted = between_backticks(words)) {
    if (is_command(std::string_view{words}.substr(quoted->begin))) {
      const Span left_out = bracket_around(words, *quoted).value_or(clause_around(words, *quoted));
      words.erase(left_out.begin, left_out.end - left_out.begin);
    } else {
      words.erase(quoted->end - 1, 1).erase(quoted->begin, 1);
    }
  }
  leave_out_message_numbers(words);
  return words;
}

Document on_paper(Document document) {
  print(document.title);
  print(document.head);
  for (Section& section : document.sections) {
    print(section.title);
    print(section.contents);
    print(section.blocks);
  }
  print(document.foot);
  print(document.source);
  return document;
}

}  // namespace servicechain::analysis::report
