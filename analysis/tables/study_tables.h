#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/study.h"
#include "analysis/tables/data_table.h"
#include "models/service_chain.h"

// A study as tables for other programs, in the units of JSON. Every row says which what-if it is of.
namespace servicechain::analysis {

// What is promised, in hours, by what it is of: "departments.store.needs.warehouse".
using Promises = std::map<std::string, double>;
[[nodiscard]] Promises promises_of(const models::ServiceChain& chain);
// As far as an answer was given; empty where nobody asked for a history.
[[nodiscard]] Promises promises_of(const StudyHistory& history);

// A what-if a row: its verdict, in words and by its range.
[[nodiscard]] DataTable answers_data(const Study& study);
[[nodiscard]] DataTable measures_data(const Study& study);
[[nodiscard]] DataTable differences_data(const Study& study);
// A need a row: what_if, asker, supplier, promise_h, then mean, low and high of each measure of needs.
[[nodiscard]] DataTable links_data(const Study& study, const Promises& promises);
// Every run's own values: total, weight, value (= total / weight).
[[nodiscard]] DataTable replications_data(const Study& study);
// The average path of the first replications: a step a row, from the start of the run, with whether it was observed.
[[nodiscard]] DataTable start_up_data(const Study& study);

// All of these, and what happened over time: "answers", "measures", "differences", "links", "replications", "series",
// "staff-use", "wait-curves", "troubles", "control-charts", "when-noticed", "start-up". The first only where there are what-ifs.
// "own-history" and "own-when-noticed" where own numbers are there.
[[nodiscard]] std::vector<DataTable> all_tables(const Study& study, const Promises& promises);

}  // namespace servicechain::analysis
