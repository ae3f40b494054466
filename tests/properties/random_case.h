#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <iosfwd>

#include "scenarios/scenario.h"
#include "tests/properties/random_file.h"

namespace servicechain::properties {

// A scenario file that its reader accepts, and how it is run.
struct Case {
  Tree file;
  double hours;
  std::uint32_t seed;

  [[nodiscard]] scenarios::Scenario scenario() const;  // Fails: logic_error when the file is refused
  [[nodiscard]] models::ServiceChain chain() const { return scenario().chain; }
};
void showValue(const Case& value, std::ostream& out);  // a name that RapidCheck looks for NOLINT(readability-identifier-naming)

inline constexpr std::uint32_t jobs_at_most = 3000;
inline constexpr std::uint64_t events_at_most = 20'000;

// Runs of 50 to 500 hours, cut short where they would take more than events_at_most. Shrinks by leaving out one entry
// of the file after the other, and by shorter runs.
[[nodiscard]] rc::Gen<Case> random_case(Ingredients ingredients);

// -- Other files that should tell the same story -------------------------------------------------------------------

// The members of every map in another order, where the format says that order does not matter.
[[nodiscard]] Tree reordered(const Tree& file, std::uint32_t seed);
// Every department, segment, routine and pool under another name, in another order of names; `prefixed` gives the name.
[[nodiscard]] Tree renamed(const Tree& file, std::uint32_t seed);
[[nodiscard]] std::string original_name(const std::string& name);
// With a department `name` more that nobody else has to do with, and customers of its own, `name` guests.
[[nodiscard]] Tree with_stranger(const Tree& file, const std::string& name);

}  // namespace servicechain::properties
