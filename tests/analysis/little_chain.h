#pragma once

#include "models/service_chain.h"

namespace servicechain::tests {

// "desk", where the customers of "people" come, and "store", which desk asks at every job. Two people each, 10 and 20
// an hour; a visit is worth 5. Lanes: 0 desk for people, 1 store for desk.
[[nodiscard]] models::ServiceChain little_chain();

}  // namespace servicechain::tests
