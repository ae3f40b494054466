#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <regex>

#include "analysis/map/chain_map.h"
#include "analysis/report/html.h"
#include "analysis/report/html_script.h"
#include "analysis/report/paper_table.h"
#include "analysis/report/pdf.h"
#include "tests/analysis/hand_made.h"

// Reports of a study written by hand. No chart is drawn here: a picture stands for each.
namespace servicechain::analysis::report {
namespace {

constexpr const char* hostile = "</script><script>alert(1)</script><b>&\"'";

std::vector<Figure> figures() {
  const Study study = tests::hand_made_study();
  const Gallery gallery = gallery_of({study, tests::hand_made_chain(), "", "en"}, {charts::in_page}, {});
  std::vector<Figure> made = figures_of(gallery, study, charts::in_page);
  for (const char* name : {"what-ifs", "promises"}) {
    made.push_back({.name = name, .title = "Which?", .answer = "This one, 3 points (likely 2 to 4).", .source = "City Shoes",
                    .svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"660\" height=\"200\"><text>drawn</text></svg>",
                    .drawn_from = std::string{"{\"title\":\""} + hostile + "\"}", .table = {"Which?", {{"a"}}, {{"b"}}, ""}});
  }
  return made;
}

Document review() { return management_review(tests::hand_made_study(), "A shoe shop.", figures()); }

// ISO 9001:2015, 9.3.2 a to f, then 9.3.3.
TEST(ManagementReview, TakesTheInputsInTheirOrderAndAsksForADecisionAtTheEndOfEachPage) {
  const char* const clauses[] = {"9.3.2 a",     "9.3.2 b",   "9.3.2 c 1", "9.3.2 c 2", "9.3.2 c 3", "9.3.2 c 4",
                                 "9.3.2 c 5 6", "9.3.2 c 7", "9.3.2 d",   "9.3.2 e",   "9.3.2 f",   "9.3.3"};
  const Document document = review();
  ASSERT_EQ(document.sections.size(), std::size(clauses) + 1);
  for (std::size_t i = 0; i < std::size(clauses); ++i) {
    const Section& page = document.sections[i + 1];
    EXPECT_TRUE(page.title.starts_with(std::string{clauses[i]} + " ·")) << page.title;
    EXPECT_EQ(page.kind, Section::Kind::sheet);
    ASSERT_TRUE(std::holds_alternative<Decision>(page.blocks.back())) << page.title;
    EXPECT_FALSE(std::get<Decision>(page.blocks.back()).asked.empty());
  }
}

// Without what-ifs, measures and charts there is less to say, and still a decision to ask.
TEST(ManagementReview, AsksEvenWhereThereAreNoNumbers) {
  const Document document = management_review(Study{}, "", {});
  for (std::size_t i = 1; i < document.sections.size(); ++i) {
    EXPECT_TRUE(std::holds_alternative<Decision>(document.sections[i].blocks.back())) << document.sections[i].title;
  }
}

TEST(ReportPage, LetsNoSpecificationEndItsScript) {
  const std::string page = html_of(full_report(tests::hand_made_study(), "", figures()));
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(page.find("\\u003c/script\\u003e"), std::string::npos);
}

// FIPS 180-2, B.1: SHA-256 of "abc" is ba7816bf 8f01cfea … f20015ad.
TEST(ReportPage, LetsOnlyItsOwnScriptRun) {
  EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  const std::string page = html_of(full_report(tests::hand_made_study(), "", figures()));
  EXPECT_NE(page.find("script-src 'sha256-" + sha256_base64(page_script()) + "';"), std::string::npos);
  EXPECT_NE(page.find("<script>" + page_script() + "</script>"), std::string::npos);
}

// What is between <script> and </script> is no markup.
std::string without_script(std::string page) {
  const std::size_t begin = page.find("<script>");
  return page.erase(begin, page.find("</script>", begin) + 9 - begin);
}

TEST(ReportPage, IsWellFormedInEveryLayout) {
  const Study study = tests::hand_made_study();
  for (const Document& document : {full_report(study, hostile, figures()), slides(study, figures()), review()}) {
    const std::string page = without_script(html_of(document));
    EXPECT_EQ(tests::what_is_wrong_as_xml(page), "");
    EXPECT_TRUE(tests::outside_addresses(page).empty());
    EXPECT_EQ(page.find("<script>"), std::string::npos) << "another script";
  }
}

// A4 is 210 by 297 mm, 595.28 by 841.89 points; a slide 13.33 by 7.5 inches, 960 by 540.
TEST(ReportPaper, HasItsSizeAndTheSameBytesForTheSameStudy) {
  const Study study = tests::hand_made_study();
  const std::string paper = pdf_of(full_report(study, "", figures()));
  EXPECT_TRUE(paper.starts_with("%PDF-"));
  EXPECT_TRUE(std::regex_search(paper, std::regex{R"(/MediaBox \[ 0 0 595\.2\d+ 841\.8\d+ \])"}));
  EXPECT_TRUE(paper == pdf_of(full_report(study, "", figures())));
  EXPECT_TRUE(std::regex_search(pdf_of(slides(study, figures())), std::regex{R"(/MediaBox \[ 0 0 960 540 \])"}));
}

int pages_in(const std::string& paper) {
  const std::regex page{R"(/Type /Page\b)"};
  return static_cast<int>(std::distance(std::sregex_iterator{paper.begin(), paper.end(), page}, {}));
}

// An A4 page holds about 37 lines to write on: 200 asked for become as many as there is room for, above the decision and
// the words at the end.
TEST(ReportPaper, HasLinesToWriteOnAsFarAsThePageGoesAndTheDecisionOnTheSamePage) {
  Document document{Layout::review, "A", {}, {}, {Text{Text::Role::source, "seed 1"}}, "seed 1"};
  const Blank lines{Blank::Place::always, "To fill in:", 200};
  document.sections.push_back({Section::Kind::sheet, "a", "A", "", {lines, Decision{"who?"}}});
  EXPECT_EQ(pages_in(pdf_of(document)), 2);  // the title's, and the sheet's
  document.sections.push_back({Section::Kind::sheet, "b", "B", "", {lines, Decision{"when?"}}});
  EXPECT_EQ(pages_in(pdf_of(document)), 3);
}

// A row of numbers above their ranges is two lines high however little room the names leave; a range that breaks makes it
// three.
TEST(ReportPaper, BreaksNoRangeInATable) {
  Table table{"Who serves whom", {{"link"}}, {}, ""};
  for (const char* name : {"requests", "time to answer", "on time", "right", "received minus what was expected"}) {
    table.columns.push_back({name, Alignment::right});
  }
  const auto height_of = [&](std::size_t rows) {
    table.rows.assign(rows, {"Treatment bays and beds on the wards ask Discharge office", "382.1 a week (382.1 to 388.4)",
                             "20.9 h (20.7 to 21.1)", "100.0% (99.5 to 100.0)", "97.0% (in every run)", "−10.12 points (−11.21 to −10.03)"});
    Paper paper{a4, {"", "", 0}};
    write_table(paper, table);
    return paper.y();
  };
  Paper paper{a4, {"", "", 0}};
  const double line = paper.height_of("X", {0, -1, a4.letters});
  EXPECT_LT(height_of(2) - height_of(1), 3 * line + 6);
}

// ISO 32000-1, 7.5.6: what is written after a file's end names the place of the table of objects before it.
TEST(ReportPaper, SaysItsLanguageInAFurtherTableThatLeadsToTheFirst) {
  const std::string paper = pdf_of(full_report(tests::hand_made_study(), "", figures()));
  EXPECT_NE(paper.find("/Lang (en)"), std::string::npos);
  std::smatch found;
  ASSERT_TRUE(std::regex_search(paper, found, std::regex{R"(/Prev (\d+)\s*>>\s*startxref\s*(\d+)\s*%%EOF\s*$)"}));
  EXPECT_EQ(paper.compare(std::stoul(found[1]), 4, "xref"), 0);
  EXPECT_EQ(paper.compare(std::stoul(found[2]), 4, "xref"), 0);
  EXPECT_LT(std::stoul(found[1]), std::stoul(found[2]));
}

// The answer, what to know before acting on it, the ideas with their chart; what is left answers a question each.
TEST(FullReport, AnswersFirstAndShowsTheIdeasBesideTheirChart) {
  const Document document = full_report(tests::hand_made_study(), "", figures());
  ASSERT_GE(document.sections.size(), 3U);
  EXPECT_EQ(document.sections[0].id, "answer");
  const auto of = [&](std::string_view id) {
    return std::ranges::find_if(document.sections, [&](const Section& section) { return section.id == id; });
  };
  ASSERT_NE(of("ideas"), document.sections.end());
  EXPECT_EQ(std::get<Figure>(of("ideas")->blocks.front()).name, "what-ifs");
  ASSERT_NE(of("charts"), document.sections.end());
  const auto& questions = std::get<Links>(of("charts")->blocks.front());
  ASSERT_EQ(questions.links.size(), 1U);
  EXPECT_EQ(questions.links.front().to, "figure-promises");
}

}  // namespace
}  // namespace servicechain::analysis::report
