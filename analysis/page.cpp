#include "analysis/page.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "analysis/markup.h"
#include "analysis/measure_finder.h"
#include "analysis/page_style.h"
#include "analysis/page_words.h"
#include "analysis/tables.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

// Nothing may be loaded and nothing may run, whatever a name smuggles in.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

// A name or sentence with its own direction of writing.
std::string words(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string paragraph(std::string_view attributes, std::string_view text) {
  return fmt::format("<p{}>{}</p>\n", attributes, words(text));
}

std::string list_of(const std::vector<std::string>& items) {
  std::string html = "<ul>\n";
  for (const std::string& item : items) html += "<li>" + words(item) + "</li>\n";
  return html + "</ul>\n";
}

// The range stands under its number, smaller.
std::string cell_words(std::string_view cell) {
  const std::size_t bracket = cell.find(" (");
  if (bracket == std::string_view::npos || !cell.ends_with(")")) return words(cell);
  return words(cell.substr(0, bracket)) + "<span class=\"range\">" + words(cell.substr(bracket + 1)) + "</span>";
}

std::string_view side_of(const Column& column) {
  return column.alignment == Alignment::right ? R"( class="right")" : "";
}

// A long sentence keeps its column from becoming a thin strip on a phone.
std::string_view side_of(const Column& column, std::string_view cell) {
  constexpr std::size_t long_sentence = 40;
  return column.alignment == Alignment::left && cell.size() > long_sentence ? R"( class="long")" : side_of(column);
}

// A path may break after its dots.
std::string row_name(std::string_view cell) {
  const std::string name = cell_words(cell);
  if (name.find(' ') != std::string::npos) return name;
  std::string breakable;
  for (const char letter : name) {
    breakable += letter;
    if (letter == '.') breakable += "<wbr/>";
  }
  return breakable;
}

std::string row_of(const Table& table, const std::vector<std::string>& cells) {
  std::string html = fmt::format("<tr><th scope=\"row\">{}</th>", row_name(cells.at(0)));
  for (std::size_t i = 1; i < cells.size(); ++i) {
    html += fmt::format("<td{}>{}</td>", side_of(table.columns.at(i), cells[i]), cell_words(cells[i]));
  }
  return html + "</tr>\n";
}

std::string html_of(const Table& table) {
  std::string html = fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table>\n<caption>{1}</caption>\n"
      "<thead><tr>",
      escaped(table.title), words(table.title));
  for (const Column& column : table.columns) {
    html += fmt::format("<th scope=\"col\"{}>{}</th>", side_of(column), words(column.name));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<std::string>& row : table.rows) html += row_of(table, row);
  html += "</tbody>\n</table>\n</div>\n";
  if (!table.note.empty()) html += paragraph(R"( class="note")", table.note);
  return html;
}

std::string section(std::string_view id, std::string_view title, const std::string& inside) {
  return fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n", id, title, inside);
}

// -- The sections, from the top ----------------------------------------------------------------------------------

std::string notices(const Study& study) {
  std::string html;
  for (const std::string& warning : warnings_of(study)) {
    html +=
        "<div class=\"notice\" role=\"note\"><p><strong>Read with care.</strong> " + words(warning) + "</p></div>\n";
  }
  if (!study.problems.empty()) {
    html += "<div class=\"notice\" role=\"note\"><p><strong>What to know about this scenario</strong></p>\n" +
            list_of(study.problems) + "</div>\n";
  }
  if (const std::vector<std::string> sentences = sentences_of(study.rests_on); !sentences.empty()) {
    html += "<div class=\"notice\" role=\"note\"><p><strong>What this rests on</strong></p>\n" + list_of(sentences) + "</div>\n";
  }
  return html;
}

std::string key_numbers(const Study& study) {
  const MeasureFinder base{study, "base"};
  std::string html;
  for (const std::string_view name : {"satisfaction", "wait", "wait.p95", "on-time", "lost"}) {
    const MeasureRow* row = base.find("customers", name);
    if (row == nullptr || !row->estimate.mean) continue;
    html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", words(name_of(row->measure, Vocabulary::plain)),
                        cell_words(with_range(row->measure, row->estimate, Saying::value, Vocabulary::plain)));
  }
  if (html.empty()) return html;
  return "<h3 class=\"key-title\">All customers, as things are today</h3>\n<dl class=\"key-numbers\">\n" + html +
         "</dl>\n";
}

std::string answers(const Study& study) {
  std::string html = "<ul class=\"answers\">\n";
  for (const WhatIfAnswer& answer : study.answers) {
    html += fmt::format("<li>{}<p class=\"sentence\"><span class=\"mark\" aria-hidden=\"true\">{}</span>{}</p></li>\n",
                        paragraph(R"( class="idea")", answer.says.empty() ? answer.name : answer.says),
                        sign_of(answer.verdict), words(answer.sentence));
  }
  if (study.answers.empty()) html += "<li>" + paragraph(R"( class="sentence")", answer_of_run(study)) + "</li>\n";
  return section("answer", "The answer", html + "</ul>\n" + key_numbers(study));
}

