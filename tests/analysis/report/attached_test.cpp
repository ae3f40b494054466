#include "analysis/report/attached.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <system_error>

#include "analysis/report/document.h"
#include "analysis/report/html.h"
#include "tests/analysis/hand_made.h"
#include "tests/analysis/temporary_folder.h"

// Charts of other commands in a report. No chart is drawn here: a picture stands for each.
namespace servicechain::analysis::report {
namespace {

namespace fs = std::filesystem;
using tests::TemporaryFolder;

constexpr const char* scenario_text = "servicechain: 1\n";

StoredRun run() {
  StoredRun made{{"1", scenario_text, {"departments.store.staff=7"}}, tests::hand_made_study()};
  return made;
}

charts::KeptChart gap_of(const charts::ChartOrigin& origin) {
  charts::Chart chart;
  chart.name = "gap";
  chart.title = "Which departments make the gap?";
  chart.source = "City Shoes · seed 1";
  for (const char* key : {"name", "kind", "from", "capacity", "quality", "share", "low", "high", "said"}) {
    chart.data.columns.push_back({key, std::string{key} == "name" || std::string{key} == "share" ? key : ""});
  }
  chart.data.rows = {{"today", "total", 0.0, 0.0, 0.0, 70.0, 69.0, 71.0, "70"}};
  return {origin, chart};
}

// A folder as `why -o` writes it, with a gap chart of that origin.
fs::path folder_with(const TemporaryFolder& place, const std::string& name, const charts::ChartOrigin& origin) {
  const fs::path folder = place.path() / name;
  fs::create_directories(folder / "charts");
  tests::put(folder / "charts" / "gap.json", charts::json_of(gap_of(origin)));
  return folder;
}

charts::ChartOrigin same_origin() {
  return {"why", tests::hand_made_study().scenario, hash_of(scenario_text), {"departments.store.staff=7"}};
}

TEST(Attached, TakesInWhatIsOfTheRunsOwnScenario) {
  const TemporaryFolder place;
  const Attached attached = attached_to(run(), {folder_with(place, "why", same_origin()).string()});
  EXPECT_EQ(attached.refused, "");
  EXPECT_TRUE(attached.cautions.empty());
  ASSERT_EQ(attached.charts.size(), 1U);
  EXPECT_EQ(attached.charts[0].kept.chart.source, "City Shoes · seed 1");
  const std::vector<DataTable> tables = attached_tables(attached);
  EXPECT_EQ(tables[0].name, "why-gap");
  EXPECT_EQ(tables[0].columns, (std::vector<std::string>{"name", "share"}));
  EXPECT_EQ(tables[0].rows, (std::vector<std::vector<Cell>>{{"today", 70.0}}));
}

TEST(Attached, HasNoControlCharactersInItsTables) {
  charts::KeptChart hostile = gap_of(same_origin());
  hostile.chart.data.rows[0][0] = std::string{"\0to\x1b[2Jday", 10};
  hostile.chart.data.columns[0].says = "name\x01";
  const std::vector<DataTable> tables = attached_tables({{{"gap.json", hostile}}, {}, ""});
  EXPECT_EQ(tables[0].columns[0], "name\xef\xbf\xbd");
  EXPECT_EQ(tables[0].rows[0][0].words, "\xef\xbf\xbdto\xef\xbf\xbd[2Jday");
}

TEST(Attached, SaysWhatIsOfAnotherVersionOfTheScenario) {
  const TemporaryFolder place;
  charts::ChartOrigin changed = same_origin();
  changed.scenario_hash = hash_of("servicechain: 1 # changed");
  charts::ChartOrigin set = same_origin();
  set.sets.clear();
  const Attached attached = attached_to(run(), {folder_with(place, "a", changed).string(), folder_with(place, "b", set).string()});
  EXPECT_EQ(attached.refused, "");
  ASSERT_EQ(attached.cautions.size(), 2U);
  EXPECT_TRUE(attached.cautions[0].ends_with("than the rest: the scenario file has been changed between the two.")) << attached.cautions[0];
  EXPECT_TRUE(attached.cautions[1].ends_with("than the rest: --set was not the same.")) << attached.cautions[1];
  EXPECT_EQ(attached.charts[0].kept.chart.source, "Of another version of this scenario: City Shoes · seed 1");
  // Two of a name have parts of their own in the page.
  EXPECT_EQ(attached.charts[0].kept.chart.id, "gap");
  EXPECT_EQ(attached.charts[1].kept.chart.id, "gap-2");
}

TEST(Attached, RefusesAnotherScenarioAndFoldersWithoutCharts) {
  const TemporaryFolder place;
  const Attached other = attached_to(run(), {folder_with(place, "why", {"why", "Bank", "fnv1a64:0", {}}).string()});
  EXPECT_TRUE(other.refused.ends_with("is of another scenario (\"Bank\") than this run (\"City Shoes\")")) << other.refused;
  EXPECT_NE(attached_to(run(), {place.path().string()}).refused.find("holds no charts for a report"), std::string::npos);
}

TEST(Attached, NamesTheFileThatIsDamaged) {
  const TemporaryFolder place;
  const fs::path folder = folder_with(place, "why", same_origin());
  tests::put(folder / "charts" / "gap.json", "{\"format\": 1}");
  try {
    static_cast<void>(attached_to(run(), {folder.string()}));
    FAIL() << "nothing was wrong";
  } catch (const std::system_error& trouble) {
    EXPECT_NE(std::string{trouble.what()}.find("gap.json: its \"format\" is not words"), std::string::npos) << trouble.what();
  }
}

// No more of it is read than shows that it is none of ours: 1 TB, of which the disk has nothing.
TEST(Attached, ReadsNothingThatIsTooLarge) {
  const TemporaryFolder place;
  const fs::path folder = folder_with(place, "why", same_origin());
  fs::resize_file(folder / "charts" / "gap.json", std::uintmax_t{1} << 40);
  try {
    static_cast<void>(attached_to(run(), {folder.string()}));
    FAIL() << "nothing was wrong";
  } catch (const std::system_error& trouble) {
    EXPECT_NE(std::string{trouble.what()}.find("gap.json: it is larger than 4 MB"), std::string::npos) << trouble.what();
  }
}

Figure figure(const std::string& name, const std::string& made_by) {
  return {.name = name,
          .title = "Which?",
          .answer = "This one.",
          .source = "City Shoes",
          .svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\"></svg>",
          .drawn_from = "{}",
          .table = {"Which?", {{"a"}}, {{"b"}}, ""},
          .lettering = charts::Lettering::plot,
          .made_by = made_by};
}

std::vector<Figure> figures() {
  return {figure("chain-map", ""), figure("what-ifs", ""), figure("precision", ""), figure("where-to-act", "why"), figure("gap", "why"),
          figure("influence", "why"), figure("sweep", "sweep"), figure("sweep-2", "sweep"), figure("tornado", "tornado"), figure("story", "trace")};
}

std::vector<std::string> names_in(const Section& section) {
  std::vector<std::string> names;
  for (const Block& block : section.blocks) {
    if (const auto* one = std::get_if<Figure>(&block)) names.push_back(one->name);
  }
  return names;
}

const Section& section_of(const Document& document, const std::string& title) {
  return *std::ranges::find_if(document.sections, [&](const Section& section) { return section.title.starts_with(title); });
}

using Names = std::vector<std::string>;

TEST(AttachedCharts, HaveChaptersOfTheirOwnInTheFullReport) {
  const Document document = full_report(tests::hand_made_study(), "", figures());
  EXPECT_EQ(names_in(section_of(document, "Where to act first")), (Names{"where-to-act", "gap", "influence"}));
  EXPECT_EQ(names_in(section_of(document, "How much is enough")), (Names{"sweep", "sweep-2"}));
  EXPECT_EQ(names_in(section_of(document, "What moves the answer most")), Names{"tornado"});
  EXPECT_EQ(names_in(section_of(document, "One customer's story")), Names{"story"});
  EXPECT_EQ(names_in(section_of(document, "The ideas, one by one")), Names{"what-ifs"});
  EXPECT_EQ(names_in(section_of(document, "The charts")), Names{"precision"});
}

TEST(AttachedCharts, AreSlidesBehindTheIdeas) {
  Names order;
  for (const Section& section : slides(tests::hand_made_study(), figures()).sections) {
    for (std::string& name : names_in(section)) order.push_back(std::move(name));
  }
  EXPECT_EQ(order, (Names{"chain-map", "what-ifs", "where-to-act", "gap", "influence", "sweep", "sweep-2", "tornado", "story", "precision"}));
}

// ISO 9001:2015, 9.3.2: process performance, nonconformities, resources, monitoring, customers.
TEST(AttachedCharts, StandWhereTheReviewAsksForThem) {
  const Document document = management_review(tests::hand_made_study(), "", figures());
  EXPECT_EQ(names_in(section_of(document, "9.3.2 c 3")), (Names{"chain-map", "where-to-act", "influence"}));
  EXPECT_EQ(names_in(section_of(document, "9.3.2 c 4")), Names{"gap"});
  EXPECT_EQ(names_in(section_of(document, "9.3.2 d")), (Names{"sweep", "sweep-2"}));
  EXPECT_EQ(names_in(section_of(document, "9.3.2 c 5 6")), (Names{"precision", "tornado"}));
  EXPECT_EQ(names_in(section_of(document, "9.3.2 c 1")), Names{"story"});
}

}  // namespace
}  // namespace servicechain::analysis::report
