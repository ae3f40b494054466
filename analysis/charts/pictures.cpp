#include "analysis/charts/pictures.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

#include "analysis/charts/svg_drawing.h"

namespace servicechain::analysis::charts {
namespace {

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* paper) const { cairo_destroy(paper); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_of(std::string_view svg) {
  const SvgDrawing picture{svg};
  const auto dots = [](double px) { return static_cast<int>(std::ceil(px * png_dots_per_px)); };
  const Owned<cairo_surface_t> surface{
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots(picture.width()), dots(picture.height()))};
  const Owned<cairo_t> paper{cairo_create(surface.get())};
  cairo_set_source_rgb(paper.get(), 1, 1, 1);
  cairo_paint(paper.get());
  cairo_scale(paper.get(), png_dots_per_px, png_dots_per_px);
  picture.draw_on(paper.get());
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS) {
    throw std::logic_error{"a chart cannot be made a PNG"};
  }
  return bytes;
}

std::string pdf_of(std::string_view svg, const std::string& title) {
  constexpr double points_per_px = 0.75;
  const SvgDrawing picture{svg};
  std::string bytes;
  {
    const Owned<cairo_surface_t> surface{cairo_pdf_surface_create_for_stream(
        append, &bytes, picture.width() * points_per_px, picture.height() * points_per_px)};
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "servicechain");
    // A date of its own would make every file another.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    const Owned<cairo_t> paper{cairo_create(surface.get())};
    cairo_scale(paper.get(), points_per_px, points_per_px);
    picture.draw_on(paper.get());
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::logic_error{"a chart cannot be made a PDF"};
  }
  return bytes;
}

std::string picture_of(const std::string& svg, const std::string& title, std::string_view extension) {
  if (extension == ".png") return png_of(svg);
  return extension == ".pdf" ? pdf_of(svg, title) : svg;
}

}  // namespace servicechain::analysis::charts
