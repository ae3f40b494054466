#include "models/simulate.h"

#include "models/pilot.h"
#include "models/run/blueprint.h"
#include "models/run/engine.h"
#include "models/run/flow_run.h"

namespace servicechain::models {

RunEnd simulate(const ServiceChain& chain, const RunOptions& options, Observer& observer) {
  const run::Blueprint blueprint{chain};
  if (blueprint.flows && !observer.wants_every_step()) return run::FlowRun{chain, blueprint, options, observer}.run();
  return run::Engine{chain, blueprint, options, observer}.run();
}

Pilot run_pilot(const ServiceChain& chain, const RunOptions& options, sim::Time observed_from) {
  const run::Blueprint blueprint{chain};
  Observer nobody_watches;
  run::Engine engine{chain, blueprint, options, nobody_watches, observed_from};
  const RunEnd end = engine.run();
  Pilot pilot = engine.take_pilot();
  pilot.why_ended = end.why;
  return pilot;
}

}  // namespace servicechain::models
