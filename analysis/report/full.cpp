#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "analysis/report/document.h"

// Answers first, then the ideas, the chain, the charts, the numbers and how to read them.
namespace servicechain::analysis::report {
namespace {

using enum Section::Kind;

Table changes_made(const WhatIfAnswer& answer) {
  Table table{"What it changes", {{"what"}, {"before"}, {"after"}}, {}, ""};
  for (const std::vector<std::string>& change : answer.changes) {
    if (change.size() == table.columns.size()) table.rows.push_back(change);
  }
  return table;
}

// The cost, unless one of the further sentences begins with it.
std::string cost_of(const WhatIfAnswer& answer) {
  const bool is_told = std::any_of(answer.further.begin(), answer.further.end(),
                                   [&](const std::string& sentence) { return sentence.starts_with(answer.cost); });
  return answer.cost.empty() || is_told ? "" : "Cost: " + answer.cost + ".";
}

Section idea(const Study& study, const WhatIfAnswer& answer) {
  Section section{card, "", title_of(answer), "", {}};
  if (!answer.says.empty()) section.blocks.push_back(Text{Text::Role::name, answer.name});
  Table changes = changes_made(answer);
  if (!changes.rows.empty()) section.blocks.push_back(std::move(changes));
  if (!cost_of(answer).empty()) section.blocks.push_back(Text{Text::Role::plain, cost_of(answer)});
  if (!answer.further.empty()) section.blocks.push_back(List{answer.further});
  Table effects = changes_table(study, answer.name);
  if (!effects.rows.empty()) {
    section.blocks.push_back(Folded{fmt::format("Everything it surely changes ({})", effects.rows.size()), effects});
  }
  return section;
}

Section numbers(const Study& study) {
  Section section{chapter, "numbers", "The numbers", "The numbers",
                  {Text{Text::Role::plain, "As things are today, before any change. In brackets: the likely range."}}};
  for (Table& table : std::vector{customers_table(study, "base"),
                                  departments_table(study, "base"),
                                  links_table(study, "base")}) {
    if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  }
  return section;
}

Section chain(std::vector<Figure>& figures) {
  Section section{chapter, "map", "The chain", "The chain",
                  {Text{Text::Role::plain,
                        "Each arrow points to the one who is served; what is served in the end is the customer. "
                        "The tables below hold all numbers."},
                   Text{Text::Role::hint, "Rest the pointer on an arrow or a box to read its numbers, or go from one to the next with "
                                          "the arrow keys."},
                   std::move(figures.front())}};
  figures.erase(figures.begin());
  return section;
}

Section charts_of(std::vector<Figure> figures) {
  Section section{chapter, "charts", "The charts", "The charts", {}};
  Links questions{"Each answers one question:", {}};
  for (const Figure& figure : figures) questions.links.push_back({"figure-" + figure.name, figure.title});
  section.blocks.push_back(std::move(questions));
  std::ranges::move(figures, std::back_inserter(section.blocks));
  return section;
}

struct Chapter {
  std::string_view made_by;
  std::string_view title;
};
// In the order in which they are read.
constexpr std::array<Chapter, 5> chapters_of_others{{{"why", "Where to act first"},
                                                     {"rank", "What a point is worth"},
                                                     {"sweep", "How much is enough"},
                                                     {"tornado", "What moves the answer most"},
                                                     {"trace", "One customer's story"}}};

// What other commands found out about the same chain, a chapter each.
std::vector<Section> of_others(std::vector<Figure>& figures) {
  const auto others = std::ranges::stable_partition(figures, [](const Figure& figure) { return figure.made_by.empty(); });
  std::vector<Section> sections;
  for (const auto& [made_by, title] : chapters_of_others) {
    Section section{chapter, std::string{made_by}, std::string{title}, std::string{title}, {}};
    for (Figure& figure : others) {
      if (figure.made_by == made_by) section.blocks.push_back(std::move(figure));
    }
    if (!section.blocks.empty()) sections.push_back(std::move(section));
  }
  figures.erase(others.begin(), others.end());
  return sections;
}

// Nothing where there is no such chart.
void move_figure(std::string_view name, std::vector<Figure>& figures, std::vector<Block>& blocks) {
  const auto found = std::ranges::find(figures, name, &Figure::name);
  if (found == figures.end()) return;
  blocks.push_back(std::move(*found));
  figures.erase(found);
}

// Side by side: as a chart where there is one, else as a table. What holds for all of them stands below.
Section ideas(const Study& study, std::vector<Figure>& figures) {
  Section section{chapter, "ideas", "The ideas, one by one", "The ideas", {}};
  Table table = what_ifs_table(study);
  for (const char* name : {"what-ifs", "who-gains"}) move_figure(name, figures, section.blocks);
  if (section.blocks.empty()) {
    section.blocks.push_back(std::move(table));
  } else if (!table.note.empty()) {
    section.blocks.push_back(Text{Text::Role::note, table.note});
  }
  return section;
}

}  // namespace

Document full_report(const Study& study, std::string_view about, std::vector<Figure> figures) {
  Document document{Layout::full, study.scenario, {Text{Text::Role::question, question_of(study)}}, {}, small_print(study),
                    study.source_line};
  if (!about.empty()) document.head.push_back(Text{Text::Role::plain, std::string{about}});
  document.head.push_back(Text{Text::Role::source, study.source_line});
  std::ranges::move(warnings(study), std::back_inserter(document.head));

  std::vector<Section>& sections = document.sections;
  sections.push_back({chapter, "answer", "The answer", "The answer", answers(study)});
  move_figure("kpis", figures, sections.back().blocks);
  if (std::vector<Block> blocks = remarks(study); !blocks.empty()) {
    sections.push_back({chapter, "remarks", "Before you act on it", "Before you act on it", std::move(blocks)});
  }
  if (!study.answers.empty()) {
    sections.push_back(ideas(study, figures));
    for (const WhatIfAnswer& answer : study.answers) sections.push_back(idea(study, answer));
  }
  std::ranges::move(of_others(figures), std::back_inserter(sections));
  if (!figures.empty()) sections.push_back(chain(figures));
  if (!figures.empty()) sections.push_back(charts_of(std::move(figures)));
  sections.push_back(numbers(study));
  sections.push_back({chapter, "reading", "How to read this", "How to read this", {Terms{glossary(study.vocabulary)}}});
  return document;
}

}  // namespace servicechain::analysis::report
