#include <gtest/gtest.h>

#include "scenarios/reading/read.h"
#include "tests/properties/random_file.h"
#include "tests/scenarios/schema_check.h"

namespace servicechain::properties {
namespace {

// 500 random files: none that the reader accepts is refused by the schema.
TEST(Schema, AcceptsEveryRandomFileThatCanBeRead) {
  int read = 0;
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    const Tree file = FileWriter{Ingredients{}, seed}.file();
    const std::string text = file.dump();
    if (!scenarios::read_scenario_text(text, "random.json", {}).value) continue;
    ++read;
    const auto objections = scenarios::refused_by_schema(text);
    EXPECT_TRUE(objections.empty()) << text << "\n" << (objections.empty() ? "" : objections.back());
  }
  EXPECT_GE(read, 250);
}

}  // namespace
}  // namespace servicechain::properties
