#pragma once

// The laws whose quantile is a formula or a look-up. Each is a value with
//   allows(parameters)   what it requires, for those who check a user's input
//   quantile_h(u)        hours; never less for a larger u (up to the last bit)
//   expected_h(), variance_h2(), least_h(), times(factor), name(), ==
#include "sim/laws/constant.h"
#include "sim/laws/discrete.h"
#include "sim/laws/empirical.h"
#include "sim/laws/exponential.h"
#include "sim/laws/histogram.h"
#include "sim/laws/hyperexponential.h"
#include "sim/laws/lognormal.h"
#include "sim/laws/normal_cut_at_zero.h"
#include "sim/laws/triangular.h"
#include "sim/laws/uniform.h"
#include "sim/laws/weibull.h"
