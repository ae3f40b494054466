#include "models/simulate.h"

#include "models/run/blueprint.h"
#include "models/run/engine.h"
#include "models/run/flow_run.h"

namespace servicechain::models {

RunEnd simulate(const ServiceChain& chain, const RunOptions& options, Observer& observer) {
  const run::Blueprint blueprint{chain};
  if (blueprint.flows && !observer.wants_every_step()) return run::FlowRun{chain, blueprint, options, observer}.run();
  return run::Engine{chain, blueprint, options, observer}.run();
}

}  // namespace servicechain::models
