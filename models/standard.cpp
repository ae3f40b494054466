#include "models/standard.h"

#include "sim/elementary.h"

namespace servicechain::models {

double working_standard(double standard, double pressure, const Parameters& parameters) {
  return standard * sim::power(pressure, parameters.corner_cutting);
}

double eroded_standard(double standard, double pressure, double step_h, const Parameters& parameters) {
  const double beyond = sim::power(pressure, parameters.corner_cutting) - 1;
  const double moves_in_h = beyond < 0 ? parameters.standard_falls_in_h : parameters.standard_rises_in_h;
  return standard * sim::exp(beyond * step_h / moves_in_h);
}

}  // namespace servicechain::models
