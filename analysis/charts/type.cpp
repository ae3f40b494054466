#include "analysis/charts/type.h"

#include <pango/pangocairo.h>

#include <charconv>

namespace servicechain::analysis::charts {
namespace {

template <class Object>
struct Unref {
  void operator()(Object* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref<Object>>;

// "bold 20px Arial, sans-serif": weight, size in px, families.
PangoFontDescription* description_of(std::string_view font) {
  PangoFontDescription* const made = pango_font_description_new();
  const std::size_t px = font.find("px");
  const std::size_t size_at = px == std::string_view::npos ? 0 : font.rfind(' ', px) + 1;
  double size = 12;
  if (px != std::string_view::npos) std::from_chars(font.data() + size_at, font.data() + px, size);
  std::string families;
  for (const char letter : px == std::string_view::npos ? std::string_view{} : font.substr(px + 2)) {
    if (letter != '"' && letter != '\'') families += letter;
  }
  pango_font_description_set_family(made, families.empty() ? "Liberation Sans" : families.c_str());
  const bool is_bold = font.substr(0, size_at).find("bold") != std::string_view::npos;
  pango_font_description_set_weight(made, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(made, size * PANGO_SCALE);
  return made;
}

}  // namespace

struct Type::FontMap {
  Owned<PangoFontMap> map{pango_cairo_font_map_new()};
  Owned<PangoContext> context{pango_font_map_create_context(map.get())};

  FontMap() {
    cairo_font_options_t* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    cairo_font_options_destroy(options);
  }
};

struct Type::Layout {
  Owned<PangoLayout> layout;
};

Type::Type() : fonts_{std::make_unique<FontMap>()} {}
Type::~Type() = default;

Type::Layout& Type::layout_for(std::string_view font) {
  const auto found = layouts_.find(font);
  if (found != layouts_.end()) return *found->second;
  auto made = std::make_unique<Layout>(Owned<PangoLayout>{pango_layout_new(fonts_->context.get())});
  PangoFontDescription* const description = description_of(font);
  pango_layout_set_font_description(made->layout.get(), description);
  pango_font_description_free(description);
  return *layouts_.emplace(std::string{font}, std::move(made)).first->second;
}

double Type::width(std::string_view text, std::string_view font) {
  PangoLayout* const layout = layout_for(font).layout.get();
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  int width = 0;
  pango_layout_get_size(layout, &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

bool Type::lacks_letters_of(std::string_view text) {
  PangoLayout* const layout = layout_for("12px Liberation Sans").layout.get();
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  return pango_layout_get_unknown_glyphs_count(layout) > 0;
}

}  // namespace servicechain::analysis::charts
