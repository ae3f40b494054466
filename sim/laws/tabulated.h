#pragma once

// The laws whose quantile has no formula: a table is made once, with the law.
#include "sim/laws/gamma.h"
#include "sim/laws/pert.h"
