#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <regex>
#include <set>
#include <string>

#include "analysis/report/html.h"
#include "analysis/report/page_style.h"
#include "analysis/report/page_words.h"
#include "tests/analysis/hand_made.h"

namespace servicechain::tests {
namespace {

// No chart but the map is drawn here.
std::string page_of(const analysis::Study& study, const models::ServiceChain& chain,
                    const std::string& about = "A shoe shop.") {
  namespace report = analysis::report;
  const report::Gallery gallery = report::gallery_of({study, chain, about, "en"}, {analysis::charts::in_page}, {});
  return report::html_of(
      report::full_report(study, about, report::figures_of(gallery, study, analysis::charts::in_page)));
}

std::string hand_made_page() { return page_of(hand_made_study(), hand_made_chain()); }

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex wanted{pattern};
  std::set<std::string> found;
  for (std::sregex_iterator match{text.begin(), text.end(), wanted}, end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

std::ptrdiff_t count(const std::string& text, const std::string& pattern) {
  const std::regex wanted{pattern};
  return std::distance(std::sregex_iterator{text.begin(), text.end(), wanted}, std::sregex_iterator{});
}

TEST(Page, IsWellFormedAndNeedsNothingFromOutside) {
  const std::string page = hand_made_page();
  EXPECT_EQ(what_is_wrong_as_xml(page), "");
  EXPECT_TRUE(outside_addresses(page).empty());
  for (const char* loader : {"<script", "<link", "<img", "<iframe", "src=", "@import", "url("}) {
    EXPECT_EQ(page.find(loader), std::string::npos) << loader;
  }
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(Page, SaysTheAnswersBeforeAnythingElse) {
  const std::string page = hand_made_page();
  const std::size_t answer = page.find("Yes. Customers become happier by 3.1 points (likely 2.4 to 3.8).");
  ASSERT_NE(answer, std::string::npos);
  EXPECT_LT(answer, page.find("<table"));
  EXPECT_LT(answer, page.find("<figure"));
}

TEST(Page, HoldsEverythingAboutAWhatIf) {
  const std::string page = hand_made_page();
  for (const char* words : {"Hire one more IT technician", "departments.<wbr/>it-desk.<wbr/>staff",
                            "46000 EUR per year", "About 115,000 EUR a year for each point."}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
}

TEST(Page, AnswersARunWithoutWhatIfsByTheDecidedMeasureWithItsRange) {
  analysis::Study study = hand_made_study();
  study.answers.clear();
  const std::string page = page_of(study, hand_made_chain());
  EXPECT_NE(page.find("78.2 points (likely 77.6 to 78.8)"), std::string::npos);
  EXPECT_EQ(page.find("href=\"#ideas\""), std::string::npos);
}

TEST(Page, MarksARunThatWasStoppedOrGrewOrGotStuck) {
  analysis::Study study = hand_made_study();
  EXPECT_EQ(page_of(study, hand_made_chain()).find("class=\"notice\""), std::string::npos);
  study.was_stopped = true;
  EXPECT_NE(page_of(study, hand_made_chain()).find("stopped early"), std::string::npos);
  study.grew_without_limit = true;
  EXPECT_NE(page_of(study, hand_made_chain()).find("grew without limit"), std::string::npos);
  study.deadlocked = true;
  EXPECT_NE(page_of(study, hand_made_chain()).find("got stuck"), std::string::npos);
  study.problems = {"the promise is shorter than the fastest work"};
  EXPECT_NE(page_of(study, hand_made_chain()).find("shorter than the fastest work"), std::string::npos);
}

TEST(Page, LetsNoNameBreakOutOfItsPlace) {
  const std::string hostile = "</td></table><script>alert(1)</script><img src=x onerror=y>\"'&\x02\xFF";
  analysis::Study study = hand_made_study();
  study.scenario = study.source_line = study.ended = hostile;
  study.problems = {hostile};
  for (analysis::WhatIfAnswer& answer : study.answers) {
    answer.says = answer.name = answer.sentence = answer.cost = hostile;
    answer.changes = {{hostile, hostile, hostile}};
    answer.further = {hostile};
  }
  for (analysis::MeasureRow& row : study.measures) {
    row.measure.of = "departments." + hostile;
    row.estimate.refused_because = hostile;
  }
  const std::string page = page_of(study, hand_made_chain(), hostile);
  EXPECT_EQ(what_is_wrong_as_xml(page), "");
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
}

TEST(Page, CanBeUsedByKeyboardAndScreenReader) {
  const std::string page = hand_made_page();
  const std::set<std::string> ids = all_matches(page, " id=\"([^\"]*)\"");
  EXPECT_EQ(static_cast<std::ptrdiff_t>(ids.size()), count(page, " id=\"")) << "an id twice";
  for (const std::string& target : all_matches(page, "href=\"#([^\"]*)\"")) EXPECT_TRUE(ids.contains(target)) << target;
  EXPECT_EQ(count(page, "<table"), count(page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label="));
  EXPECT_EQ(count(page, "<table"), count(page, "<caption>"));
  EXPECT_EQ(count(page, "<th(?!ead)"), count(page, "<th scope="));
  EXPECT_LT(page.find("class=\"skip\" href=\"#main\""), page.find("<header"));
  EXPECT_EQ(count(page, "<h1"), 1);
  EXPECT_NE(page.find("width=device-width"), std::string::npos);
}

// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t at) {
    const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double lighter = std::max(luminance(a), luminance(b));
  const double darker = std::min(luminance(a), luminance(b));
  return (lighter + 0.05) / (darker + 0.05);
}

std::string colour(const std::string& name) {
  const std::string style{analysis::page_style()};
  return style.substr(style.find("--" + name + ": #") + name.size() + 4, 7);
}

// Black on white is 21 by the definition: (1 + 0.05) / (0 + 0.05).
TEST(Page, HasTextThatStandsOutFromItsGround) {
  ASSERT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
  for (const char* text : {"ink", "soft", "accent", "alarm"}) {
    for (const char* ground : {"paper", "wash", "alarm-wash"}) {
      EXPECT_GE(contrast(colour(text), colour(ground)), 4.5) << text << " on " << ground;
    }
  }
}

TEST(Page, ExplainsTheWordsItUses) {
  const std::string page = hand_made_page();
  for (const analysis::Term& term : analysis::glossary(analysis::Vocabulary::plain)) {
    EXPECT_NE(page.find("<dt>" + std::string{term.word} + "</dt>"), std::string::npos) << term.word;
  }
  EXPECT_NE(page.find("Warm-up: the first"), std::string::npos);
  EXPECT_NE(page.find("95% confidence"), std::string::npos);
}

// A reader who asks for the field's terms finds them in the tables, and beside the plain word that sentences use.
TEST(Page, SaysFieldTermsToExperts) {
  analysis::Study study = hand_made_study();
  study.vocabulary = analysis::Vocabulary::expert;
  const std::string page = page_of(study, hand_made_chain());
  EXPECT_NE(page.find("<dt>wait – waiting time in line</dt>"), std::string::npos);
  EXPECT_NE(page.find("utilisation, held time included"), std::string::npos);
  EXPECT_EQ(page.find("people busy"), std::string::npos);
  EXPECT_NE(hand_made_page().find("people busy"), std::string::npos);
}

TEST(Page, IsTheSameForTheSameStudy) { EXPECT_TRUE(hand_made_page() == hand_made_page()); }

}  // namespace
}  // namespace servicechain::tests
