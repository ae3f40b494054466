#pragma once

#include "analysis/study.h"

namespace servicechain::tests {

// The shop written by hand with all that a chart may want to know: thirty runs, paths, expectations, eight weeks of
// history.
[[nodiscard]] analysis::Study full_study();

// The same with long names, signs that mean something to XML, broken letters, Chinese; a dozen what-ifs, one without a
// range.
[[nodiscard]] analysis::Study unruly_study();

}  // namespace servicechain::tests
