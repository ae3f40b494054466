#pragma once

#include <memory>
#include <string_view>

typedef struct _cairo cairo_t;
typedef struct _RsvgHandle RsvgHandle;

namespace servicechain::analysis::charts {

// An SVG picture of our own on its way to paper. One that cannot be read is a fault of the program: std::logic_error.
class SvgDrawing {
 public:
  explicit SvgDrawing(std::string_view svg);

  // Of its own, in px.
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  // From the origin of the paper, in its own size.
  void draw_on(cairo_t* paper) const;

 private:
  struct Unref {
    void operator()(RsvgHandle* handle) const;
  };
  std::unique_ptr<RsvgHandle, Unref> handle_;  // -- constant, all
  double width_ = 0;
  double height_ = 0;
};

}  // namespace servicechain::analysis::charts
