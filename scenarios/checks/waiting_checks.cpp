#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "models/graph.h"
#include "models/kinds.h"
#include "models/lanes.h"
#include "scenarios/checks/load_checks.h"
#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::Arrow;
using models::DepartmentId;

// A department of people without limit, and no in-tray to fill, makes nobody wait for good.
bool can_be_full(const models::ServiceChain& chain, std::uint32_t department) {
  const models::Department& supplier = chain.departments[department];
  return std::holds_alternative<sim::Timetable>(supplier.staff) || supplier.in_tray.places.has_value();
}

std::vector<Arrow> arrows_that_last(const models::ServiceChain& chain, std::vector<Arrow> arrows) {
  std::erase_if(arrows, [&](const Arrow& arrow) { return !can_be_full(chain, arrow.second); });
  return arrows;
}

// Where a department is kept waiting: a need it waits for, a tray that blocks, or a request that is forwarded. Of the
// hand-ons only the latter: who hands a customer on has free hands.
std::vector<Arrow> waiting_in_earnest(const models::ServiceChain& chain, const models::WaitingArrows& found) {
  std::vector<Arrow> arrows = found.with_hands_full;
  for (const models::Lane& lane : models::lanes_of(chain)) {
    const models::Department& department = chain[lane.department];
    for (const models::Need& need : department.needs) {
      if (need.waiting == models::Waiting::park) arrows.emplace_back(lane.department.index, need.supplier.index);
    }
    if (!models::asker_of(chain, lane.kind)) continue;
    for (const auto& share : department.passes_to.of(lane.kind).shares) {
      arrows.emplace_back(lane.department.index, share.to.index);
    }
  }
  std::sort(arrows.begin(), arrows.end());
  arrows.erase(std::unique(arrows.begin(), arrows.end()), arrows.end());
  return arrows;
}

// The shortest way from `first.second` back to `first.first`: the departments of the ring, in order.
std::optional<std::vector<std::uint32_t>> ring_through(const std::vector<Arrow>& arrows, std::uint32_t count,
                                                       const Arrow& first) {
  std::vector<std::optional<std::uint32_t>> came_from(count);
  std::deque<std::uint32_t> open{first.second};
  came_from[first.second] = first.first;
  while (!open.empty() && open.front() != first.first) {
    const std::uint32_t department = open.front();
    open.pop_front();
    for (const auto& [from, to] : arrows) {
      if (from != department || came_from[to]) continue;
      came_from[to] = department;
      open.push_back(to);
    }
  }
  if (open.empty()) return std::nullopt;
  std::vector<std::uint32_t> ring{first.first};
  for (std::uint32_t at = first.first; at != first.second;) ring.push_back(at = *came_from[at]);
  std::reverse(ring.begin() + 1, ring.end());
  return ring;
}

double fewest_on_duty(const models::Staff& staff) {
  double fewest = 0;
  if (const auto* people = std::get_if<sim::Timetable>(&staff)) {
    for (const auto& step : people->week()) {
      if (step.value > 0 && (fewest == 0 || step.value < fewest)) fewest = step.value;
    }
  }
  return fewest;
}

class WaitingWarnings {
 public:
  WaitingWarnings(Reading& reading, const Node& root, const models::ServiceChain& chain)
      : reading_{reading}, chain_{chain}, entries_{entries_by_name(root, "departments")} {}

  void warn_of_rings() {
    const models::WaitingArrows found = models::waiting_arrows(chain_);
    const auto count = static_cast<std::uint32_t>(chain_.departments.size());
    const std::vector<Arrow> all = arrows_that_last(chain_, waiting_in_earnest(chain_, found));
    const models::Components components = models::components(count, all);
    std::vector<bool> is_told(components.is_ring.size());
    for (const Arrow& arrow : arrows_that_last(chain_, found.with_hands_full)) {
      const std::uint32_t component = components.of_node[arrow.first];
      if (component != components.of_node[arrow.second] || is_told[component]) continue;
      const auto ring = ring_through(all, count, arrow);
      if (!ring) continue;
      is_told[component] = true;
      warn_of(*ring, found.with_hands_full);
    }
  }

