#include "analysis/page_charts.h"

#include <fmt/format.h>
#include <glib.h>

#include <array>
#include <string_view>

#include "analysis/charts/embedded.h"
#include "analysis/markup.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr std::size_t most_rows_shown = 40;

// Draws every chart where it stands, as wide as its place, and again when that changes or the page goes to a printer.
constexpr std::string_view player = R"js(
(function () {
  'use strict';
  var charts = JSON.parse(document.getElementById('chart-data').textContent);
  var places = [].slice.call(document.querySelectorAll('.chart'));
  document.documentElement.className += ' scripted';
  function draw(place, i, width) {
    var scale = Math.min(1, Math.max(0.62, width / 1280));
    var frame = {width: Math.max(width, 640), height: Math.max(width, 640) * (scale > 0.62 ? 0.5625 : 0.68), scale: scale};
    var old = echarts.getInstanceByDom(place);
    if (old) old.dispose();
    place.style.height = frame.height + 'px';
    place.style.minWidth = frame.width + 'px';
    echarts.init(place, null, {renderer: 'svg', width: frame.width, height: frame.height}).setOption(kit.option(charts[i], frame));
  }
  var drawn = 0;
  function drawAll(width) {
    width = Math.round(width || places[0].parentNode.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    places.forEach(function (place, i) { draw(place, i, width); });
  }
  drawAll();
  var waiting;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { drawAll(); }, 150);
  });
  window.addEventListener('beforeprint', function () { drawAll(680); });
  window.addEventListener('afterprint', function () { drawAll(); });
})();
)js";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Readable as HTML and as XML: its signs are left alone, but for the three that would end it.
std::string as_script(std::string_view script) {
  std::string text{script};
  replace_all(text, "\"]]>\"", "\"]]\\x3e\"");
  replace_all(text, "]]>", "]] >");
  return fmt::format("//<![CDATA[\n{}\n//]]>", text);
}

// In JSON inside of HTML and XML, < > & can be written as numbers only.
std::string as_data(std::span<const charts::Chart> charts) {
  std::string json = "[";
  for (const charts::Chart& chart : charts) json += (json.size() > 1 ? ",\n" : "\n") + json_of(chart);
  json += "\n]";
  replace_all(json, "<", "\\u003c");
  replace_all(json, ">", "\\u003e");
  replace_all(json, "&", "\\u0026");
  return json;
}

std::string words_of(const charts::Cell& cell) {
  return cell.kind == charts::Cell::Kind::number ? rounded(cell.number, 4) : cell.words;
}

std::string table_of(const charts::Chart& chart) {
  std::string html = fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table>\n<caption>{0}</caption>\n<thead><tr>",
      escaped(chart.title));
  const std::vector<charts::ChartColumn>& columns = chart.data.columns;
  for (const charts::ChartColumn& column : columns) {
    if (!column.says.empty()) html += fmt::format("<th scope=\"col\">{}</th>", escaped(column.says));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<charts::Cell>& row : chart.data.rows) {
    html += "<tr>";
    bool is_first = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].says.empty()) continue;
      const std::string words = escaped(words_of(row[c]));
      const bool is_number = row[c].kind == charts::Cell::Kind::number;
      html += is_first ? fmt::format("<th scope=\"row\"><bdi>{}</bdi></th>", words)
                       : fmt::format("<td{}><bdi>{}</bdi></td>", is_number ? " class=\"right\"" : "", words);
      is_first = false;
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string card_of(const charts::Chart& chart) {
  std::string html = fmt::format(
      "<article class=\"chart-card\">\n<div class=\"chart-words\"><h3>{0}</h3><p>{1}</p></div>\n"
      "<div class=\"chart-place\"><div class=\"chart\" role=\"img\" aria-label=\"{0} {1}\"></div></div>\n",
      escaped(chart.title), escaped(chart.answer));
  if (chart.data.rows.size() <= most_rows_shown) {
    html += fmt::format("<details><summary>The numbers of this chart ({})</summary>\n{}</details>\n", chart.data.rows.size(),
                        table_of(chart));
  }
  return html + "</article>\n";
}

}  // namespace

std::string fingerprint(const std::string& script) {
  GChecksum* const checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(checksum, reinterpret_cast<const guchar*>(script.data()), static_cast<gssize>(script.size()));
  std::array<guint8, 32> digest{};
  gsize size = digest.size();
  g_checksum_get_digest(checksum, digest.data(), &size);
  g_checksum_free(checksum);
  gchar* const text = g_base64_encode(digest.data(), size);
  std::string result = fmt::format("sha256-{}", text);
  g_free(text);
  return result;
}

PageCharts page_charts(std::span<const charts::Chart> charts) {
  PageCharts page;
  page.section = "<p>Rest the pointer on a mark to read it.</p>\n";
  for (const charts::Chart& chart : charts) page.section += card_of(chart);
  page.scripts = fmt::format("<script type=\"application/json\" id=\"chart-data\">{}</script>\n", as_data(charts));
  for (const std::string_view script : {charts::echarts_script(), charts::kit_script(), player}) {
    const std::string text = as_script(script);
    page.policy += fmt::format(" '{}'", fingerprint(text));
    page.scripts += fmt::format("<script>{}</script>\n", text);
  }
  return page;
}

}  // namespace servicechain::analysis
