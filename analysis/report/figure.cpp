#include "analysis/report/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "analysis/charts/study_charts.h"
#include "analysis/map/chain_map.h"
#include "analysis/report/on_paper.h"

namespace servicechain::analysis::report {
namespace {

constexpr std::size_t most_rows = 40;

std::string words_of(const charts::Cell& cell) {
  switch (cell.kind) {
    case charts::Cell::Kind::nothing: return "–";
    case charts::Cell::Kind::number: return rounded(cell.number, 4);
    case charts::Cell::Kind::words: return cell.words;
  }
  return "";
}

bool holds_numbers(const charts::ChartTable& data, std::size_t column) {
  return std::ranges::all_of(data.rows, [&](const std::vector<charts::Cell>& row) {
    return row[column].kind != charts::Cell::Kind::words;
  });
}

// The columns that have a heading. Of a long table the beginning, and where the rest is.
Table table_of(const charts::Chart& chart) {
  Table table{chart.title, {}, {}, ""};
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < chart.data.columns.size(); ++c) {
    if (chart.data.columns[c].says.empty()) continue;
    shown.push_back(c);
    table.columns.push_back({chart.data.columns[c].says,
                             holds_numbers(chart.data, c) && !table.columns.empty() ? Alignment::right : Alignment::left});
  }
  for (std::size_t r = 0; r < std::min(chart.data.rows.size(), most_rows); ++r) {
    std::vector<std::string> cells;
    for (const std::size_t c : shown) cells.push_back(words_of(chart.data.rows[r][c]));
    table.rows.push_back(std::move(cells));
  }
  if (chart.data.rows.size() > most_rows) {
    table.note = fmt::format("The first {} of {} rows; all of them: `servicechain chart RUN {} -f csv`", most_rows,
                             chart.data.rows.size(), chart.name);
  }
  return table;
}

// A slide shows its words in the picture, where nobody can type them.
bool says_all(const std::vector<charts::PictureSize>& sizes) {
  return std::ranges::any_of(sizes, [](const charts::PictureSize& size) { return size.lettering == charts::Lettering::all; });
}

Figure map_figure(const Gallery& gallery, const Study& study, std::size_t size) {
  return {.name = gallery.map.name,
          .title = gallery.map.title,
          .answer = gallery.map.answer,
          .source = gallery.map.source,
          .svg = gallery.maps.at(size),
          .drawn_from = "",
          .table = links_table(study, "base"),
          .lettering = gallery.sizes.at(size).lettering};
}

}  // namespace

std::vector<charts::Chart> charts_of(const Material& material) {
  std::vector<charts::Chart> made;
  for (const charts::StudyChart& entry : charts::study_charts()) {
    for (charts::ChartOrNot& chart : charts::charts_of(entry, {material.study, material.chain, ""})) {
      if (auto* drawable = std::get_if<charts::Chart>(&chart)) made.push_back(std::move(*drawable));
    }
  }
  return made;
}

Gallery gallery_of(const Material& material, std::vector<charts::PictureSize> sizes,
                   const std::optional<charts::DrawingOptions>& drawing) {
  Gallery gallery{std::move(sizes), chain_map_chart(material.chain, material.study, material.language), {}, {}};
  for (const charts::PictureSize& size : gallery.sizes) {
    gallery.maps.push_back(chain_map_svg(material.chain, material.study, material.language, size));
  }
  if (drawing) {
    std::vector<charts::Chart> made = charts_of(material);
    if (says_all(gallery.sizes)) std::ranges::for_each(made, [](charts::Chart& chart) { chart.answer = without_commands(chart.answer); });
    gallery.charts = charts::draw(std::move(made), gallery.sizes, *drawing);
  }
  return gallery;
}

Figure chart_figure(const charts::Chart& chart, std::string svg, std::string drawn_from, const charts::PictureSize& size) {
  return {chart.called(), chart.title, chart.answer, chart.source, std::move(svg),
          std::move(drawn_from), table_of(chart), size.lettering};
}

std::vector<Figure> figures_of(const Gallery& gallery, const Study& study, const charts::PictureSize& size) {
  const auto found = std::ranges::find(gallery.sizes, size.name, &charts::PictureSize::name);
  if (found == gallery.sizes.end()) throw std::logic_error{"a gallery without pictures of that size"};
  const auto place = static_cast<std::size_t>(found - gallery.sizes.begin());
  std::vector<Figure> figures{map_figure(gallery, study, place)};
  for (const charts::DrawnChart& drawn : gallery.charts) {
    if (drawn.svgs.empty()) continue;
    figures.push_back(chart_figure(drawn.chart, drawn.svgs.at(place), drawn.specification, size));
  }
  return figures;
}

}  // namespace servicechain::analysis::report
