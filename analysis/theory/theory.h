#pragma once

#include <string>
#include <vector>

#include "analysis/theory/influence.h"
#include "analysis/theory/load_rows.h"
#include "analysis/theory/prediction.h"
#include "models/service_chain.h"

// What queueing theory says of a chain without simulating it, and where it says nothing.
namespace servicechain::analysis::theory {

struct Theory {
  std::vector<LoadRow> loads;
  std::vector<Prediction> predictions;  // departments with their needs, then all customers, then segments
  Influence influence;
  std::vector<std::string> departments;  // names of the influence matrix' columns
  std::string why_nothing;               // empty, unless there is no traffic to speak of
};
[[nodiscard]] Theory theory_of(const models::ServiceChain& chain);

}  // namespace servicechain::analysis::theory
