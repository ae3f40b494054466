#include "analysis/tables/tables.h"

#include <gtest/gtest.h>

#include "analysis/tables/csv.h"
#include "analysis/tables/study_tables.h"

namespace servicechain::analysis {
namespace {

TEST(TextTable, LinesUpByWhatATerminalShows) {
  const Table table{"Names", {{"name", Alignment::left}, {"wait", Alignment::right}}, {{"門市", "5"}, {"é", "12"}}, "note"};
  EXPECT_EQ(text_of(table),
            "Names\n"
            "name  wait\n"
            "門市     5\n"
            "é       12\n"
            "note\n");
}

TEST(TextTable, HasNoSpacesAtTheEndOfALine) {
  const Table table{"T", {{"a", Alignment::left}, {"long name", Alignment::left}}, {{"x", "y"}}, ""};
  EXPECT_EQ(text_of(table).find(" \n"), std::string::npos);
}

Study little_study() {
  Study study;
  study.source_line = "Shop · seed 1 · 30 runs of 1 week without warm-up";
  study.ended = "reached the end";
  study.decided = {"customers", "all", "satisfaction", "points"};
  study.measures = {{"base", study.decided, {78.2, Range{77.6, 78.8}, 1.0, 30, "t", ""}},
                    {"base", {"departments.store", "all", "wait", "h"}, {0.1, Range{0.09, 0.11}, 1.0, 30, "t", ""}},
                    {"base", {"departments.store.needs.people", "all", "requests", "per h"}, {2.0, Range{1.9, 2.1}, 1.0, 30, "t", ""}}};
  return study;
}

TEST(Tables, ShowEveryNumberWithItsRange) {
  const Table customers = customers_table(little_study(), "base");
  ASSERT_EQ(customers.rows.size(), 1U);
  EXPECT_EQ(customers.rows[0], (std::vector<std::string>{"satisfaction", "78.2 points (77.6 to 78.8)"}));
  const Table departments = departments_table(little_study(), "base");
  ASSERT_EQ(departments.rows.size(), 1U);
  EXPECT_EQ(departments.rows[0][0], "store");
  EXPECT_EQ(departments.rows[0][2], "6.0 min (5.4 to 6.6)");
  const Table links = links_table(little_study(), "base");
  ASSERT_EQ(links.rows.size(), 1U);
  EXPECT_EQ(links.rows[0][0], "store asks people");
}

// Those lost are late in the eyes of nobody.
TEST(Tables, SayOfWhichCustomersTheShareOnTimeIs) {
  Study study = little_study();
  study.measures.push_back({"base", {"customers", "all", "on-time", "share"}, {0.8, Range{0.7, 0.9}, 0.1, 30, "t", ""}});
  EXPECT_EQ(customers_table(study, "base").rows[1][0], "on time, of those served");
  study.vocabulary = Vocabulary::expert;
  EXPECT_EQ(customers_table(study, "base").rows[1][0], "share within promise");
}

TEST(Tables, SayHowSeveralWhatIfsShareTheirDoubt) {
  Study study = little_study();
  study.answers.resize(2);
  EXPECT_NE(what_ifs_table(study).note.find("2 what-ifs were asked together"), std::string::npos);
}

// RFC 4180: quotes double, what holds a comma, quote or line end is quoted, CRLF ends a row.
TEST(Csv, QuotesWhatNeedsIt) {
  const std::vector<std::string> fields{"plain", "a,b", "say \"x\"", "two\nlines", ""};
  EXPECT_EQ(csv_row(fields), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\r\n");
}

TEST(Csv, HasAColumnThatSaysWhichWhatIf) {
  const std::string csv = csv_of(measures_data(little_study()));
  EXPECT_EQ(csv.substr(0, csv.find("\r\n")), "what_if,of,kind,measure,unit,mean,low,high,n,sd,refused_because");
  EXPECT_NE(csv.find("base,customers,all,satisfaction,points,78.2,77.6,78.8,30,1,\r\n"), std::string::npos);
}

}  // namespace
}  // namespace servicechain::analysis
