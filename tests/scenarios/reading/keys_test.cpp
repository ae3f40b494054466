#include <gtest/gtest.h>

#include "models/parameter_table.h"
#include "scenarios/messages/suggest.h"
#include "scenarios/reading/keys.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

TEST(Keys, SayWhatTheyAreFor) {
  for (int place = 0; place <= static_cast<int>(Place::replications); ++place) {
    ASSERT_FALSE(keys_of(static_cast<Place>(place)).empty()) << place;
    for (const Key& key : keys_of(static_cast<Place>(place))) {
      EXPECT_FALSE(key.says.empty()) << key.name;
      EXPECT_EQ(find_key(key.in, key.name), &key);
      if (key.form != Form::choice) continue;
      EXPECT_GE(split_choices(key.choices).size(), 2u) << key.name;
      EXPECT_TRUE(good(read_choice(key.otherwise, key.choices))) << key.name;
    }
  }
}

// The text of a default must give the value that the model starts with.
TEST(Parameters, HaveTheDefaultsThatTheModelHas) {
  const models::Parameters defaults;
  EXPECT_EQ(models::parameter_table().size(), keys_of(Place::parameters).size());
  for (const models::ParameterInfo& info : models::parameter_table()) {
    const auto* field = std::get_if<double models::Parameters::*>(&info.field);
    if (field == nullptr) continue;
    const double value = defaults.*(*field);
    switch (info.form) {
      case models::ParameterForm::number: EXPECT_EQ(*good(read_number(info.otherwise)), value) << info.key; break;
      case models::ParameterForm::share: EXPECT_EQ(*good(read_share(info.otherwise)), value) << info.key; break;
      case models::ParameterForm::points: EXPECT_EQ(*good(read_points(info.otherwise)), value) << info.key; break;
      case models::ParameterForm::level: EXPECT_EQ(*good(read_level(info.otherwise)), value) << info.key; break;
      case models::ParameterForm::time:
        EXPECT_DOUBLE_EQ(info.otherwise == "never" ? 8.14e6 * 168 : *good(read_duration_h(info.otherwise)), value)
            << info.key;
        break;
      default: break;
    }
    EXPECT_LE(info.least, info.most) << info.key;
  }
}

TEST(Suggestion, IsTheNearestNameIfItIsAlone) {
  EXPECT_EQ(nearest("warehose", {"store", "warehouse", "delivery"}), std::vector<std::string>{"warehouse"});
  EXPECT_EQ(nearest("Store", {"store", "stores"}), std::vector<std::string>{"store"});
  EXPECT_EQ(nearest("stare", {"store", "share"}), (std::vector<std::string>{"store", "share"}));
  EXPECT_TRUE(nearest("colour", {"staff", "open"}).empty());
  EXPECT_EQ(nearest("門市", {"門市部", "倉庫"}), std::vector<std::string>{"門市部"});
  EXPECT_EQ(nearest("at_most so_many", {"at-most-so-many", "at-least"}), std::vector<std::string>{"at-most-so-many"});
  EXPECT_EQ(did_you_mean({"store", "share"}), "did you mean \"store\" or \"share\"?");
}

// Two neighbours swapped are one step; "ca" to "abc" takes three in the restricted form.
TEST(Suggestion, CountsLettersApart) {
  EXPECT_EQ(letters_apart("staff", "satff"), 1u);
  EXPECT_EQ(letters_apart("kitten", "sitting"), 3u);
  EXPECT_EQ(letters_apart("ca", "abc"), 3u);
  EXPECT_EQ(letters_apart("", "abc"), 3u);
}

}  // namespace
}  // namespace servicechain::scenarios
