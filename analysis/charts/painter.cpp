#include "analysis/charts/painter.h"

#include <fmt/format.h>

#include <stdexcept>

#include "analysis/charts/embedded.h"
#include "analysis/markup.h"

namespace servicechain::analysis::charts {
namespace {

// What the kit misses where there is no browser. Timers never ring: nothing moves in a picture. Sorting leaves equals in
// their order, as browsers do; the engine's own picks its pivots at random, and the picture would change from run to run.
constexpr std::string_view surroundings = R"js(
var setTimeout = function () { return 0; }, clearTimeout = function () {};
(function (sort) {
  function byWords(a, b) { return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0; }
  Object.defineProperty(Array.prototype, 'sort', {value: function (compare) {
    var pairs = this.map(function (value, i) { return {value: value, place: i}; });
    sort.call(pairs, function (a, b) { return (compare || byWords)(a.value, b.value) || a.place - b.place; });
    for (var i = 0; i < pairs.length; ++i) this[i] = pairs[i].value;
    return this;
  }, configurable: true, writable: true, enumerable: false});
})(Array.prototype.sort);
)js";

// The width of 国 stands for the height of a line; taken from the font's size, it is the same on every machine.
constexpr std::string_view drawing = R"js(
echarts.setPlatformAPI({measureText: function (text, font) {
  font = font || '12px sans-serif';
  return {width: text === '国' ? parseFloat(/([\d.]+)px/.exec(font)[1]) : measure_text(text, font)};
}});
function draw(order) {
  order = JSON.parse(order);
  var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: order.frame.width, height: order.frame.height});
  chart.setOption(kit.option(order.chart, order.frame));
  if (order.frame.bare) chart.resize({width: order.frame.width, height: kit.heightOf(chart, order.frame)});
  var svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
)js";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// "zr7-c0", of the seventh drawing, becomes "what-ifs-c0".
void name_parts(std::string& svg, const std::string& name) {
  for (std::size_t at = svg.find("zr"); at != std::string::npos; at = svg.find("zr", at + 1)) {
    std::size_t end = at + 2;
    while (end < svg.size() && svg[end] >= '0' && svg[end] <= '9') ++end;
    const bool is_name = end > at + 2 && svg[end] == '-' && at > 0 && (svg[at - 1] == '#' || svg[at - 1] == '"');
    if (is_name) svg.replace(at, end - at, name);
  }
}

// The end of an attribute ` class="…"` that begins there; `at` itself where none does: the words of a chart may look like one,
// but have no quotation mark.
std::size_t end_of_attribute(std::string_view svg, std::size_t at) {
  const std::size_t end = std::min(svg.find_first_of("=<>\" ", at + 1), svg.size());
  if (svg.substr(end, 2) != "=\"") return at;
  const std::size_t closed = svg.find('"', end + 2);
  return closed == std::string_view::npos ? at : closed + 1;
}

// Attributes that mean something to ECharts only, by how they begin: " class", " ecmeta_".
void drop_attributes(std::string& svg, std::string_view start) {
  std::string kept;
  std::size_t done = 0;
  for (std::size_t at = svg.find(start); at != std::string::npos; at = svg.find(start, std::max(done, at + 1))) {
    kept.append(svg, done, at - done);
    done = end_of_attribute(svg, at);
  }
  svg = kept.append(svg, done);
}

}  // namespace

Painter::Painter()
    : engine_{[this](std::string_view text, std::string_view font) { return type_.width(text, font); }, {}} {
  engine_.run(surroundings);
  if (!engine_.run_compiled(compiled_scripts())) {
    engine_.run(echarts_script());
    engine_.run(kit_script());
  }
  engine_.run(drawing);
}

std::string Painter::svg(const Chart& chart, const PictureSize& size) { return svg(chart, json_of(chart), size); }

std::string Painter::svg(const Chart& chart, std::string_view specification, const PictureSize& size) {
  const std::string order = fmt::format(R"({{"chart":{},"frame":{{"width":{},"height":{},"scale":{},"bare":{}}}}})",
                                        specification, size.width, size.height, size.scale,
                                        size.lettering == Lettering::plot);
  return finished_svg(engine_.call("draw", order), chart);
}

bool Painter::lacks_letters_of(const Chart& chart) {
  std::string words = chart.title + chart.answer + chart.axis + chart.source;
  for (const std::vector<Cell>& row : chart.data.rows) {
    for (const Cell& cell : row) words += cell.words;
  }
  return type_.lacks_letters_of(fit_for_print(words));
}

std::string finished_svg(std::string svg, const Chart& chart) {
  replace_all(svg, "dominant-baseline=\"central\"", "dy=\"0.35em\"");
  for (const char* attribute : {" ecmeta_", " class=", " pointer-events="}) drop_attributes(svg, attribute);
  const std::string& id = chart.called();
  name_parts(svg, id);
  const std::size_t style = svg.find("<style");
  const std::size_t style_end = svg.find("</style>");
  if (style != std::string::npos && style_end != std::string::npos) svg.erase(style, style_end + 8 - style);
  const std::size_t root_end = svg.find('>');
  if (!svg.starts_with("<svg ") || root_end == std::string::npos) throw std::logic_error{"the chart kit drew no SVG"};
  svg.insert(root_end, fmt::format(" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\"", id));
  svg.insert(svg.find('>') + 1,
             fmt::format("\n<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-desc\">{2} {3}</desc>\n", id,
                         escaped(chart.title), escaped(chart.answer), escaped(chart.source)));
  return svg + "\n";
}

}  // namespace servicechain::analysis::charts
