#pragma once

#include <string>

#include "analysis/study.h"
#include "scenarios/studies/replications.h"

namespace servicechain::scenarios {

// The average path of the first replications that reached the end, as series of the study: jobs inside each department,
// the customers' satisfaction.
void add_average_path(analysis::Study& study, const std::string& name, const models::ServiceChain& chain,
                      const Runs& runs, const Plan& plan);

}  // namespace servicechain::scenarios
