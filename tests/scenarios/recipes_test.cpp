#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/scenarios/reading_help.h"

// The lines that library/RECIPES.md offers to copy, put where it says.
namespace servicechain::scenarios {
namespace {

std::string text_of(const std::string& name) {
  std::ifstream file{SERVICECHAIN_SOURCE_DIR "/scenarios/library/" + name};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> recipes() {
  const std::string page = text_of("RECIPES.md");
  constexpr std::string_view fence = "```yaml\n";
  std::vector<std::string> found;
  for (std::size_t at = page.find(fence); at != page.npos; at = page.find(fence, at)) {
    at += fence.size();
    found.push_back(page.substr(at, page.find("```", at) - at));
  }
  return found;
}

// City Shoes with lines behind the first place where `head` stands, or instead of `gone`.
class CityShoes {
 public:
  CityShoes& add_under(std::string_view head, const std::string& lines) {
    const std::size_t place = text_.find('\n', text_.find(head) + head.size());
    EXPECT_NE(place, text_.npos) << head;
    text_.insert(place + 1, lines);
    return *this;
  }
  CityShoes& replace(std::string_view gone, const std::string& lines) {
    const std::size_t place = text_.find(gone);
    EXPECT_NE(place, text_.npos) << gone;
    text_.replace(place, gone.size(), lines);
    return *this;
  }
  // Every problem, warnings too; "": none.
  [[nodiscard]] std::string problems() const {
    const auto answer = read_scenario_text(text_, "city-shoes.yaml", {});
    return answer.problems.empty() ? "" : describe(answer.problems, text_);
  }

 private:
  std::string text_ = text_of("city-shoes.yaml");
};

TEST(Recipes, CanBeCopiedAsTheyStand) {
  const std::vector<std::string> lines = recipes();
  ASSERT_EQ(lines.size(), 11U);
  for (std::size_t idea = 0; idea < 4; ++idea) {
    EXPECT_EQ(CityShoes{}.add_under("\nwhat-if:", lines[idea]).problems(), "") << lines[idea];
  }
  EXPECT_EQ(CityShoes{}.add_under("\n    needs:", lines[5]).add_under("\ndepartments:", lines[4]).problems(), "");
  EXPECT_EQ(CityShoes{}.add_under("\ncustomers:", lines[6]).problems(), "");
  EXPECT_EQ(CityShoes{}.replace("    work: lognormal(mean 12 min, sd 8 min)\n", lines[7]).problems(), "");
  EXPECT_EQ(CityShoes{}.replace("      warehouse: {for: 30% of jobs, wait: yes, promise: 10 min, matters: high}\n", lines[8]).problems(), "");
  EXPECT_EQ(CityShoes{}.replace("  on: satisfaction                  # 0 to 100, all customers, weighted by visits\n"
                                "  smallest-difference-that-matters: 2 points\n", lines[9]).problems(), "");
  EXPECT_EQ(CityShoes{}.replace("\ndecide:", "\n" + lines[10] + "\ndecide:").problems(), "");
}

}  // namespace
}  // namespace servicechain::scenarios
