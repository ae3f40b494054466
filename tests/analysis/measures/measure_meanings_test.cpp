#include "analysis/measures/measure_meanings.h"

#include <gtest/gtest.h>

namespace servicechain::analysis {
namespace {

TEST(MeasureMeanings, AreThereForEveryMeasure) {
  for (const Subject subject : {Subject::lanes, Subject::team, Subject::link, Subject::segments}) {
    for (const std::string& name : names_of_measures(subject)) {
      bool is_explained = false;
      for (const MeasureMeaning& meaning : meanings_of(name))
        is_explained = is_explained || (meaning.subject == subject && meaning.says.size() > 10 && meaning.says[0] != ';');
      EXPECT_TRUE(is_explained) << name << " of " << called(subject);
    }
  }
}

}  // namespace
}  // namespace servicechain::analysis
