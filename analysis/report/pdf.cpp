#include "analysis/report/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <variant>

#include "analysis/charts/svg_drawing.h"
#include "analysis/markup.h"
#include "analysis/report/on_paper.h"
#include "analysis/report/paper.h"
#include "analysis/report/paper_table.h"
#include "analysis/report/pdf_language.h"

namespace servicechain::analysis::report {
namespace {

std::string soft(std::string_view text) { return "<span color=\"#4a5765\">" + escaped(text) + "</span>"; }
std::string bold(std::string_view text) { return "<b>" + escaped(text) + "</b>"; }

constexpr double points_per_px = 0.75;
// How much smaller a picture may become to find room; its letters stay above 6.5 points.
constexpr double least_size = 0.9;

// Large: the map of the chain.
// Lines to write on: fewer than asked for rather than on another page.
constexpr int fewest_lines = 2;

bool is_lettered_picture(const Block& block) {
  const auto* figure = std::get_if<Figure>(&block);
  return figure != nullptr && figure->lettering == charts::Lettering::all;
}

class Printer {
 public:
  // `pages`: of everything that links lead to, from a paper that only counted.
  Printer(Paper& paper, Layout layout, const std::map<std::string, int>& pages)
      : paper_{paper}, layout_{layout}, letters_{paper.size().letters}, pages_{pages} {}

  void print(const Document& document) {
    paper_.write(bold(document.title), letters_ * 2.1);
    print(document.head);
    if (layout_ != Layout::slides) print_contents(document);
    for (const Section& section : document.sections) {
      foot_height_ = &section == &document.sections.back() ? height_of(document.foot) + letters_ : 0;
      print(section);
    }
    paper_.skip(letters_);
    print(document.foot);
  }

 private:
  // In columns: what there is and on which page.
  void print_contents(const Document& document) {
    constexpr std::size_t columns = 3;
    const double step = paper_.width() / columns;
    const double line = letters_ * 1.5;
    std::size_t told = 0;
    paper_.skip(letters_ * 0.4);
    for (const Section& section : document.sections) {
      if (section.contents.empty()) continue;
      const Paper::Place place{paper_.left() + static_cast<double>(told % columns) * step, step - letters_, letters_ * 0.9};
      paper_.put_link("<span color=\"#0b5cad\">" + escaped(section.contents) + "</span> " + soft(page_of(section.id)), place, section.id);
      if (++told % columns == 0) paper_.skip(line);
    }
    if (told % columns != 0) paper_.skip(line);
  }

  // "0" on a paper that counts.
  [[nodiscard]] std::string page_of(const std::string& name) const {
    const auto page = pages_.find(name);
    return fmt::format("{}", page == pages_.end() ? 0 : page->second);
  }

  void print(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      reserved_ = foot_height_ + (i + 1 < blocks.size() ? height_of(std::span{blocks}.subspan(i + 1)) : 0);
      std::visit([this](const auto& each) { print(each); }, blocks[i]);
    }
  }

  // Of texts and decisions; nothing else follows lines to write on.
  [[nodiscard]] double height_of(std::span<const Block> blocks) {
    double height = 0;
    for (const Block& block : blocks) {
      if (const auto* decision = std::get_if<Decision>(&block)) height += frame_of(*decision).height + letters_ * 1.4;
      if (const auto* text = std::get_if<Text>(&block)) height += height_of(*text);
    }
    return height;
  }
  [[nodiscard]] double height_of(const Text& text) {
    return paper_.height_of(escaped(text.words), {paper_.left(), paper_.width(), letters_}) + letters_ * 0.45;
  }

