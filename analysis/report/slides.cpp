#include <algorithm>
#include <iterator>

#include "analysis/report/document.h"

// One chart a page, its picture as large as the page.
namespace servicechain::analysis::report {

namespace {

// What other commands found out comes behind the ideas, before what is looked up.
void put_in_their_place(std::vector<Figure>& figures) {
  const auto others = std::ranges::stable_partition(figures, [](const Figure& figure) { return figure.made_by.empty(); });
  auto place = figures.begin();
  for (const std::string_view name : {"chain-map", "kpis", "what-ifs", "who-gains"}) {
    const auto found = std::ranges::find(figures.begin(), others.begin(), name, &Figure::name);
    if (found != others.begin()) place = std::max(place, found + 1);
  }
  std::rotate(place, others.begin(), figures.end());
}

// The key numbers have a slide of their own where their chart is.
std::vector<Block> answers_for(const Study& study, const std::vector<Figure>& figures) {
  std::vector<Block> blocks = answers(study);
  if (std::ranges::find(figures, std::string_view{"kpis"}, &Figure::name) != figures.end()) {
    std::erase_if(blocks, [](const Block& block) { return std::holds_alternative<KeyNumbers>(block); });
  }
  return blocks;
}

}  // namespace

Document slides(const Study& study, std::vector<Figure> figures) {
  using enum Section::Kind;
  Document document{Layout::slides, study.scenario, {Text{Text::Role::question, question_of(study)}}, {}, {}, ""};
  document.head.push_back(Text{Text::Role::source, study.source_line});
  document.sections.push_back({chapter, "answer", "The answer", "The answer", answers_for(study, figures)});
  put_in_their_place(figures);
  for (Figure& figure : figures) {
    document.sections.push_back({sheet, "slide-" + figure.name, figure.title, figure.title, {}});
    document.sections.back().blocks.push_back(std::move(figure));
  }
  document.sections.push_back({chapter, "reading", "What to know", "What to know", warnings(study)});
  std::ranges::move(remarks(study), std::back_inserter(document.sections.back().blocks));
  std::ranges::move(small_print(study), std::back_inserter(document.sections.back().blocks));
  return document;
}

}  // namespace servicechain::analysis::report
