#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/theory/station.h"

// How jobs come to a department: what decides which formula holds there.
namespace servicechain::analysis::theory {

enum class Coming {
  by_chance,    // as if Poisson: exact
  in_groups,    // Poisson groups of one segment, and nothing else
  evenly,       // one renewal stream, and nothing else
  irregularly,  // known by rate and spread alone: approximations
  unknown,      // no formula where they come from, or hours and days
};

struct Feed {
  Coming coming = Coming::by_chance;
  const sim::Law* between = nullptr;  // Coming::evenly
  Moments group;                      // Coming::in_groups: the numbers of members
  double squared_cv = 1;              // of the times between arrivals; Coming::irregularly: by QNA
  std::string because;                // why no better; empty for by_chance
};

// Jobs hand each other on between departments. Poisson input stays as if Poisson where every department on the way has
// a product form: people without limit, exponential work of one mean first come first served, sharing, or last come
// with resumption (Jackson 1957; Baskett, Chandy, Muntz & Palacios 1975; Burke 1956 for requests when a job is done).
// Elsewhere the spread is followed from department to department (QNA, Whitt 1983).
[[nodiscard]] std::vector<Feed> feeds_of(const models::ServiceChain& chain, const Traffic& traffic,
                                         const std::vector<Station>& stations);

// A product form, if what comes does so by chance.
[[nodiscard]] bool passes_chance_on(const Station& station);

}  // namespace servicechain::analysis::theory