  void print(const Section& section) {
    const bool is_card = section.kind == Section::Kind::card;
    const bool begins_page = section.kind == Section::Kind::sheet || (layout_ == Layout::slides && !is_first_) ||
                             std::ranges::any_of(section.blocks, is_lettered_picture);
    is_first_ = false;
    if (begins_page && !paper_.is_at_top()) paper_.begin_page();
    if (!paper_.is_at_top()) paper_.skip(letters_ * (is_card ? 0.6 : 1.4));
    // A heading at the foot of a page stands for nothing.
    paper_.need(std::max(letters_ * 7, height_of_beginning(section)));
    if (!is_card) {
      paper_.mark(section.title);
      paper_.anchor(section.id);
    }
    if (!has_picture_that_says_all(section)) paper_.write(bold(section.title), letters_ * (is_card ? 1.15 : 1.55));
    print(section.blocks);
  }

  // Of its heading, the texts below it, and the picture or the links that these speak of; 0: neither follows.
  [[nodiscard]] double height_of_beginning(const Section& section) {
    double height = letters_ * 3.2;
    for (const Block& block : section.blocks) {
      if (const auto* text = std::get_if<Text>(&block)) {
        height += height_of(*text);
      } else if (const auto* figure = std::get_if<Figure>(&block)) {
        return layout_ == Layout::slides ? 0 : height + least_height(*figure);
      } else if (const auto* links = std::get_if<Links>(&block)) {
        return height + height_of(*links);
      } else {
        return 0;
      }
    }
    return 0;
  }

  // On a slide; elsewhere the heading stands above the picture all the same.
  [[nodiscard]] bool has_picture_that_says_all(const Section& section) const {
    return layout_ == Layout::slides && section.kind == Section::Kind::sheet;
  }

  void print(const Text& text) {
    switch (text.role) {
      case Text::Role::plain: return paper_.write(escaped(text.words), letters_);
      case Text::Role::question: return paper_.write(soft(text.words), letters_ * 1.25);
      case Text::Role::hint:
      case Text::Role::source:
      case Text::Role::note:
      case Text::Role::name: return paper_.write(soft(text.words), letters_ * 0.9);
    }
  }

  void print(const List& list) {
    for (const std::string& item : list.items) {
      const Paper::Place place{paper_.left() + letters_ * 1.2, paper_.width() - letters_ * 1.2, letters_};
      const double height = paper_.height_of(escaped(item), place);
      paper_.need(height);
      paper_.put("•", {paper_.left() + letters_ * 0.3, letters_, letters_});
      paper_.put(escaped(item), place);
      paper_.skip(height + letters_ * 0.3);
    }
    paper_.skip(letters_ * 0.3);
  }

  [[nodiscard]] double height_of(const Links& block) const { return letters_ * 1.8 * static_cast<double>(block.links.size() + 1); }

  void print(const Links& block) {
    paper_.need(height_of(block));
    paper_.write(escaped(block.title), letters_);
    for (const Link& link : block.links) {
      const std::string markup = "<span color=\"#0b5cad\">" + escaped(link.words) + "</span>" + soft("  page " + page_of(link.to));
      const Paper::Place place{paper_.left(), paper_.width(), letters_};
      const double height = paper_.height_of(markup, place);
      paper_.need(height);
      paper_.put_link(markup, place, link.to);
      paper_.skip(height + letters_ * 0.3);
    }
    paper_.skip(letters_ * 0.5);
  }

  void print(const Notice& notice) {
    const char* const colour = notice.weight == Notice::Weight::warning ? "#8f1239" : "#14202e";
    paper_.write(fmt::format("<span color=\"{}\">{}</span> {}", colour, bold(notice.title), escaped(notice.words)), letters_);
    if (!notice.items.empty()) print(List{notice.items});
  }

  void print(const Answers& said) {
    for (const Answer& answer : said.answers) {
      paper_.need(letters_ * 5);
      if (!answer.idea.empty()) paper_.write(soft(answer.idea), letters_);
      const std::string mark = answer.mark.empty() ? "" : "<span color=\"#0b5cad\">" + answer.mark + "</span> ";
      paper_.write(mark + escaped(answer.sentence), letters_ * 1.4);
      paper_.skip(letters_ * 0.5);
    }
  }

