#pragma once

#include "analysis/report/paper.h"
#include "analysis/tables/tables.h"

namespace servicechain::analysis::report {

// A table at the cursor, over as many pages as it takes, its headings again on each.
void write_table(Paper& paper, const Table& table);

}  // namespace servicechain::analysis::report