Table changes_made(const WhatIfAnswer& answer) {
  Table table{"What it changes", {{"what"}, {"before"}, {"after"}}, {}, ""};
  for (const std::vector<std::string>& change : answer.changes) {
    if (change.size() == table.columns.size()) table.rows.push_back(change);
  }
  return table;
}

// The cost, unless one of the further sentences begins with it.
std::string cost_of(const WhatIfAnswer& answer) {
  const bool is_told = std::any_of(answer.further.begin(), answer.further.end(),
                                   [&](const std::string& sentence) { return sentence.starts_with(answer.cost); });
  return answer.cost.empty() || is_told ? "" : paragraph("", "Cost: " + answer.cost + ".");
}

std::string idea(const Study& study, const WhatIfAnswer& answer) {
  std::string html =
      fmt::format("<article class=\"card\">\n<h3>{}</h3>\n", words(answer.says.empty() ? answer.name : answer.says));
  if (!answer.says.empty()) html += paragraph(R"( class="name")", answer.name);
  const Table changes = changes_made(answer);
  if (!changes.rows.empty()) html += html_of(changes);
  html += cost_of(answer);
  if (!answer.further.empty()) html += list_of(answer.further);
  const Table effects = changes_table(study, answer.name, Vocabulary::plain);
  if (!effects.rows.empty()) {
    html += fmt::format("<details><summary>Everything it surely changes ({})</summary>\n{}</details>\n",
                        effects.rows.size(), html_of(effects));
  }
  return html + "</article>\n";
}

std::string ideas(const Study& study) {
  if (study.answers.empty()) return "";
  std::string html = html_of(what_ifs_table(study, Vocabulary::plain));
  for (const WhatIfAnswer& answer : study.answers) html += idea(study, answer);
  return section("ideas", "The ideas, one by one", html);
}

std::string map(const PageContent& content) {
  if (content.chain_map_svg.empty()) return "";
  return section("map", "The chain",
                 "<p>Each arrow points to the one who is served; what is served in the end is the customer, at the "
                 "top. Rest the pointer on an arrow or a box to read its numbers; the tables below hold them all.</p>\n"
                 "<figure tabindex=\"0\" aria-label=\"Map of the chain\">\n" +
                     std::string{content.chain_map_svg} + "</figure>\n");
}

std::string numbers(const Study& study) {
  std::string html = "<p>As things are today, before any change. Under each number: its likely range.</p>\n";
  for (const Table& table :
       {customers_table(study, "base", Vocabulary::plain), departments_table(study, "base", Vocabulary::plain),
        links_table(study, "base", Vocabulary::plain)}) {
    if (!table.rows.empty()) html += html_of(table);
  }
  return section("numbers", "The numbers", html);
}

std::string how_to_read() {
  std::string html = "<dl class=\"glossary\">\n";
  for (const Term& term : glossary()) {
    html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(term.word), escaped(term.meaning));
  }
  return section("reading", "How to read this", html + "</dl>\n");
}

std::string head(const PageContent& content) {
  const Study& study = content.study;
  const std::string ideas_link = study.answers.empty() ? "" : "<li><a href=\"#ideas\">The ideas</a></li>\n";
  return fmt::format("<header>\n<h1>{}</h1>\n{}{}{}", words(study.scenario),
                     paragraph(R"( class="question")", question_of(study)),
                     content.about.empty() ? "" : paragraph("", content.about),
                     paragraph(R"( class="source")", study.source_line)) +
         "<nav aria-label=\"On this page\"><ul>\n<li><a href=\"#answer\">The answer</a></li>\n" + ideas_link +
         "<li><a href=\"#map\">The chain</a></li>\n<li><a href=\"#numbers\">The numbers</a></li>\n"
         "<li><a href=\"#reading\">How to read this</a></li>\n</ul></nav>\n</header>\n";
}

std::string foot(const Study& study) {
  const std::string how_sure = fmt::format("Ranges hold with {}% confidence.", rounded(study.confidence * 100, 3));
  return "<footer>\n" + paragraph(R"( class="source")", study.source_line) +
         paragraph(R"( class="source")", warm_up_of(study) + " " + how_sure +
                                             (study.stopping_words.empty() ? "" : " " + study.stopping_words) +
                                             (study.ended.empty() ? "" : " How the runs ended: " + study.ended + ".")) +
         paragraph(R"( class="source")",
                   "Simulated numbers describe the scenario that was written down, not the "
                   "organisation itself.") +
         "</footer>\n";
}

}  // namespace

std::string page_html(const PageContent& content) {
  return fmt::format(
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{}</title>\n"
             "<style>{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the answer</a>\n",
             policy, escaped(content.study.scenario), page_style()) +
         head(content) + "<main id=\"main\">\n" + notices(content.study) + answers(content.study) +
         ideas(content.study) + map(content) + numbers(content.study) + how_to_read() + "</main>\n" +
         foot(content.study) + "</body>\n</html>\n";
}

}  // namespace servicechain::analysis
