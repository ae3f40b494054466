#include "models/simulate.h"

#include "models/run/engine.h"

namespace servicechain::models {

RunEnd simulate(const ServiceChain& chain, const RunOptions& options, Observer& observer) {
  run::Engine engine{chain, options, observer};
  return engine.run();
}

}  // namespace servicechain::models
