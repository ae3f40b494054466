#include "analysis/report/paper_table.h"

#include <algorithm>
#include <numeric>

#include "analysis/markup.h"

namespace servicechain::analysis::report {
namespace {

constexpr double gap = 9;   // between columns
constexpr double air = 3;   // above and below a row
constexpr double least_letters = 0.62;
constexpr double slightly_smaller = 0.92;  // rather than a table twice as high
constexpr double most_for_names = 0.3;  // of the width, before a table is made higher for it

// A range stands smaller beside its number, or under it.
std::string cell_markup(std::string_view cell, char between) {
  const std::size_t bracket = cell.find(" (");
  if (bracket == std::string_view::npos || !cell.ends_with(")")) return escaped(cell);
  return escaped(cell.substr(0, bracket)) + between + "<span size=\"82%\" color=\"#4a5765\">" +
         escaped(cell.substr(bracket + 1)) + "</span>";
}

std::string heading_markup(std::string_view cell) { return "<span color=\"#4a5765\"><b>" + escaped(cell) + "</b></span>"; }

class Setter {
 public:
  Setter(Paper& paper, const Table& table) : paper_{paper}, table_{table}, letters_{paper.size().letters * 0.92} {
    for (const Column& column : table.columns) headings_.push_back(heading_markup(column.name));
    set_rows(' ');
    if (width_of_all() > paper_.width()) letters_ *= slightly_smaller;
    if (width_of_all() > paper_.width()) {
      letters_ /= slightly_smaller;
      set_rows('\n');
    }
    measure();
  }

  void write() {
    const double head = height_of(headings_);
    const double title = letters_ * 1.9;
    paper_.need(title + head + (rows_.empty() ? 0 : height_of(rows_.front())));
    paper_.put("<b>" + escaped(table_.title) + "</b>", {paper_.left(), paper_.width(), letters_ * 1.05});
    paper_.skip(title);
    put(headings_, head);
    for (const std::vector<std::string>& row : rows_) {
      const double height = height_of(row);
      if (paper_.y() + height > paper_.bottom()) {
        paper_.begin_page();
        put(headings_, head);
      }
      put(row, height);
    }
    paper_.skip(letters_ * 0.5);
    if (!table_.note.empty()) paper_.write("<span color=\"#4a5765\">" + escaped(table_.note) + "</span>", letters_ * 0.9);
    paper_.skip(letters_ * 0.7);
  }

 private:
  void set_rows(char between_number_and_range) {
    rows_.clear();
    for (const std::vector<std::string>& row : table_.rows) {
      rows_.emplace_back();
      for (const std::string& cell : row) rows_.back().push_back(cell_markup(cell, between_number_and_range));
      rows_.back().front() = "<b>" + rows_.back().front() + "</b>";
    }
  }

  // If nothing but headings and the names of rows is broken.
  [[nodiscard]] double width_of_all() {
    double all = gap * static_cast<double>(headings_.size() - 1);
    for (std::size_t c = 0; c < headings_.size(); ++c) {
      double width = paper_.word_width(headings_[c], letters_);
      for (const std::vector<std::string>& row : rows_) width = std::max(width, paper_.natural_width(row[c], letters_) + 0.5);
      all += c == 0 ? std::min(width, paper_.width() * most_for_names) : width;
    }
    return all;
  }

  // As wide as they like if there is room; else each gets its longest word, of numbers the longest line, and what is left by what it likes to have.
  // Where even the words are too wide, letters become smaller.
  void measure() {
    const double room = paper_.width() - gap * static_cast<double>(headings_.size() - 1);
    for (;;) {
      std::vector<double> likes(headings_.size(), 0);
      std::vector<double> needs(headings_.size(), 0);
      const auto count_in = [&](const std::vector<std::string>& cells) {
        const bool is_heading = &cells == &headings_;
        for (std::size_t c = 0; c < headings_.size(); ++c) {
          const bool is_number = !is_heading && c > 0 && table_.columns[c].alignment == Alignment::right;
          const double whole = paper_.natural_width(cells[c], letters_);
          likes[c] = std::max(likes[c], whole + 0.5);
          needs[c] = std::max(needs[c], (is_number ? whole : paper_.word_width(cells[c], letters_)) + 0.5);
        }
      };
      for (const std::vector<std::string>& row : rows_) count_in(row);
      count_in(headings_);
      const double all_likes = std::accumulate(likes.begin(), likes.end(), 0.0);
      const double all_needs = std::accumulate(needs.begin(), needs.end(), 0.0);
      widths_ = likes;
      if (all_likes <= room) return;
      const bool is_smallest = letters_ <= paper_.size().letters * least_letters;
      if (all_needs > room && !is_smallest) {
        letters_ *= 0.94;
        continue;
      }
      const double share = all_needs > room ? 0 : (room - all_needs) / (all_likes - all_needs);
      for (std::size_t c = 0; c < widths_.size(); ++c) {
        widths_[c] = all_needs > room ? needs[c] * room / all_needs : needs[c] + (likes[c] - needs[c]) * share;
      }
      return;
    }
  }

  [[nodiscard]] double height_of(const std::vector<std::string>& cells) {
    double height = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      height = std::max(height, paper_.height_of(cells[c], {0, widths_[c], letters_}));
    }
    return height + 2 * air;
  }

  void put(const std::vector<std::string>& cells, double height) {
    double x = paper_.left();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const bool is_right = table_.columns[c].alignment == Alignment::right;
      paper_.put(cells[c], {x, widths_[c], letters_, is_right}, air);
      x += widths_[c] + gap;
    }
    paper_.skip(height);
    paper_.line(paper_.left(), x - gap, 0, &cells == &headings_ ? 0.9 : 0.35);
  }

  Paper& paper_;
  const Table& table_;
  double letters_;
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<double> widths_;
};

}  // namespace

void write_table(Paper& paper, const Table& table) { Setter{paper, table}.write(); }

}  // namespace servicechain::analysis::report
