#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/theory/figures.h"
#include "analysis/theory/priorities.h"

// Families of formulas for one department, each in a file of its own; figures_of chooses among them.
namespace servicechain::analysis::theory {

// -- What they are made of

[[nodiscard]] Figures nothing(std::string why_not);
[[nodiscard]] Basis exact(std::string formula, std::string rests_on, std::string_view source);
// The same wait for every kind; who is served takes that and the work.
[[nodiscard]] Figures alike(const Station& station, Basis basis, double wait_h);
[[nodiscard]] inline bool is_by_chance(const Feed& feed) { return feed.coming == Coming::by_chance; }

// -- Those who leave, or are not let in

[[nodiscard]] Figures with_losses(const Station& station, const Feed& feed);

// -- Priorities

// Streams of one level together; the most urgent first.
struct Levels {
  std::vector<UrgencyClass> classes;
  std::vector<std::size_t> of_stream;
};
// nullopt: how urgent a request is depends on the job it is for.
[[nodiscard]] std::optional<Levels> levels_of(const Station& station);
[[nodiscard]] Figures with_priorities(const Station& station, const Feed& feed, const Levels& levels);

// -- Absence

// Requires: its people are away at random.
[[nodiscard]] Figures with_absence(const Station& station, const Feed& feed);

}  // namespace servicechain::analysis::theory
