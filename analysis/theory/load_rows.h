#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/labels.h"
#include "analysis/tables/tables.h"
#include "analysis/theory/traffic.h"
#include "models/service_chain.h"

namespace servicechain::analysis::theory {

// One line of the load table: a department, or departments that share people, together.
struct LoadRow {
  std::string of;                        // "departments.store"; of several: "departments.a, departments.b"
  double jobs_a_week = 0;                // with populations that return: at most
  double work_h_a_week = 0;              // own work
  double held_h_a_week = 0;              // with hands full, at least
  std::optional<double> staff_h_a_week;  // nullopt: people without limit
  double at_once = 1;                    // jobs in one person's hands; of several departments, the mean by work
  std::optional<double> bare_load;       // work ÷ at_once ÷ staff time; nullopt: no limit, or nobody is ever on duty
  std::optional<double> load;            // with held
  bool is_shared = false;                // it shares people with others: see the row of them together
  bool leaves_out_rework = false;        // work comes back (behaviour: rework), and how much is not counted
  bool is_at_most = false;               // a population returns: if nobody ever waited
};
[[nodiscard]] std::vector<LoadRow> load_rows(const models::ServiceChain& chain, const Traffic& traffic);

// Of a department that is called quite otherwise than by its name both: "Shop floor (store)".
[[nodiscard]] Table load_table(const std::vector<LoadRow>& rows, Vocabulary vocabulary, const Labels& labels);

// [{"of", "jobs_a_week", "work_h_a_week", "held_h_a_week", "staff_h_a_week", "load_before_waiting", "load"}]
[[nodiscard]] std::string json_of(const std::vector<LoadRow>& rows);

}  // namespace servicechain::analysis::theory
