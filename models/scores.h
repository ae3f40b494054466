#pragma once

namespace servicechain::models {

// One score for each dimension of service (E9), 0–100.
struct Scores {
  double right;
  double speed;
  double information;
  double courtesy;
  double surroundings;
};

}  // namespace servicechain::models
