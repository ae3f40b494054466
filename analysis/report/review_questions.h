#pragma once

#include <string>

#include "analysis/study.h"
#include "analysis/tables/tables.h"

// What a management review is asked to decide, from the numbers and verdicts of a study: the part of the sentence after
// "Decision asked:".
namespace servicechain::analysis::report {

[[nodiscard]] std::string about_satisfaction(const Study& study);
[[nodiscard]] std::string about_waits(const Study& study);
[[nodiscard]] std::string about_troubles(const Study& study);
[[nodiscard]] std::string about_certainty(const Study& study);
[[nodiscard]] std::string about_people(const Study& study);
[[nodiscard]] std::string about_ideas(const Study& study);
// "Do it", "Drop it"… as its verdict allows.
[[nodiscard]] std::string proposal_for(const WhatIfAnswer& answer);

// What goes wrong most often today, cases a week. No rows where it was not counted.
[[nodiscard]] Table troubles_table(const Study& study);
// How busy people are, the busiest first.
[[nodiscard]] Table people_at_work_table(const Study& study);

}  // namespace servicechain::analysis::report
