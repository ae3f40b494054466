#pragma once

#include <vector>

#include "analysis/estimates/summary.h"
#include "analysis/labels.h"
#include "analysis/study.h"

namespace servicechain::scenarios {

// What the numbers of the runs themselves say against trusting them: too few runs (W511), a decided measure that
// too little was seen of (W610), and averages that a few long waits make (W611). Added to the study's problems.
// `labels`: what it calls departments.
void add_doubts(analysis::Study& study, const std::vector<analysis::MeasureSpread>& base, const analysis::Labels& labels);

}  // namespace servicechain::scenarios
