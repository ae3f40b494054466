#include "tests/layers/layers.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace servicechain::layers {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

bool is_source(const fs::path& file) { return file.extension() == ".h" || file.extension() == ".cpp"; }

std::vector<fs::path> sources_in(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file() && is_source(entry.path())) found.push_back(entry.path());
  }
  return found;
}

const fs::path house = SERVICECHAIN_SOURCE_DIR;

TEST(Layers, IncludesPointOnlyToTheLeft) {
  for (const std::string& room : rooms) {
    for (const fs::path& file : sources_in(house / room)) {
      for (const std::string& included : includes_in(text_of(file))) {
        const auto wrong = complaint(fs::relative(file, house).string(), included);
        EXPECT_FALSE(wrong) << *wrong;
      }
    }
  }
}

TEST(Layers, EveryRoomHasSources) {
  for (const std::string& room : rooms) EXPECT_FALSE(sources_in(house / room).empty()) << room;
}

TEST(Layers, AnIncludeToTheRightIsNamedWithWhatIsAllowed) {
  EXPECT_EQ(complaint("models/x.h", "analysis/y.h"), "models/x.h includes analysis/y.h: models may include sim only");
  EXPECT_EQ(complaint("scenarios/x.cpp", "app/y.h"),
            "scenarios/x.cpp includes app/y.h: scenarios may include sim, models, analysis only");
  EXPECT_EQ(complaint("sim/laws/x.h", "models/y.h"),
            "sim/laws/x.h includes models/y.h: sim may include nothing of the other rooms");
}

TEST(Layers, IncludesOfTheOwnRoomAndToTheLeftAreFine) {
  EXPECT_EQ(complaint("models/x.h", "models/y.h"), std::nullopt);
  EXPECT_EQ(complaint("app/x.cpp", "sim/y.h"), std::nullopt);
  EXPECT_EQ(complaint("sim/x.h", "vector"), std::nullopt);
}

TEST(Layers, AHeavyHeaderStaysInTheSourcesOfItsRoom) {
  EXPECT_EQ(complaint("app/x.cpp", "CLI/CLI.hpp"), std::nullopt);
  EXPECT_EQ(complaint("app/x.h", "CLI/CLI.hpp"), "app/x.h includes CLI/CLI.hpp: in .cpp files only");
  EXPECT_EQ(complaint("models/x.cpp", "Eigen/Dense"),
            "models/x.cpp includes Eigen/Dense: it belongs to analysis alone");
}

TEST(Layers, IncludesAreReadInBothForms) {
  const std::vector<std::string> both{"sim/time.h", "vector"};
  EXPECT_EQ(includes_in("#pragma once\n#include \"sim/time.h\"\n\n#include <vector>\nint f();"), both);
}

}  // namespace
}  // namespace servicechain::layers
