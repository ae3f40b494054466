#include "analysis/estimates/stopping.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Policy>;

constexpr std::uint32_t fewest_more = 5;
constexpr double close_to_last = 1.25;

// Points and weights on [−1, 1].
struct Node {
  double place;
  double weight;
};
std::vector<Node> gauss_nodes() {
  using Rule = boost::math::quadrature::gauss<double, 40, Policy>;
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
    nodes.push_back({Rule::abscissa()[i], Rule::weights()[i]});
    if (Rule::abscissa()[i] != 0) nodes.push_back({-Rule::abscissa()[i], Rule::weights()[i]});
  }
  return nodes;
}

// The chance that a sum of n independent standard normal values lies beyond ±c√n at one of the looks n.
double chance_to_cross(std::span<const std::uint32_t> looks, double c) {
  static const std::vector<Node> nodes = gauss_nodes();
  // The mass at each place within the boundary of the look before: at first all of it at 0.
  std::vector<Node> before{{0, 1}};
  double runs_before = 0;
  double within = 1;
  for (const std::uint32_t look : looks) {
    const double sd = std::sqrt(look - runs_before);
    const double boundary = c * std::sqrt(look);
    const Normal step{0, sd};
    std::vector<Node> here;
    within = 0;
    for (const Node& node : nodes) {
      const double place = node.place * boundary;
      double density = 0;
      for (const Node& from : before) density += from.weight * boost::math::pdf(step, place - from.place);
      here.push_back({place, density * node.weight * boundary});
      within += here.back().weight;
    }
    before = std::move(here);
    runs_before = look;
  }
  return 1 - within;
}

}  // namespace

std::vector<std::uint32_t> looks_between(std::uint32_t at_least, std::uint32_t at_most) {
  std::vector<std::uint32_t> looks;
  for (std::uint64_t look = at_least; static_cast<double>(look) * close_to_last <= at_most; look *= 2) {
    looks.push_back(static_cast<std::uint32_t>(look));
  }
  looks.push_back(at_most);
  return looks;
}

double error_per_look(std::span<const std::uint32_t> looks, double error) {
  sim::require(!looks.empty() && error > 0 && error < 1, "there is a look, and an error to share among the looks");
  if (looks.size() == 1) return error;
  // Bisection between what is surely enough and what is surely too little.
  double low = error / static_cast<double>(looks.size());
  double high = error;
  for (int round = 0; round < 40; ++round) {
    const double middle = (low + high) / 2;
    const double c = boost::math::quantile(boost::math::complement(Normal{}, middle / 2));
    (chance_to_cross(looks, c) > error ? high : low) = middle;
  }
  return low;
}

std::uint32_t next_check(std::uint32_t replications) {
  return replications + std::max(fewest_more, (replications + 9) / 10);
}

double allowed_half_width(const Measure& measure, double mean, double relative) {
  double enough = 0;
  if (measure.unit == "h") enough = 1.0 / 60;
  if (measure.unit == "share") enough = 0.1;
  if (measure.unit == "points") enough = 10;
  return relative * std::max(std::abs(mean), enough);
}

double half_width(Range range) { return (range.high - range.low) / 2; }

std::uint32_t replications_for(double half_width, double allowed, std::uint32_t replications) {
  constexpr double most = 1e9;
  const double times = half_width / allowed;
  const double wanted = std::min(most, replications * times * times);
  return static_cast<std::uint32_t>(std::ceil(wanted / 10) * 10);
}

}  // namespace servicechain::analysis
