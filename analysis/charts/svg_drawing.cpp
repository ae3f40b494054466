#include "analysis/charts/svg_drawing.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <stdexcept>
#include <string>

namespace servicechain::analysis::charts {
namespace {

std::string words_of(GError* trouble) {
  const std::string words = trouble != nullptr ? trouble->message : "";
  g_clear_error(&trouble);
  return words;
}

}  // namespace

void SvgDrawing::Unref::operator()(RsvgHandle* handle) const { g_object_unref(handle); }

SvgDrawing::SvgDrawing(std::string_view svg) {
  GError* trouble = nullptr;
  handle_.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &trouble));
  if (!handle_) throw std::logic_error{"a chart is no good SVG: " + words_of(trouble)};
  rsvg_handle_set_dpi(handle_.get(), 96);
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle_.get(), &width_, &height_) == FALSE) {
    throw std::logic_error{"a chart has no size"};
  }
}

void SvgDrawing::draw_on(cairo_t* paper) const {
  const RsvgRectangle place{0, 0, width_, height_};
  GError* trouble = nullptr;
  if (rsvg_handle_render_document(handle_.get(), paper, &place, &trouble) == FALSE) {
    throw std::logic_error{"a chart cannot be drawn: " + words_of(trouble)};
  }
}

}  // namespace servicechain::analysis::charts
