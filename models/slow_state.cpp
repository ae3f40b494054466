#include "models/slow_state.h"

#include "sim/elementary.h"

namespace servicechain::models {

double moved(double z, double target, double step, double moves_in) {
  return target + (z - target) * sim::exp(-step / moves_in);
}

double mean_on_the_way(double z, double target, double step, double moves_in) {
  if (step <= 0) return z;
  const double part = step / moves_in;
  return target + (z - target) * (1 - sim::exp(-part)) / part;
}

}  // namespace servicechain::models
