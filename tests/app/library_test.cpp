#include <gtest/gtest.h>

#include <filesystem>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

// Each example without errors or warnings, and each with all its what-ifs, shortened.
TEST(Library, EveryExampleIsCheckedAndRuns) {
  int examples = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator{SERVICECHAIN_SOURCE_DIR "/scenarios/library"}) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string file = entry.path().string();
    const Answer checked = run({"check", file});
    EXPECT_EQ(checked.code, 0) << file << "\n" << checked.err;
    EXPECT_EQ(checked.err, "") << file;
    const Answer ran = run(shortened({"run", file, "--all"}));
    EXPECT_EQ(ran.code, 0) << file << "\n" << ran.err;
    ++examples;
  }
  EXPECT_GE(examples, 1);
}

}  // namespace
}  // namespace servicechain::app
