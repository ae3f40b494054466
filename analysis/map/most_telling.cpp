#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "analysis/map/chain_picture.h"
#include "analysis/words.h"

// A large chain, drawn in part.
namespace servicechain::analysis {
namespace {

double volume_of(const MapArc& arc) { return arc.per_week.value_or(0); }

// Answers after their promise, a week.
double late_of(const MapArc& arc) {
  return arc.on_time == nullptr ? 0 : volume_of(arc) * (1 - *arc.on_time->estimate.mean);
}

using Places = std::vector<std::size_t>;

template <class Weight>
Places by(const std::vector<MapArc>& arcs, Weight weight) {
  Places order(arcs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight(arcs[a]) > weight(arcs[b]); });
  return order;
}

// The busiest, the most often late, the second busiest…
Places in_turn(const std::vector<MapArc>& arcs) {
  const Places busiest = by(arcs, volume_of);
  const Places latest = by(arcs, late_of);
  Places order;
  std::vector<bool> is_in(arcs.size(), false);
  const auto take = [&](std::size_t arc) {
    if (!is_in[arc]) order.push_back(arc);
    is_in[arc] = true;
  };
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    take(busiest[i]);
    if (late_of(arcs[latest[i]]) > 0) take(latest[i]);
  }
  return order;
}

class Selection {
 public:
  Selection(const ChainPicture& all, MapLimits limits) : all_{all}, limits_{limits}, order_{in_turn(all.arcs)} {}

  ChainPicture taken() {
    for (const std::size_t arc : order_) take_ends(all_.arcs[arc]);
    take_the_rest();
    ChainPicture picture{.nodes = {}, .arcs = {}, .answers = all_.answers};
    std::vector<std::size_t> place(all_.nodes.size());
    for (const std::size_t node : nodes_) {
      place[node] = picture.nodes.size();
      picture.nodes.push_back(all_.nodes[node]);
    }
    for (const std::size_t arc : arcs_taken()) {
      picture.arcs.push_back(all_.arcs[arc]);
      picture.arcs.back().from = place[picture.arcs.back().from];
      picture.arcs.back().to = place[picture.arcs.back().to];
    }
    picture.left_out = words(picture);
    return picture;
  }

 private:
  [[nodiscard]] bool is_department(std::size_t node) const {
    return all_.nodes[node].kind == MapNode::Kind::department;
  }

  [[nodiscard]] bool has_room_for(std::size_t node) const {
    if (nodes_.contains(node)) return true;
    return is_department(node) ? departments_ < limits_.departments : customers_ < limits_.customers;
  }

  void take(std::size_t node) {
    if (nodes_.insert(node).second) ++(is_department(node) ? departments_ : customers_);
  }

  // Both or none: a box without its arrow tells nothing of where it stands.
  void take_ends(const MapArc& arc) {
    const bool needs_two = !nodes_.contains(arc.from) && !nodes_.contains(arc.to);
    const bool fills_up = needs_two && is_department(arc.from) && is_department(arc.to) && departments_ + 2 > limits_.departments;
    if (fills_up || !has_room_for(arc.from) || !has_room_for(arc.to)) return;
    take(arc.from);
    take(arc.to);
  }

  void take_the_rest() {
    for (std::size_t node = 0; node < all_.nodes.size(); ++node) {
      if (has_room_for(node)) take(node);
    }
  }

  // In the order of the whole picture.
  [[nodiscard]] std::set<std::size_t> arcs_taken() const {
    std::set<std::size_t> taken;
    for (const std::size_t arc : order_) {
      const MapArc& ends = all_.arcs[arc];
      if (taken.size() < limits_.arcs && nodes_.contains(ends.from) && nodes_.contains(ends.to)) taken.insert(arc);
    }
    return taken;
  }

  [[nodiscard]] std::string words(const ChainPicture& picture) const {
    const auto of = [](std::size_t some, std::size_t all, std::string_view what) {
      return fmt::format("{} of {} {}", number(static_cast<double>(some), 0), number(static_cast<double>(all), 0), what);
    };
    const std::size_t all_customers = std::count_if(all_.nodes.begin(), all_.nodes.end(), [](const MapNode& node) {
      return node.kind == MapNode::Kind::customers;
    });
    const std::size_t all_departments = all_.nodes.size() - all_customers;
    std::string said;
    const auto add = [&](std::size_t some, std::size_t all, std::string_view what) {
      if (some < all) said += (said.empty() ? "" : ", ") + of(some, all, what);
    };
    add(departments_, all_departments, "departments");
    add(customers_, all_customers, "groups of customers");
    add(picture.arcs.size(), all_.arcs.size(), "arrows");
    return said.empty() ? "" : "Drawn: " + said + ", the busiest and the most often late; the table has all.";
  }

  const ChainPicture& all_;
  MapLimits limits_;
  Places order_;
  std::set<std::size_t> nodes_;
  std::size_t departments_ = 0;
  std::size_t customers_ = 0;
};

}  // namespace

ChainPicture most_telling(const ChainPicture& picture, MapLimits limits) { return Selection{picture, limits}.taken(); }

}  // namespace servicechain::analysis
