#pragma once

#include <string>

#include "analysis/story/story_words.h"

namespace servicechain::analysis {

// {"format": "servicechain-story/1", "customer": {…}, "threads": […], "path": […], "departments": […]}; hours since
// the run began. `path` is where the customer's time went: its lengths add up to the whole time.
[[nodiscard]] std::string json_of(const models::ServiceChain& chain, const Story& story, const StoryTitle& title);

}  // namespace servicechain::analysis
