#pragma once

#include "models/service_chain.h"
#include "scenarios/reading/known.h"
#include "scenarios/reading/reading.h"

namespace servicechain::scenarios {

// What the couplings of people and customers ask of a file: levers whose coupling is off, customers whose number
// nobody knows or who are said to come in two ways, a market that is full from the start.
void check_people(Reading& reading, const Node& root, const models::ServiceChain& chain);

}  // namespace servicechain::scenarios
