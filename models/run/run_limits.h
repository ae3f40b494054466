#pragma once

#include <cstdint>

namespace servicechain::models::run {

// Beyond this the clock will never move again: work of no length that goes round in a ring.
inline constexpr std::uint64_t most_events_at_one_moment = 20'000'000;
// How often an observer is asked whether it wants more.
inline constexpr std::uint64_t events_between_questions = 4096;
// More than any number of jobs: people without limit.
inline constexpr std::int64_t without_limit = std::int64_t{1} << 40;

}  // namespace servicechain::models::run
