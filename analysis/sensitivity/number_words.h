#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/labels.h"

namespace servicechain::analysis {

// A number of a scenario as people say it: departments.store.staff, "people on duty: how many" → "Shop floor, people on
// duty"; departments.store.needs.warehouse.for → "Shop floor asking warehouse, how often a job asks". Who comes first:
// the end is what a narrow chart cuts off. `says`: what its key is; without one the path stays. `labels`: of names with
// dots those that are not in it are cut at the first dot.
[[nodiscard]] std::string number_in_words(std::string_view path, std::string_view says, const Labels& labels);

// Those that would be called alike: with the last word of the path behind, or with all of it where that is alike too.
[[nodiscard]] std::vector<std::string> told_apart(const std::vector<std::string>& words, const std::vector<std::string>& paths);

// `text` with `words` wherever the path stands by itself.
[[nodiscard]] std::string with_words_for(std::string text, std::string_view path, std::string_view words);

}  // namespace servicechain::analysis
