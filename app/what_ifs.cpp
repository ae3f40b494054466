#include "app/what_ifs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "scenarios/messages/suggest.h"

namespace servicechain::app {
namespace {

std::string advice(const std::string& name, const std::vector<std::string>& known) {
  if (known.empty()) return "it has none; write one under \"what-if:\"";
  const std::vector<std::string> meant = scenarios::nearest(name, known);
  if (!meant.empty()) return scenarios::did_you_mean(meant);
  return fmt::format("it has: {}", fmt::join(known, ", "));
}

}  // namespace

const models::ServiceChain& chain_of(const scenarios::Scenario& scenario, const std::string& what_if) {
  const auto chosen = std::find_if(scenario.what_ifs.begin(), scenario.what_ifs.end(),
                                   [&](const scenarios::WhatIf& each) { return each.name == what_if; });
  return chosen == scenario.what_ifs.end() ? scenario.chain : chosen->chain;
}

std::vector<std::string> names_of_what_ifs(const scenarios::Scenario& scenario) {
  std::vector<std::string> names;
  for (const scenarios::WhatIf& what_if : scenario.what_ifs) names.push_back(what_if.name);
  return names;
}

bool are_known(const std::vector<std::string>& what_ifs, const scenarios::Scenario& scenario, const Console& console) {
  const std::vector<std::string> known = names_of_what_ifs(scenario);
  for (const std::string& name : what_ifs) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    console.complain(
        fmt::format("servicechain: {} has no what-if called \"{}\": {}", scenario.file, name, advice(name, known)));
    return false;
  }
  return true;
}

}  // namespace servicechain::app
