#include "scenarios/reading/schema.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "scenarios/reading/keys.h"
#include "tests/scenarios/reading_help.h"
#include "tests/scenarios/schema_check.h"

// What the reader accepts is accepted by the schema: read_well asks it for every scenario of these tests.
namespace servicechain::scenarios {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Schema, AcceptsEveryFileOfTheLibrary) {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator{SERVICECHAIN_SOURCE_DIR "/scenarios/library"}) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(joined(refused_by_schema(text)), "") << entry.path();
    ++files;
  }
  EXPECT_GE(files, 1);
}

TEST(Schema, HasEveryKeyWithALineAboutIt) {
  const auto schema_read = nlohmann::json::parse(schema());
  for (auto place = Place::top; place <= Place::replications; place = static_cast<Place>(static_cast<int>(place) + 1)) {
    const auto& object = place == Place::top ? schema_read : schema_read.at("definitions").at(std::string{called(place)});
    for (const Key& key : keys_of(place)) {
      const std::string says = object.at("properties").at(std::string{key.name}).at("description");
      EXPECT_TRUE(says.starts_with(key.says)) << key.name;
    }
  }
}

// Wrong in shape, each in another way; what only the reader can see (names, sums, rings) is not asked here.
TEST(Schema, RefusesWhatIsWrongInShape) {
  for (const char* lines : {
           "    colour: red\n",
           "    needs: warehouse\n",
           "    needs: {warehouse: {promize: 3 h}}\n",
           "    promise: 10\n",
           "    promise: 1,5 h\n",
           "    promise: 3 fortnights\n",
           "    order: first\n",
           "    preempt: yes\n",
           "    at-once: {a: 1}\n",
           "    at-once: many\n",
           "    right-first-time: 97\n",
           "    right-first-time: mostly\n",
           "    welfare: 130\n",
           "    in-tray: some\n",
           "    when-full: explode\n",
           "    needs: {warehouse: {for: 30%}}\n",
           "    needs: {warehouse: {wait: maybe}}\n",
           "    needs: {warehouse: {wait: at most 3}}\n",
           "    needs: {warehouse: {when: later}}\n",
           "    needs-join: 2 or 3\n",
           "    passes-to: {warehouse: [1], customer: rest}\n",
           "    cost: 24\n",
           "    absence: {every: often, lasts: 2 days}\n",
           "    absence: [{from: yesterday, lasts: 2 days}]\n",
           "    routine: {count: {arrive: 12 a week}}\n",
           "    at-once: {value: 2, source: hearsay}\n",
       }) {
    EXPECT_FALSE(refused_by_schema(small(lines)).empty()) << lines;
    EXPECT_FALSE(problems_of(small(lines)).empty()) << lines;
  }
  for (const char* lines : {
           "departements: {}\n",
           "language: de\n",
           "time: {length: 26}\n",
           "decide: {replications: often}\n",
           "behaviour: [moods]\n",
           "parameters: {tiping: 10%}\n",
           "what-if: {more: {changes: {}}}\n",
           "pools: {p: {staff: 2, serves: store}}\n",
       }) {
    EXPECT_FALSE(refused_by_schema(small("", lines)).empty()) << lines;
  }
}

}  // namespace
}  // namespace servicechain::scenarios
