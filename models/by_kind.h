#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "models/ids.h"

namespace servicechain::models {

// A value for every kind of job: one by default, another for the kinds that are named.
template <class T>
struct ByKind {
  T otherwise{};
  std::vector<std::pair<KindId, T>> named;  // ascending by kind, each once

  [[nodiscard]] const T& of(KindId kind) const {
    const auto place = std::lower_bound(named.begin(), named.end(), kind,
                                        [](const auto& entry, KindId wanted) { return entry.first < wanted; });
    return place != named.end() && place->first == kind ? place->second : otherwise;
  }

  [[nodiscard]] friend bool operator==(const ByKind&, const ByKind&) = default;
};

}  // namespace servicechain::models
