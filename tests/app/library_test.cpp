#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/app/process.h"

namespace servicechain::app {
namespace {

namespace fs = std::filesystem;

// What `servicechain new` starts from is held by StartingFile.
std::vector<fs::path> examples() {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{SERVICECHAIN_SOURCE_DIR "/scenarios/library"}) {
    const bool is_starter = entry.path().parent_path().filename() == "starters";
    if (entry.path().extension() == ".yaml" && !is_starter) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::set<std::string> codes_in(const std::string& text) {
  const std::regex code{"W[0-9]{3}"};
  return {std::sregex_token_iterator{text.begin(), text.end(), code}, {}};
}

std::string opening(const std::string& text) { return text.substr(0, text.find("\nservicechain: 1\n")); }

class Example : public testing::TestWithParam<fs::path> {};

TEST_P(Example, OpensWithItsQuestionAndFitsOnAPage) {
  const std::string text = text_of(GetParam());
  EXPECT_TRUE(text.starts_with("# Question: "));
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 100);
}

// A warning may teach; then the file says so above.
TEST_P(Example, HasNoErrorsAndOnlyTheWarningsThatItTells) {
  const Answer checked = run({"check", GetParam().string()});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_EQ(codes_in(checked.err), codes_in(opening(text_of(GetParam())))) << checked.err;
}

// So short a comparison may leave verdicts open, or see a line that has not come to rest: 4.
TEST_P(Example, ComparesAtLeastTwoWhatIfs) {
  const Answer compared = run(shortened({"compare", GetParam().string(), "--json"}));
  EXPECT_TRUE(compared.code == 0 || compared.code == 4) << compared.err;
  const nlohmann::json differences = nlohmann::json::parse(compared.out).at("differences");
  const auto is_decided = [](const nlohmann::json& row) { return row.contains("verdict"); };
  EXPECT_GE(std::count_if(differences.begin(), differences.end(), is_decided), 2);
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::replace_if(name.begin(), name.end(), [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Library, Example, testing::ValuesIn(examples()), name_of);

}  // namespace
}  // namespace servicechain::app
