#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _PangoLayout PangoLayout;

namespace servicechain::analysis::report {

// A sheet of paper, in points of 1/72 inch.
struct PaperSize {
  double width;
  double height;
  double margin;
  double letters;  // size of running text
};
inline constexpr PaperSize a4{595.276, 841.890, 50, 9.5};
inline constexpr PaperSize widescreen{960, 540, 44, 16};  // 13.33 by 7.5 inches, 16:9

// What stands on every page, and in the file's own words about itself.
struct Imprint {
  std::string title;
  std::string source;
  int pages = 0;  // in all; 0: only counting, nothing is drawn
};

// The pages of a PDF file, filled from top to bottom. Texts are Pango markup: escape names first.
class Paper {
 public:
  Paper(const PaperSize& size, Imprint imprint);
  ~Paper();
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;

  [[nodiscard]] const PaperSize& size() const { return size_; }
  [[nodiscard]] double left() const { return size_.margin; }
  [[nodiscard]] double width() const { return size_.width - 2 * size_.margin; }
  [[nodiscard]] double top() const { return size_.margin; }
  [[nodiscard]] double bottom() const { return size_.height - size_.margin; }
  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] int pages() const { return page_; }
  [[nodiscard]] bool is_at_top() const { return y_ <= top(); }

  void begin_page();
  // Goes on to the next page where that height is not left; a page's top takes anything.
  void need(double height);
  void skip(double height) { y_ += height; }
  // A bookmark to here.
  void mark(const std::string& title);
  // Where links to that name lead.
  void anchor(const std::string& name);
  // Of what was anchored so far.
  [[nodiscard]] const std::map<std::string, int>& anchors() const { return anchors_; }

  struct Place {
    double x;
    double width;
    double letters;
    bool to_the_right = false;
  };
  [[nodiscard]] double height_of(std::string_view markup, const Place& place);
  // Of its longest line if it is never broken, and of its longest word.
  [[nodiscard]] double natural_width(std::string_view markup, double letters);
  [[nodiscard]] double word_width(std::string_view markup, double letters);
  // At the cursor, or below it; the cursor stays.
  void put(std::string_view markup, const Place& place, double below = 0);
  // As put(). `to`: the name of an anchor.
  void put_link(std::string_view markup, const Place& place, const std::string& to);
  // Over the paper's width at the cursor, on the next page if it does not fit; the cursor moves on.
  void write(std::string_view markup, double letters);
  void line(double x1, double x2, double below, double thickness);
  void frame(double x, double below, double width, double height);
  // So large in points, its corner there.
  void picture(std::string_view svg, double x, double y, double width);

  // Ends the last page.
  [[nodiscard]] std::string bytes();

 private:
  [[nodiscard]] bool draws() const { return imprint_.pages > 0; }
  void end_page();
  void set(std::string_view markup, const Place& place);

  PaperSize size_;      // -- constant
  Imprint imprint_;     // -- constant
  std::string bytes_;   // -- state, all below
  struct Tools;
  std::unique_ptr<Tools> tools_;
  double y_ = 0;
  int page_ = 0;
  std::map<std::string, int> anchors_;  // page of each
};

}  // namespace servicechain::analysis::report
