#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// Which column of several. Small and capital letters are one, and so are hyphen, underscore and blank. A name is that of
// a whole column, else, where it has no brackets of its own, what stands before those of one column alone.
struct KpiColumn {
  std::string asked;                     // "": the one called `like`, or one that says no name (value), or the only one
  std::string like;                      // "satisfaction", "customers.shoppers satisfaction"; "": the only one
  std::vector<std::string> others = {};  // names of other measures: an only column called so is not of `like`
};

struct KpiColumns {
  std::size_t date;  // counted from 0
  std::size_t value;
};

// The dates are in the column called date, else in the first. An only column that is called like nothing known is asked
// about rather than taken: to name it behind the file is the answer. `file`: for what to type.
[[nodiscard]] Value<KpiColumns> find_columns(const std::vector<std::string>& columns, const KpiColumn& wanted,
                                             const std::string& file);

// "Wait (min)" → "Wait".
[[nodiscard]] std::string_view without_brackets(std::string_view column);

[[nodiscard]] std::string in_small_letters(std::string_view text);

}  // namespace servicechain::scenarios
