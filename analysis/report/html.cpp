#include "analysis/report/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/markup.h"
#include "analysis/report/html_blocks.h"
#include "analysis/report/html_script.h"
#include "analysis/report/page_style.h"

namespace servicechain::analysis::report {
namespace {

// Nothing may be loaded and nothing may run but our own script, whatever a name smuggles in.
std::string policy(std::string_view script) {
  const std::string ours = script.empty() ? "" : fmt::format("script-src 'sha256-{}'; ", sha256_base64(script));
  return "default-src 'none'; " + ours +
         "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
}

std::string all_of(const std::vector<Block>& blocks) {
  std::string html;
  for (const Block& block : blocks) html += html_of(block);
  return html;
}

std::string html_of(const Section& section) {
  const std::string inside = all_of(section.blocks);
  switch (section.kind) {
    case Section::Kind::card:
      return fmt::format("<article class=\"card\">\n<h3>{}</h3>\n{}</article>\n", words(section.title), inside);
    case Section::Kind::sheet:
    case Section::Kind::chapter:
      return fmt::format("<section class=\"{0}\" aria-labelledby=\"{1}\">\n<h2 id=\"{1}\">{2}</h2>\n{3}</section>\n",
                         section.kind == Section::Kind::sheet ? "sheet" : "chapter", section.id, words(section.title),
                         inside);
  }
  return "";
}

std::string contents(const Document& document) {
  std::string html = "<nav aria-label=\"On this page\"><ul>\n";
  for (const Section& section : document.sections) {
    if (section.contents.empty()) continue;
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, escaped(section.contents));
  }
  return html + "</ul></nav>\n";
}

std::string_view name_of(Layout layout) {
  switch (layout) {
    case Layout::full: return "full";
    case Layout::slides: return "slides";
    case Layout::review: return "review";
  }
  return "";
}

bool has_live_charts(const Document& document) {
  return std::ranges::any_of(document.sections, [](const Section& section) {
    return std::ranges::any_of(section.blocks, [](const Block& block) {
      const auto* figure = std::get_if<Figure>(&block);
      return figure != nullptr && !figure->drawn_from.empty();
    });
  });
}

}  // namespace

std::string html_of(const Document& document) {
  const std::string script = has_live_charts(document) ? page_script() : "";
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{}</title>\n"
      "<style>{}{}</style>\n</head>\n<body class=\"{}\">\n<a class=\"skip\" href=\"#main\">To the answer</a>\n",
      policy(script), escaped(document.title), page_style(), page_size_style(document.layout), name_of(document.layout));
  html += fmt::format("<header>\n<h1>{}</h1>\n{}</header>\n{}", words(document.title), all_of(document.head),
                      contents(document));
  html += "<main id=\"main\" tabindex=\"-1\">\n";
  for (const Section& section : document.sections) html += html_of(section);
  html += "</main>\n<footer>\n" + all_of(document.foot) + "</footer>\n";
  if (!script.empty()) html += "<script>" + script + "</script>\n";
  return html + "</body>\n</html>\n";
}

}  // namespace servicechain::analysis::report
