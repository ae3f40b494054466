#include "analysis/report/html_blocks.h"

#include <fmt/format.h>

#include <utility>

#include "analysis/markup.h"

namespace servicechain::analysis::report {
namespace {

// What stands between backticks is typed as it is.
std::string with_commands(std::string_view text) {
  std::string html;
  for (bool is_open = false; !text.empty(); is_open = !is_open) {
    const std::size_t tick = text.find('`');
    if (tick == std::string_view::npos || (!is_open && text.find('`', tick + 1) == std::string_view::npos)) return html.append(text);
    html.append(text.substr(0, tick)).append(is_open ? "</code>" : "<code>");
    text.remove_prefix(tick + 1);
  }
  return html;
}

std::string paragraph(std::string_view attributes, std::string_view text) {
  return fmt::format("<p{}>{}</p>\n", attributes, words(text));
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

std::string html_of(const Text& text) {
  switch (text.role) {
    case Text::Role::plain: return paragraph("", text.words);
    case Text::Role::question: return paragraph(R"( class="question")", text.words);
    case Text::Role::source: return paragraph(R"( class="source")", text.words);
    case Text::Role::hint:
    case Text::Role::note: return paragraph(R"( class="note")", text.words);
    case Text::Role::name: return paragraph(R"( class="name")", text.words);
  }
  return "";
}

std::string html_of(const List& list) {
  std::string html = "<ul>\n";
  for (const std::string& item : list.items) html += "<li>" + words(item) + "</li>\n";
  return html + "</ul>\n";
}

std::string html_of(const Links& block) {
  std::string html = fmt::format("<p class=\"links-title\">{}</p>\n<ul class=\"links\">\n", words(block.title));
  for (const Link& link : block.links) html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", link.to, words(link.words));
  return html + "</ul>\n";
}

std::string html_of(const Notice& notice) {
  return fmt::format("<div class=\"notice{}\" role=\"note\"><p><strong>{}</strong>{}</p>\n{}</div>\n",
                     notice.weight == Notice::Weight::warning ? " warning" : "", notice.title,
                     notice.words.empty() ? "" : " " + words(notice.words),
                     notice.items.empty() ? "" : html_of(List{notice.items}));
}

std::string html_of(const Answers& said) {
  std::string html = "<ul class=\"answers\">\n";
  for (const Answer& answer : said.answers) {
    html += "<li>" + (answer.idea.empty() ? "" : paragraph(R"( class="idea")", answer.idea));
    html += "<p class=\"sentence\">";
    if (!answer.mark.empty()) html += fmt::format("<span class=\"mark\" aria-hidden=\"true\">{}</span>", answer.mark);
    html += words(answer.sentence) + "</p></li>\n";
  }
  return html + "</ul>\n";
}

std::string html_of(const KeyNumbers& block) {
  std::string html = fmt::format("<h3 class=\"key-title\">{}</h3>\n<dl class=\"key-numbers\">\n", words(block.title));
  for (const std::vector<std::string>& number : block.numbers) {
    html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", words(number[0]), cell_words(number[1]));
  }
  return html + "</dl>\n";
}

std::string html_of(const Folded& folded) {
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", escaped(folded.summary), html_of(folded.table));
}

std::string html_of(const Terms& block) {
  std::string html = "<dl class=\"glossary\">\n";
  for (const Term& term : block.terms) {
    html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(term.word), escaped(term.meaning));
  }
  return html + "</dl>\n";
}

std::string html_of(const Blank& blank) {
  std::string html = "<div class=\"blank\">" + paragraph("", blank.what);
  for (int i = 0; i < blank.lines; ++i) html += "<div class=\"ruled\"></div>";
  return html + "</div>\n";
}

std::string html_of(const Decision& decision) {
  return "<p class=\"decision\"><strong>Decision asked:</strong> " + words(decision.asked) + "</p>\n";
}

// Fit for the inside of a script element: nothing in it can end that.
std::string fit_for_script(std::string_view json) {
  std::string text;
  for (const char letter : json) {
    if (letter == '<') text += "\\u003c";
    else if (letter == '>') text += "\\u003e";
    else if (letter == '&') text += "\\u0026";
    else text += letter;
  }
  return text;
}

std::string caption_of(const Figure& figure) {
  if (figure.lettering == charts::Lettering::all) return "";
  return fmt::format("<figcaption><h3>{}</h3>{}</figcaption>\n", words(figure.title),
                     figure.answer.empty() ? "" : paragraph(R"( class="chart-answer")", figure.answer));
}

std::string html_of(const Figure& figure) {
  const bool is_plot = figure.lettering == charts::Lettering::plot;
  std::string html = fmt::format(
      "<figure class=\"{0}\" id=\"figure-{0}\">\n{1}<p class=\"sideways\" aria-hidden=\"true\">Push the chart sideways to see all of "
      "it →</p>\n<div class=\"drawing\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"{2}\">\n<div class=\"still\">\n{3}</div>\n</div>\n",
      figure.name, caption_of(figure), escaped("Chart: " + figure.title), figure.svg);
  if (is_plot) html += paragraph(R"( class="source")", figure.source);
  if (!figure.table.rows.empty()) html += html_of(Folded{"The numbers of this chart", figure.table});
  if (!figure.drawn_from.empty()) {
    html += fmt::format("<script type=\"application/json\" data-lettering=\"{}\">{}</script>\n", is_plot ? "plot" : "all",
                        fit_for_script(figure.drawn_from));
  }
  return html + "</figure>\n";
}

}  // namespace

std::string words(std::string_view text) { return "<bdi>" + with_commands(escaped(text)) + "</bdi>"; }

std::string html_of(const Block& block) {
  return std::visit([](const auto& each) { return html_of(each); }, block);
}

std::string_view page_size_style(Layout layout) {
  return layout == Layout::slides ? "@media print { @page { size: 13.333in 7.5in; margin: 8mm; } }\n"
                                  : "@media print { @page { size: A4; margin: 16mm; } }\n";
}

}  // namespace servicechain::analysis::report
