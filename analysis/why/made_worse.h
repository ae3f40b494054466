#pragma once

#include <string>
#include <vector>

#include "analysis/why/why.h"

// Shares that go against the gap. A department that is put right while others are not may do harm: it takes in what it
// turned away or held back before, and the others get more at once than they can do. Averaged over all orders, that can
// outweigh the good; the shares of the others then add up to more than the gap.
namespace servicechain::analysis {

// Whether more of it is surely worse, in the measure's own sense.
[[nodiscard]] bool is_surely_worse(const Measure& measure, const Estimate& change);

// A sentence for each department that is surely made worse by being put right, with where the lines get longer for it;
// and that the others add up to that much more. `most` departments by name, the worst first; how many more there are is said.
[[nodiscard]] std::vector<std::string> made_worse_sentences(const Why& why, std::size_t most = 2);

}  // namespace servicechain::analysis
