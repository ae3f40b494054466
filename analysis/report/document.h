#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/report/figure.h"
#include "analysis/report/page_words.h"
#include "analysis/tables/tables.h"

// A report before it is set: the same values become a page (html.h) and a printed paper (pdf.h).
namespace servicechain::analysis::report {

struct Text {
  enum class Role { plain, question, source, note, name, hint } role = Role::plain;
  std::string words;  // a hint: what to do on a screen; paper leaves it out
};
// What must be known before a number is trusted.
struct Notice {
  enum class Weight { remark, warning } weight = Weight::remark;
  std::string title;
  std::string words;               // "" without
  std::vector<std::string> items;
};
struct List {
  std::vector<std::string> items;
};
// To other parts of the document; `to`: "figure-waits".
struct Link {
  std::string to;
  std::string words;
};
struct Links {
  std::string title;
  std::vector<Link> links;
};
struct Answer {
  std::string idea;  // "" without
  std::string mark;  // "" without
  std::string sentence;
};
struct Answers {
  std::vector<Answer> answers;
};
struct KeyNumbers {
  std::string title;
  std::vector<std::vector<std::string>> numbers;  // name, "75.1 points (likely 74.8 to 75.3)"
};
// A table that a page shows when asked, and paper leaves out.
struct Folded {
  std::string summary;
  Table table;
};
struct Terms {
  std::vector<Term> terms;
};
// To fill in by hand: what no simulation can know.
struct Blank {
  enum class Place { always, if_left } place = Place::always;  // if_left: on paper only where the page has room left
  std::string what;
  int lines = 2;
};
struct Decision {
  std::string asked;
};
using Block = std::variant<Text, Notice, List, Links, Answers, KeyNumbers, Table, Folded, Terms, Blank, Decision, Figure>;

struct Section {
  enum class Kind { chapter, card, sheet } kind = Kind::chapter;  // a sheet begins a page; a card belongs to what is above
  std::string id;        // "answer"; of a card ""
  std::string title;
  std::string contents;  // in the list of contents; "": not there
  std::vector<Block> blocks;
};

enum class Layout { full, slides, review };

struct Document {
  Layout layout = Layout::full;
  std::string title;
  std::vector<Block> head;
  std::vector<Section> sections;
  std::vector<Block> foot;
  std::string source;  // at the foot of every printed page; "": the pictures say it
};

// Answers first, then the ideas, the chain, the charts, the numbers. `about`: the scenario's own words; `figures`: the map
// first, if there is one.
[[nodiscard]] Document full_report(const Study& study, std::string_view about, std::vector<Figure> figures);
// One chart a page.
[[nodiscard]] Document slides(const Study& study, std::vector<Figure> figures);
// In the order of the inputs of a management review, ISO 9001:2015, 9.3.2; each page ends with the decision asked.
[[nodiscard]] Document management_review(const Study& study, std::string_view about, std::vector<Figure> figures);

// How large charts are in it, on a screen and on paper.
[[nodiscard]] const charts::PictureSize& size_on_screen(Layout layout);
[[nodiscard]] const charts::PictureSize& size_on_paper(Layout layout);

// -- What several layouts have ------------------------------------------------------------------------------------

// What forbids to take the numbers as they are: it grew without limit, got stuck, was stopped. Seldom any.
[[nodiscard]] std::vector<Block> warnings(const Study& study);
// What to know before acting on them: remarks about the scenario, and guesses that they rest on.
[[nodiscard]] std::vector<Block> remarks(const Study& study);
// The verdicts, or the number that was asked for; then the key numbers.
[[nodiscard]] std::vector<Block> answers(const Study& study);
// Where the numbers come from and how sure they are.
[[nodiscard]] std::vector<Block> small_print(const Study& study);
[[nodiscard]] std::string title_of(const WhatIfAnswer& answer);

}  // namespace servicechain::analysis::report
