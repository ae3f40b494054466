#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "analysis/tables/tables.h"

// Tables and whole answers for a terminal.
namespace servicechain::analysis {
namespace {

constexpr std::string_view gap = "  ";

struct Letter {
  char32_t code;
  std::size_t bytes;
};

// Of well-formed UTF-8; a broken byte counts as a character of its own.
Letter first_letter(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t bytes = byte(0) < 0x80 ? 1 : byte(0) < 0xC0 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (bytes == 1 || bytes > text.size()) return {byte(0), 1};
  char32_t code = byte(0) & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (byte(i) & 0x3FU);
  return {code, bytes};
}

// Two places for the wide letters of East Asia (Unicode Annex 11, main blocks), none for marks set over a letter.
std::size_t places_of(char32_t code) {
  if (code >= 0x300 && code <= 0x36F) return 0;
  const bool is_wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                       (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                       (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                       (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x1F300 && code <= 0x1FAFF) ||
                       (code >= 0x20000 && code <= 0x3FFFD);
  return is_wide ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    width += places_of(letter.code);
    text.remove_prefix(letter.bytes);
  }
  return width;
}

std::string padded(const std::string& text, std::size_t width, Alignment alignment) {
  const std::string space(width - std::min(width, width_of(text)), ' ');
  return alignment == Alignment::left ? text + space : space + text;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string sentences(const std::vector<std::string>& all, std::string_view indent) {
  std::string text;
  for (const std::string& sentence : all) text.append(indent).append(sentence).append("\n");
  return text;
}

std::string answer_text(const WhatIfAnswer& answer) {
  std::string text = answer.name + (answer.says.empty() ? "" : ": " + answer.says) + "\n";
  for (const std::vector<std::string>& change : answer.changes) {
    text += fmt::format("  {}: {} -> {}\n", change.at(0), change.at(1), change.at(2));
  }
  text += "  " + answer.sentence + "\n";
  return text + sentences(answer.further, "  ") + "\n";
}

std::string heading(const Study& study) {
  std::string text = study.source_line + "\n";
  if (study.left_open && !study.stopping_words.empty()) text += study.stopping_words + "\n";
  if (study.ended != "reached the end") text += "Ended: " + study.ended + "\n";
  for (const std::string& problem : study.problems) text += "Note: " + problem + "\n";
  return text + "\n";
}

// Under everything: how far it can be trusted.
std::string foundations(const Study& study) {
  std::vector<std::string> runs;
  if (!study.warm_up_words.empty()) runs.push_back(study.warm_up_words);
  if (!study.left_open && !study.stopping_words.empty()) runs.push_back(study.stopping_words);
  const std::vector<std::string> sentences = sentences_of(study.rests_on);
  std::string text;
  if (!runs.empty()) text += fmt::format("How it was run: {}\n", fmt::join(runs, " "));
  if (!sentences.empty()) text += fmt::format("What this rests on: {}\n", fmt::join(sentences, " "));
  return text;
}

// One after the other; the note that is the same for all stands under the last.
std::string texts_of(std::vector<Table> tables) {
  std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
  std::string text;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (t + 1 < tables.size()) tables[t].note.clear();
    text += text_of(tables[t]) + "\n";
  }
  return text;
}

// A terminal holds the beginning; the rest is in the report.
Table beginning_of(Table table) {
  constexpr std::size_t rows_on_a_terminal = 10;
  if (table.rows.size() <= rows_on_a_terminal) return table;
  const std::size_t left_out = table.rows.size() - rows_on_a_terminal;
  table.rows.resize(rows_on_a_terminal);
  table.title += fmt::format(" (the first {}; {} more in the report, with -o DIR, and in --json)", rows_on_a_terminal, left_out);
  return table;
}

std::string answers_text(const Study& study) {
  std::string text;
  for (const WhatIfAnswer& answer : study.answers) text += answer_text(answer);
  return text;
}

}  // namespace

std::string text_of(const Table& table) {
  std::vector<std::size_t> widths;
  for (const Column& column : table.columns) widths.push_back(width_of(column.name));
  for (const std::vector<std::string>& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
  }
  const auto line_of = [&](auto cell) {
    std::string line;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      if (c > 0) line += gap;
      line += padded(cell(c), widths[c], table.columns[c].alignment);
    }
    return without_trailing_spaces(line) + "\n";
  };
  std::string text = table.title + "\n";
  text += line_of([&](std::size_t c) { return table.columns[c].name; });
  for (const std::vector<std::string>& row : table.rows) text += line_of([&](std::size_t c) { return row[c]; });
  if (!table.note.empty()) text += table.note + "\n";
  return text;
}

std::string run_text(const Study& study) {
  const Table usual = study.vocabulary == Vocabulary::expert ? usual_table(study) : Table{};
  return heading(study) + answers_text(study) +
         texts_of({usual, customers_table(study, "base"), departments_table(study, "base"),
                   people_table(study, "base"), links_table(study, "base")}) +
         foundations(study);
}

std::string compare_text(const Study& study) {
  std::string text = heading(study) + answers_text(study);
  const Table table = what_ifs_table(study);
  if (!table.note.empty()) text += table.note + "\n\n";
  if (study.vocabulary == Vocabulary::expert && !study.answers.empty()) text += text_of(pairing_table(study)) + "\n";
  std::vector<Table> changes;
  for (const WhatIfAnswer& answer : study.answers) changes.push_back(beginning_of(changes_table(study, answer.name)));
  return text + texts_of(std::move(changes)) + foundations(study);
}

}  // namespace servicechain::analysis