  // Beside one another, each with its range below.
  void print(const KeyNumbers& block) {
    const double step = paper_.width() / static_cast<double>(std::max<std::size_t>(1, block.numbers.size()));
    const Paper::Place column{paper_.left(), step - 8, letters_};
    double height = 0;
    for (const std::vector<std::string>& number : block.numbers) {
      height = std::max(height, paper_.height_of(key_number(number), column));
    }
    paper_.skip(letters_ * 0.4);
    paper_.need(height + letters_ * 2);
    paper_.write(bold(block.title), letters_);
    for (std::size_t i = 0; i < block.numbers.size(); ++i) {
      paper_.put(key_number(block.numbers[i]), {column.x + static_cast<double>(i) * step, column.width, letters_});
    }
    paper_.skip(height + letters_ * 0.8);
  }
  [[nodiscard]] static std::string key_number(const std::vector<std::string>& number) {
    const std::string& said = number[1];
    const std::size_t bracket = std::min(said.find(" ("), said.size());
    const std::string range = bracket < said.size() ? said.substr(bracket + 1) : "";
    return fmt::format("{}\n<span size=\"125%\">{}</span>\n<span size=\"85%\">{}</span>", soft(number[0]),
                       escaped(said.substr(0, bracket)), soft(range));
  }

  void print(const Table& table) { write_table(paper_, table); }
  void print(const Folded&) {}

  void print(const Terms& block) {
    const double name_width = paper_.width() * 0.24;
    for (const Term& term : block.terms) {
      const Paper::Place place{paper_.left() + name_width, paper_.width() - name_width, letters_};
      const double height = paper_.height_of(escaped(term.meaning), place);
      paper_.need(height);
      paper_.put(bold(term.word), {paper_.left(), name_width - 8, letters_});
      paper_.put(escaped(term.meaning), place);
      paper_.skip(height + letters_ * 0.5);
    }
  }

  // To the page's foot, above what follows.
  void print(const Blank& blank) {
    const double step = letters_ * 2.1;
    const double above = paper_.height_of(escaped(blank.what), {paper_.left(), paper_.width(), letters_}) + letters_ * 1.5;
    const double least = above + step * std::min(blank.lines, fewest_lines) + reserved_;
    if (blank.place == Blank::Place::if_left && paper_.y() + least > paper_.bottom()) return;
    paper_.need(least);
    const int lines = static_cast<int>((paper_.bottom() - paper_.y() - above - reserved_) / step);
    paper_.write(escaped(blank.what), letters_);
    for (int i = 0; i < std::max(lines, fewest_lines); ++i) {
      paper_.skip(step);
      paper_.line(paper_.left(), paper_.left() + paper_.width(), 0, 0.6);
    }
    paper_.skip(letters_);
  }

  struct DecisionFrame {
    std::string markup;
    Paper::Place place;
    double pad;
    double height;
  };
  [[nodiscard]] DecisionFrame frame_of(const Decision& decision) {
    const double pad = letters_ * 0.8;
    const std::string markup = "<b>Decision asked:</b> " + escaped(decision.asked);
    const Paper::Place place{paper_.left() + pad, paper_.width() - 2 * pad, letters_ * 1.08};
    return {markup, place, pad, paper_.height_of(markup, place) + 2 * pad};
  }

  void print(const Decision& decision) {
    const DecisionFrame frame = frame_of(decision);
    paper_.skip(letters_ * 0.4);
    paper_.need(frame.height);
    paper_.frame(paper_.left(), 0, paper_.width(), frame.height);
    paper_.put(frame.markup, frame.place, frame.pad);
    paper_.skip(frame.height + letters_);
  }

