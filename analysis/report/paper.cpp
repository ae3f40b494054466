#include "analysis/report/paper.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "analysis/charts/svg_drawing.h"
#include "analysis/markup.h"

namespace servicechain::analysis::report {
namespace {

constexpr const char* typefaces = "Liberation Sans, WenQuanYi Micro Hei";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* paper) const { cairo_destroy(paper); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};

}  // namespace

struct Paper::Tools {
  std::unique_ptr<cairo_surface_t, Free> surface;
  std::unique_ptr<cairo_t, Free> pen;
  std::unique_ptr<PangoLayout, Free> layout;
};

Paper::Paper(const PaperSize& size, Imprint imprint)
    : size_{size}, imprint_{std::move(imprint)}, tools_{std::make_unique<Tools>()} {
  tools_->surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, size_.width, size_.height));
  cairo_surface_t* const surface = tools_->surface.get();
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, fit_for_print(imprint_.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, fit_for_print(imprint_.source).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "servicechain");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "servicechain");
  // A date of its own would make every file another.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  tools_->pen.reset(cairo_create(surface));
  tools_->layout.reset(pango_cairo_create_layout(tools_->pen.get()));
  pango_layout_set_wrap(tools_->layout.get(), PANGO_WRAP_WORD_CHAR);
  begin_page();
}

Paper::~Paper() = default;

void Paper::set(std::string_view markup, const Place& place) {
  PangoLayout* const layout = tools_->layout.get();
  PangoFontDescription* const font = pango_font_description_from_string(typefaces);
  pango_font_description_set_absolute_size(font, place.letters * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, place.width < 0 ? -1 : static_cast<int>(place.width * PANGO_SCALE));
  pango_layout_set_alignment(layout, place.to_the_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_spacing(layout, static_cast<int>(place.letters * 0.18 * PANGO_SCALE));
  pango_layout_set_markup(layout, markup.data(), static_cast<int>(markup.size()));
}

double Paper::height_of(std::string_view markup, const Place& place) {
  set(markup, place);
  int height = 0;
  pango_layout_get_size(tools_->layout.get(), nullptr, &height);
  return points(height);
}

double Paper::natural_width(std::string_view markup, double letters) {
  set(markup, {0, -1, letters});
  int width = 0;
  pango_layout_get_size(tools_->layout.get(), &width, nullptr);
  return points(width);
}

double Paper::word_width(std::string_view markup, double letters) {
  PangoLayout* const layout = tools_->layout.get();
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
  set(markup, {0, 1, letters});
  PangoRectangle inked{};
  PangoRectangle logical{};
  pango_layout_get_extents(layout, &inked, &logical);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  return points(logical.width);
}

void Paper::put(std::string_view markup, const Place& place, double below) {
  if (!draws()) return;
  set(markup, place);
  cairo_t* const pen = tools_->pen.get();
  cairo_move_to(pen, place.x, y_ + below);
  cairo_set_source_rgb(pen, 0.078, 0.125, 0.180);
  pango_cairo_update_layout(pen, tools_->layout.get());
  pango_cairo_show_layout(pen, tools_->layout.get());
}

void Paper::write(std::string_view markup, double letters) {
  const Place place{left(), width(), letters};
  const double height = height_of(markup, place);
  need(height);
  put(markup, place);
  skip(height + letters * 0.45);
}

void Paper::line(double x1, double x2, double below, double thickness) {
  if (!draws()) return;
  cairo_t* const pen = tools_->pen.get();
  cairo_set_source_rgb(pen, 0.55, 0.60, 0.66);
  cairo_set_line_width(pen, thickness);
  cairo_move_to(pen, x1, y_ + below);
  cairo_line_to(pen, x2, y_ + below);
  cairo_stroke(pen);
}

void Paper::frame(double x, double below, double width, double height) {
  if (!draws()) return;
  cairo_t* const pen = tools_->pen.get();
  cairo_set_source_rgb(pen, 0.078, 0.125, 0.180);
  cairo_set_line_width(pen, 1.2);
  cairo_rectangle(pen, x, y_ + below, width, height);
  cairo_stroke(pen);
}

void Paper::picture(std::string_view svg, double x, double y, double width) {
  if (!draws()) return;
  const charts::SvgDrawing drawing{svg};
  cairo_t* const pen = tools_->pen.get();
  cairo_save(pen);
  cairo_translate(pen, x, y);
  cairo_scale(pen, width / drawing.width(), width / drawing.width());
  drawing.draw_on(pen);
  cairo_restore(pen);
}

void Paper::mark(const std::string& title) {
  if (!draws()) return;
  const std::string where = fmt::format("page={} pos=[{:.1f} {:.1f}]", page_, left(), std::max(0.0, y_ - 4));
  cairo_pdf_surface_add_outline(tools_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, fit_for_print(title).c_str(), where.c_str(),
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

void Paper::anchor(const std::string& name) {
  anchors_[name] = page_;
  if (!draws()) return;
  const std::string where = fmt::format("name='{}' x={:.1f} y={:.1f}", name, left(), std::max(0.0, y_ - 4));
  cairo_tag_begin(tools_->pen.get(), CAIRO_TAG_DEST, where.c_str());
  cairo_tag_end(tools_->pen.get(), CAIRO_TAG_DEST);
}

void Paper::put_link(std::string_view markup, const Place& place, const std::string& to) {
  if (!draws()) return;
  cairo_tag_begin(tools_->pen.get(), CAIRO_TAG_LINK, fmt::format("dest='{}'", to).c_str());
  put(markup, place);
  cairo_tag_end(tools_->pen.get(), CAIRO_TAG_LINK);
}

void Paper::need(double height) {
  if (y_ + height <= bottom() || is_at_top()) return;
  begin_page();
}

void Paper::begin_page() {
  if (page_ > 0) end_page();
  ++page_;
  y_ = top();
}

// The source line and the page's number, and on to the next sheet.
void Paper::end_page() {
  const double letters = size_.letters * 0.78;
  y_ = size_.height - size_.margin * 0.68;
  const double number_width = letters * 6;
  put("<span color=\"#4a5765\">" + escaped(shortened(imprint_.source, 150)) + "</span>", {left(), width() - number_width, letters});
  put(fmt::format("<span color=\"#4a5765\">{} / {}</span>", page_, imprint_.pages),
      {left() + width() - number_width, number_width, letters, true});
  cairo_show_page(tools_->pen.get());
}

std::string Paper::bytes() {
  end_page();
  cairo_surface_finish(tools_->surface.get());
  if (cairo_surface_status(tools_->surface.get()) != CAIRO_STATUS_SUCCESS) {
    throw std::logic_error{"a report cannot be made a PDF"};
  }
  return std::move(bytes_);
}

}  // namespace servicechain::analysis::report