  void warn_of_promises() {
    const auto step = reading_.step("departments");
    for (std::uint32_t d = 0; d < entries_.size(); ++d) {
      for (const models::Need& need : chain_.departments[d].needs) warn_of_promise({d}, need);
    }
  }

 private:
  [[nodiscard]] const models::Need* need_between(std::uint32_t from, std::uint32_t to) const {
    const auto& needs = chain_.departments[from].needs;
    const auto need = std::find_if(needs.begin(), needs.end(), [&](const models::Need& each) {
      return each.supplier.index == to && each.waiting != models::Waiting::no;
    });
    return need == needs.end() ? nullptr : &*need;
  }

  void warn_of(const std::vector<std::uint32_t>& ring, const std::vector<Arrow>& full) {
    std::string words;
    std::string case_in_words;
    bool only_requests = true;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::uint32_t to = ring[(i + 1) % ring.size()];
      const bool asks = need_between(ring[i], to) != nullptr;
      const bool is_full = std::find(full.begin(), full.end(), Arrow{ring[i], to}) != full.end();
      only_requests = only_requests && (asks || !is_full);
      words += fmt::format("{}{} {} {}", words.empty() ? "" : ", ", chain_.departments[ring[i]].name,
                           asks      ? "waits for"
                           : is_full ? "hands on to"
                                     : "passes requests on to",
                           chain_.departments[to].name);
      if (!is_full) continue;
      case_in_words +=
          fmt::format("{}{} of {}", case_in_words.empty() ? "" : " and ",
                      plain(fewest_on_duty(chain_.departments[ring[i]].staff)), chain_.departments[ring[i]].name);
    }
    const Node& first = *entries_[ring.front()];
    const auto step = reading_.step("departments");
    const auto inner = reading_.step(first.key);
    const Node* place = first.find(only_requests ? "needs" : "passes-to");
    reading_.warn(place != nullptr ? place->key_span : first.key_span,
                  {only_requests ? "W410" : "W411",
                   "departments can come to wait for each other for good",
                   "",
                   {},
                   {fmt::format("the ring: {}", words),
                    fmt::format("the smallest case: {}, all with their hands full at one moment", case_in_words),
                    fmt::format("three ways out: {}; {}; or deadlock: longest-waiting-goes-on",
                                only_requests ? "wait: park wherever one waits for another here"
                                              : "a larger in-tray somewhere in the ring",
                                only_requests ? "wait: at most 30 min at one of them" : "when-full: refuse")}});
  }

  // The least time an answer can take, however lucky. Requires: the need is met.
  [[nodiscard]] sim::Duration fastest(DepartmentId asker, const models::Need& need) const {
    const models::Department& supplier = chain_[need.supplier];
    return sim::from_hours(sim::least_h(supplier.work.of(models::kind_of(chain_, asker))));
  }

  void warn_of_promise(DepartmentId asker, const models::Need& need) {
    if (!need.promise || *need.promise >= fastest(asker, need)) return;
    const Node& entry = *entries_[asker.index];
    const auto inner = reading_.step(entry.key);
    const auto needs = reading_.step("needs");
    const Node* written = entry.find("needs")->find(chain_[need.supplier].name);
    const auto supplier = reading_.step(chain_[need.supplier].name);
    const Node* promise = written->find("promise");
    reading_.warn(promise != nullptr ? promise->key_span : written->key_span,
                  {"W430",
                   fmt::format("{} can never keep this promise", in_quotes(chain_[need.supplier].name)),
                   "",
                   {},
                   {fmt::format("the promise is {} min, and its fastest work takes {} min",
                                plain(sim::hours(*need.promise) * 60), plain(sim::hours(fastest(asker, need)) * 60))}});
  }

  Reading& reading_;
  const models::ServiceChain& chain_;
  std::vector<const Node*> entries_;
};

}  // namespace

void warn_of_waiting(Reading& reading, const Node& root, const models::ServiceChain& chain) {
  WaitingWarnings warnings{reading, root, chain};
  warnings.warn_of_rings();
  warnings.warn_of_promises();
}

}  // namespace servicechain::scenarios