  void print(const Figure& figure) {
    if (layout_ == Layout::slides) return fill_page(figure);
    const charts::SvgDrawing drawing{figure.svg};
    const bool is_plot = figure.lettering == charts::Lettering::plot;
    const double heading = is_plot ? height_of_heading(figure) : 0;
    const double page = paper_.bottom() - paper_.top();
    const double left_over = paper_.bottom() - paper_.y();
    const double liked = std::min(paper_.width(), drawing.width() * points_per_px) * drawing.height() / drawing.width();
    // Rather a little smaller than a page half empty.
    const double room = left_over - heading - letters_ * 3;
    const bool goes_here = room > page * 0.7 || room >= liked * least_size;
    const double most = goes_here ? room : page - heading - letters_ * 3;
    const double height = std::min(liked, most);
    const double width = height * drawing.width() / drawing.height();
    if (!goes_here) paper_.need(page);
    paper_.anchor("figure-" + figure.name);
    if (is_plot) {
      paper_.write(bold(figure.title), letters_ * 1.15);
      if (!figure.answer.empty()) paper_.write(escaped(figure.answer), letters_);
    }
    paper_.picture(figure.svg, paper_.left() + (paper_.width() - width) / 2, paper_.y(), width);
    paper_.skip(height + letters_ * 0.4);
    if (is_plot) paper_.write(soft(figure.source), letters_ * 0.85);
    paper_.skip(letters_);
  }

  // With its heading and its source, as small as it may become.
  [[nodiscard]] double least_height(const Figure& figure) {
    const charts::SvgDrawing drawing{figure.svg};
    const double liked = std::min(paper_.width(), drawing.width() * points_per_px) * drawing.height() / drawing.width();
    const double page = paper_.bottom() - paper_.top();
    return std::min(liked * least_size, page * 0.7) + (figure.lettering == charts::Lettering::plot ? height_of_heading(figure) : 0) +
           letters_ * 3;
  }

  // Its question and its answer.
  [[nodiscard]] double height_of_heading(const Figure& figure) {
    const double question = paper_.height_of(bold(figure.title), {paper_.left(), paper_.width(), letters_ * 1.15});
    const double answer = paper_.height_of(escaped(figure.answer), {paper_.left(), paper_.width(), letters_});
    return question + answer + letters_;
  }

  // As large as the page leaves room above its foot.
  void fill_page(const Figure& figure) {
    const charts::SvgDrawing drawing{figure.svg};
    const double room = paper_.size().height - paper_.size().margin * 0.75;
    const double scale = std::min(paper_.size().width / drawing.width(), room / drawing.height());
    paper_.picture(figure.svg, (paper_.size().width - drawing.width() * scale) / 2, 0, drawing.width() * scale);
    paper_.skip(paper_.bottom() - paper_.y());
  }

  Paper& paper_;
  Layout layout_;
  double letters_;
  const std::map<std::string, int>& pages_;
  bool is_first_ = true;
  double foot_height_ = 0;  // of what stands at the end of the document, in its last section
  double reserved_ = 0;     // at the foot of the page, for what follows the block
};

struct Count {
  int pages;
  double filled;  // of the last page, a share
  std::map<std::string, int> anchors;
};

Count count_of(const Document& document, const PaperSize& size) {
  Paper paper{size, {document.title, document.source, 0}};
  Printer{paper, document.layout, {}}.print(document);
  return {paper.pages(), (paper.y() - paper.top()) / (paper.bottom() - paper.top()), paper.anchors()};
}

// Letters a little smaller where that spares a last page with next to nothing on it.
PaperSize size_for(const Document& document) {
  if (document.layout == Layout::slides) return widescreen;
  constexpr double next_to_nothing = 0.4;
  const Count usual = count_of(document, a4);
  if (usual.pages == 1 || usual.filled > next_to_nothing) return a4;
  for (const double smaller : {0.96, 0.92}) {
    PaperSize size = a4;
    size.letters *= smaller;
    if (count_of(document, size).pages < usual.pages) return size;
  }
  return a4;
}

}  // namespace

std::string pdf_of(const Document& whole) {
  const Document document = on_paper(whole);
  const PaperSize size = size_for(document);
  const Count count = count_of(document, size);
  Paper paper{size, {document.title, document.source, count.pages}};
  Printer{paper, document.layout, count.anchors}.print(document);
  return in_english(paper.bytes());
}

}  // namespace servicechain::analysis::report
