#include "models/graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <iterator>

namespace servicechain::models {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

void each_hand_on(const Department& department, const auto& visit) {
  visit(department.passes_to.otherwise);
  for (const auto& [kind, hand_on] : department.passes_to.named) visit(hand_on);
}

bool blocks(const Department& department) {
  return department.in_tray.places && std::holds_alternative<Block>(department.in_tray.when_full);
}

}  // namespace

std::vector<std::uint32_t> upstream_first(std::uint32_t count, const std::vector<Arrow>& arrows) {
  std::vector<std::uint32_t> order;
  const Graph graph(arrows.begin(), arrows.end(), count);
  boost::topological_sort(graph, std::back_inserter(order));
  std::ranges::reverse(order);
  return order;
}

Components components(std::uint32_t count, const std::vector<Arrow>& arrows) {
  const Graph graph(arrows.begin(), arrows.end(), count);
  Components result{std::vector<std::uint32_t>(count), {}};
  const auto found = count == 0 ? 0 : boost::strong_components(graph, result.of_node.data());
  std::vector<std::uint32_t> members(static_cast<std::size_t>(found));
  for (std::uint32_t component : result.of_node) ++members[component];
  for (std::uint32_t size : members) result.is_ring.push_back(size > 1);
  for (const auto& [from, to] : arrows) {
    if (from == to) result.is_ring[result.of_node[from]] = true;
  }
  return result;
}

std::vector<Arrow> hand_on_arrows(const ServiceChain& chain) {
  std::vector<Arrow> arrows;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    const Department& department = chain.departments[d];
    each_hand_on(department, [&](const HandOn& hand_on) {
      for (const HandOn::Share& share : hand_on.shares) arrows.emplace_back(d, share.to.index);
    });
    if (const auto* divert = std::get_if<Divert>(&department.in_tray.when_full)) arrows.emplace_back(d, divert->to.index);
  }
  return arrows;
}

WaitingArrows waiting_arrows(const ServiceChain& chain) {
  WaitingArrows arrows;
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) {
    for (const Need& need : chain.departments[d].needs) {
      if (need.waiting == Waiting::yes) arrows.with_hands_full.emplace_back(d, need.supplier.index);
      if (need.waiting == Waiting::park) arrows.all.emplace_back(d, need.supplier.index);
    }
  }
  for (const auto& [from, to] : hand_on_arrows(chain)) {
    if (blocks(chain.departments[to])) arrows.with_hands_full.emplace_back(from, to);
    // A request that is forwarded keeps its asker waiting, too.
    arrows.all.emplace_back(from, to);
  }
  arrows.all.insert(arrows.all.end(), arrows.with_hands_full.begin(), arrows.with_hands_full.end());
  return arrows;
}

bool can_deadlock(const ServiceChain& chain) {
  const WaitingArrows arrows = waiting_arrows(chain);
  const Components found = components(static_cast<std::uint32_t>(chain.departments.size()), arrows.all);
  return std::ranges::any_of(arrows.with_hands_full, [&](const Arrow& arrow) {
    return found.of_node[arrow.first] == found.of_node[arrow.second] && found.is_ring[found.of_node[arrow.first]];
  });
}

}  // namespace servicechain::models
