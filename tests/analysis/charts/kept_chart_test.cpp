#include "analysis/charts/kept_chart.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/charts/painter.h"
#include "analysis/charts/why_charts.h"
#include "tests/analysis/charts/any_kept_chart.h"
#include "tests/analysis/temporary_folder.h"

namespace servicechain::analysis::charts {
namespace {

using Json = nlohmann::ordered_json;

// The chart of a customer's story: numbers, words, nothing, a fact that counts and a further table.
KeptChart story() {
  Chart chart;
  chart.name = "story";
  chart.title = "Where did the time of <b>shoppers/1</b> go?";
  chart.answer = "In line.";
  chart.axis = "min";
  chart.source = "City Shoes";
  chart.facts = {{"whole", 3.5}, {"rows", 1.0}};
  chart.data = {{{"row", ""}, {"name", "department"}, {"depth", ""}, {"from", "from, min"}, {"to", "to, min"}, {"kind", "what"},
                 {"said", ""}},
                {{0.0, "store, \"main\"", 0.0, 0.0, 3.5, "line", "3.5 min"}, {0.0, "門市", 1.0, 1.0 / 3, 2.0, "work", "1.67 min"}}};
  chart.more["critical"] = {{{"row", ""}, {"from", ""}, {"to", ""}}, {{0.0, 0.0, 3.5}}};
  return {{"trace", "City Shoes", "fnv1a64:0", {"a=1"}}, chart};
}

std::string why_not(const std::string& text) {
  const auto read = read_kept_chart(text);
  const auto* trouble = std::get_if<NoChart>(&read);
  return trouble == nullptr ? "" : trouble->why;
}

// Departments that give others something, those that do not, and segments, 400 of each, with names as long as a line.
Why large_why() {
  const auto around = [](double mean) { return Estimate{mean, Range{mean - 0.1, mean + 0.1}, 0.1, 10, "", ""}; };
  Why why;
  why.measure = {"customers", "all", "satisfaction", "points"};
  why.replications = 10;
  why.matters = 2;
  why.base = around(20);
  why.perfect = around(95);
  why.gap = around(75);
  for (int d = 0; d < 800; ++d) {
    const std::string name = std::to_string(d) + std::string(100, 'w');
    why.shares.push_back({name, around(d % 3 - 1), around(0), around(d % 3 - 1), d < 400 ? around(0.5) : Estimate{}});
    if (d % 3 == 0) why.crowds.push_back({name, name, around(3)});
    why.influences.push_back({name, why.measure, around(1)});
    for (int s = 0; s < 400 && d < 20; ++s) why.influences.push_back({name, {"customers.s" + std::to_string(s), "all", "satisfaction", "points"}, around(1)});
  }
  return why;
}

TEST(KeptChart, OfAVeryLargeChainIsRead) {
  const std::vector<Chart> charts = why_charts(large_why());
  EXPECT_EQ(charts.size(), 3U);
  for (const Chart& chart : charts) EXPECT_EQ(why_not(json_of(KeptChart{{"why", "Large", "fnv1a64:0", {}}, chart})), "") << chart.name;
}

TEST(KeptChart, IsReadAsItWasWritten) {
  const auto read = read_kept_chart(json_of(story()));
  ASSERT_TRUE(std::holds_alternative<KeptChart>(read)) << std::get<NoChart>(read).why;
  EXPECT_EQ(std::get<KeptChart>(read), story());
}

// Of every kind one as its command wrote it, and what once made trouble.
TEST(KeptChart, OfTheFuzzersCorpusIsReadAndDrawn) {
  Painter painter;
  for (const auto& entry : std::filesystem::directory_iterator{SERVICECHAIN_SOURCE_DIR "/tests/fuzz/corpus/chart"}) {
    const auto read = read_kept_chart(tests::bytes_of(entry.path()));
    ASSERT_TRUE(std::holds_alternative<KeptChart>(read)) << entry << ' ' << std::get<NoChart>(read).why;
    EXPECT_EQ(tests::fault_of_drawing(painter, std::get<KeptChart>(read).chart), "") << entry;
  }
}

// Each of them by what is wrong; none by a crash.
TEST(KeptChart, SaysWhatIsWrongWithAFileOfSomebodyElse) {
  const auto with = [](const char* pointer, const Json& value) {
    Json json = Json::parse(json_of(story()));
    json[Json::json_pointer{pointer}] = value;
    return json.dump();
  };
  EXPECT_EQ(why_not("gap"), "it is no JSON");
  EXPECT_EQ(why_not("\xff{}"), "it is no JSON");
  EXPECT_EQ(why_not(std::string(100'000, '[')), "it is no JSON");
  EXPECT_EQ(why_not(std::string(5 << 20, ' ')), "it is larger than 4 MB");
  EXPECT_EQ(why_not("[]"), "it has no \"format\"");
  EXPECT_EQ(why_not(with("/format", "servicechain-chart/2")), "it is of no format that this version reads");
  EXPECT_EQ(why_not(with("/set", 3)), "its \"set\" is no list");
  EXPECT_EQ(why_not(with("/command", "../why")), "it is of a chart that another command makes");
  EXPECT_EQ(why_not(with("/chart", nullptr)), "it has no \"name\"");
  EXPECT_EQ(why_not(with("/chart/name", "kpis")), "there is no chart \"kpis\"");
  EXPECT_EQ(why_not(with("/chart/name", "sweep")), "it has no \"measure\"");
  EXPECT_EQ(why_not(with("/chart/title", std::string(5000, 'a'))), "its \"title\" is longer than 4000 letters");
  EXPECT_EQ(why_not(with("/chart/facts/rows", 1e9)), "its \"rows\" is no whole number from 0 to 100");
  EXPECT_EQ(why_not(with("/chart/facts/whole", "much")), "its \"whole\" is words, not a number");
  EXPECT_EQ(why_not(with("/chart/data", Json::array())), "it has no rows");
  EXPECT_EQ(why_not(with("/chart/data/0", 1)), "a row is not a list of named values");
  EXPECT_EQ(why_not(with("/chart/data/0/from", 1e300)), "a number of \"from\" is too large");
  EXPECT_EQ(why_not(with("/chart/data/0/from", Json::array({1}))), "its \"from\" is not words");
  EXPECT_EQ(why_not(with("/chart/data/0/name", 7)), "its \"name\" is a number, not words");
  EXPECT_EQ(why_not(with("/chart/data/0/name", nullptr)), "its \"name\" is nothing, not words");
  EXPECT_EQ(why_not(with("/chart/data/0/depth", 1.5)), "its \"depth\" is no whole number from 0 to 100");
  EXPECT_EQ(why_not(with("/chart/data/0/row", 1)), "its \"row\" is none of the rows that there are");
  EXPECT_EQ(why_not(with("/chart/data/0/from", -1)), "its \"from\" is below 0");
  EXPECT_EQ(why_not(with("/chart/data/0/from", 4)), "its \"from\" is not below its \"to\"");
  EXPECT_EQ(why_not(with("/chart/data/0/kind", "asleep")), "its \"kind\" is none of line, work, held, parked, away");
  EXPECT_EQ(why_not(with("/chart/more/critical/0/to", nullptr)), "its \"to\" is nothing, not a number");
  EXPECT_EQ(why_not(with("/columns/data", Json::array({Json::array({"row", ""})}))), "its rows have no \"name\"");
  EXPECT_EQ(why_not(with("/columns/data/0", "row")), "a column is not a key and a heading");
  EXPECT_EQ(why_not(with("/columns/data/0/0", "rom")), "it has no \"rom\"");
  EXPECT_EQ(why_not(with("/chart/more", Json::object())), "it has no \"critical\"");
}

// The words of a path in a tornado, which a folder of an earlier version lacks.
TEST(KeptChart, MayLackOnlyWhatTheKitDoesWithout) {
  const KeptChartKind& kind = *find_kept_chart_kind("tornado");
  Chart chart = tests::any_chart(kind, {.rows = 2, .number = 1, .words = "a"});
  ASSERT_EQ(chart.data.columns[1].key, "says");
  chart.data.rows[1][1] = Cell{};
  EXPECT_EQ(what_is_wrong(kind, chart), "");
  chart.data.rows[1][1] = 7.0;
  EXPECT_EQ(what_is_wrong(kind, chart), "its \"says\" is a number, not words");
  chart.data.columns[1].key = "other";
  EXPECT_EQ(what_is_wrong(kind, chart), "");
  chart.data.columns[0].key = "other";
  EXPECT_EQ(what_is_wrong(kind, chart), "its rows have no \"path\"");

  const KeptChartKind& gap = *find_kept_chart_kind("gap");
  Chart noted = tests::any_chart(gap, {.rows = 1, .number = 1, .words = "a"});
  noted.facts["note"] = 7.0;
  EXPECT_EQ(what_is_wrong(gap, noted), "its \"note\" is a number, not words");
  noted.facts.erase("note");
  EXPECT_EQ(what_is_wrong(gap, noted), "");
}

// Cut short anywhere it is no JSON, and every letter of it turned into another is read or refused. What is read is drawn: of all
// that, every thirtieth here.
TEST(KeptChart, OutlivesDamage) {
  const std::string whole = json_of(story());
  for (std::size_t end = 0; end + 2 < whole.size(); end += 7) EXPECT_EQ(why_not(whole.substr(0, end)), "it is no JSON");
  Painter painter;
  int read = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    const auto kept = read_kept_chart(damaged);
    if (const auto* chart = std::get_if<KeptChart>(&kept); chart != nullptr && ++read % 30 == 0) {
      EXPECT_EQ(tests::fault_of_drawing(painter, chart->chart), "") << at;
    }
  }
  EXPECT_GT(read, 100);  // its words alone are longer
}

// What every kind may say: numbers as large, as small, as near to each other as they can be, and all the same.
TEST(KeptChart, IsDrawnWhateverNumbersItHas) {
  Painter painter;
  for (const KeptChartKind& kind : kept_chart_kinds()) {
    for (const double number : {0.0, 1e15, 1e-300, -1e15}) {
      const Chart chart = tests::any_chart(kind, {.rows = 3, .number = number, .words = "a"});
      if (what_is_wrong(kind, chart).empty()) {
        EXPECT_EQ(tests::fault_of_drawing(painter, chart), "") << kind.name << ' ' << number;
      } else {
        EXPECT_LT(number, 0) << kind.name;
      }
    }
  }
}

// The limit itself is still taken, but where as many marks would not be.
TEST(KeptChart, IsRefusedWithARowMoreThanItsKindMayHave) {
  for (const KeptChartKind& kind : kept_chart_kinds()) {
    EXPECT_EQ(what_is_wrong(kind, tests::any_chart(kind, {.rows = kind.data.most, .number = 1, .words = "a"})),
              kind.name == "sweep" ? "more than 20 rows have a \"mark\"" : "");
    EXPECT_EQ(what_is_wrong(kind, tests::any_chart(kind, {.rows = kind.data.most + 1, .number = 1, .words = "a"})),
              fmt::format("it has more than {} rows", kind.data.most));
  }
}

// Names that look like marks of the picture are words in it, as long as there is paper.
TEST(KeptChart, IsDrawnWhateverNamesItHas) {
  Painter painter;
  for (const char* words : {" ecmeta_x", " class=\"x\" ", "</text><script>alert(1)</script>", "url(#zr0-c0)",
                            "\x1b[31m\xe2\x80\xae\x01", "__proto__", "constructor", "]]>&#0;"}) {
    const Chart chart = tests::any_chart(*find_kept_chart_kind("sweep"), {.rows = 2, .number = 1, .words = words});
    EXPECT_EQ(tests::fault_of_drawing(painter, chart), "") << words;
  }
  const Chart endless = tests::any_chart(*find_kept_chart_kind("frontier"), {.rows = 4, .number = 1, .words = std::string(4000, 'w')});
  EXPECT_EQ(tests::fault_of_drawing(painter, endless), "");
}

}  // namespace
}  // namespace servicechain::analysis::charts
