#pragma once

#include <string>
#include <vector>

#include "sim/law.h"

namespace servicechain::sim {

// One or more of every law, with the name under which tests speak of it.
struct NamedLaw {
  std::string name;
  Law law;
};

[[nodiscard]] inline std::vector<NamedLaw> laws_of_all_kinds() {
  return {
      {"constant", Constant{0.2}},
      {"uniform", Uniform{0.1, 0.4}},
      {"triangular", Triangular{0.25, 0.5, 1}},
      {"triangular, usual low", Triangular{1, 1, 3}},
      {"exponential", Exponential{0.25}},
      {"weibull, cv 0.5", Weibull{0.3, 0.5}},
      {"weibull, cv 1.6", Weibull{0.3, 1.6}},
      {"lognormal", Lognormal{0.2, 2.0 / 3}},
      {"normal", NormalCutAtZero{0.5, 0.1}},
      {"normal, much cut", NormalCutAtZero{0.1, 0.3}},
      {"hyperexponential, cv 1", Hyperexponential{0.2, 1}},
      {"hyperexponential, cv 2", Hyperexponential{0.2, 2}},
      {"discrete", Discrete{{{4, 0.5}, {1, 0.3}, {2, 0.2}}}},
      {"empirical", Empirical{{0.5, 0.1, 0.7, 0.1, 2.0}}},
      {"histogram", Histogram{{{0, 0.5, 0.2}, {0.5, 1, 0.5}, {2, 3, 0.3}}}},
      {"gamma, cv 0.2", Gamma{0.4, 0.2}},
      {"gamma, cv 2", Gamma{0.4, 2}},
      {"erlang, 3 steps", Gamma::erlang(0.4, 3)},
      {"pert", Pert{0.25, 0.5, 1}},
      {"pert, usual low", Pert{0.5, 0.5, 1}},
      {"mix", Mix{{{0.7, Exponential{0.1}}, {0.3, Lognormal{1, 0.5}}}}},
  };
}

}  // namespace servicechain::sim
