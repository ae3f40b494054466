#pragma once

#include "scenarios/reading/reading.h"

namespace servicechain::scenarios {

// Warns where an entry of a map of names (departments, customers, needs, passes-to…) would be one if it were called
// otherwise: `x-ray: {staff: 2, work: 5 min}` is free text, and no department comes of it. What does not look like an
// entry is nobody's business: `x-why: moved in May`, `x-card: {owner: Ann}`.
void warn_of_names_as_text(Reading& reading, const Node& root);

}  // namespace servicechain::scenarios
