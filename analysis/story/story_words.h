#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "analysis/story/story.h"
#include "analysis/tables/tables.h"

// A customer's story as a person would tell it.
namespace servicechain::analysis {

// Whose story, and when.
struct StoryTitle {
  std::string scenario;
  std::string which;                                    // "the least satisfied of 1,204 customers observed"
  std::string name;                                     // "shoppers/812"
  std::uint32_t run;                                    // from 1
  std::chrono::sys_time<std::chrono::seconds> begins;   // date and time at which the run starts
};

// Who came when, how it ended, how it felt.
[[nodiscard]] std::string opening(const models::ServiceChain& chain, const Story& story, const StoryTitle& title);

// The tree of requests by the clock: when, where (indented under who asked), what, how long. "▸" where the customer's
// time went. At most 60 rows; the note says what was left out.
[[nodiscard]] Table story_table(const models::ServiceChain& chain, const Story& story, const StoryTitle& title);

// Where the customer's time went, a department a row; the rows add up to the whole time.
[[nodiscard]] Table time_spent_table(const models::ServiceChain& chain, const Story& story);

// What was delivered on the way and by people in what state: a finished stay a row, in order. No rows where no coupling
// is on. For experts with numbers.
[[nodiscard]] Table met_table(const models::ServiceChain& chain, const Story& story, const StoryTitle& title,
                              Vocabulary vocabulary);

// The longest stretch, and the worst work met on the way.
[[nodiscard]] std::string conclusion(const models::ServiceChain& chain, const Story& story);

// All of the above.
[[nodiscard]] std::string story_text(const models::ServiceChain& chain, const Story& story, const StoryTitle& title,
                                     Vocabulary vocabulary);

// "in low spirits, in haste": beside what is usual there. "as usual" where nothing stands out. Requires: levels that
// some coupling moves.
[[nodiscard]] std::string state_of(const models::Department& department, const models::LevelsChanged& people);

}  // namespace servicechain::analysis
