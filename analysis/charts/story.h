#pragma once

#include "analysis/charts/chart.h"
#include "analysis/story/story_words.h"

namespace servicechain::analysis::charts {

// Where did this customer's time go? The tree of requests as bars by the clock; bold where the customer's own time went.
[[nodiscard]] Chart story_chart(const models::ServiceChain& chain, const Story& story, const StoryTitle& title);

}  // namespace servicechain::analysis::charts
