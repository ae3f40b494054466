#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/known.h"
#include "scenarios/values/shares.h"
#include "scenarios/values/values.h"

// Where jobs go: passes-to of departments, enters of customers.
namespace servicechain::scenarios {
namespace {

using models::ByKind;
using models::DepartmentId;
using models::HandOn;
using models::KindId;

constexpr std::string_view example = "{delivery: 12%, customer: rest}";

bool by_department(const HandOn::Share& a, const HandOn::Share& b) { return a.to < b.to; }

// The shares of a map of names, `rest` filled in; in the order of the map. nullopt after a problem.
std::optional<std::vector<double>> shares_of(Reading& reading, const Node& map, std::string_view right) {
  std::vector<std::optional<double>> written;
  bool all_good = true;
  for (const Node& entry : map.children) {
    if (is_free_text(entry.key)) continue;
    const auto step = reading.step(entry.key);
    const auto share = reading.take(entry, read_share_or_rest);
    all_good = all_good && share;
    if (share) written.push_back(*share);
  }
  if (!all_good) return std::nullopt;
  const auto whole = completed(written, right);
  if (good(whole)) return *good(whole);
  reading.refuse(map.key.empty() ? map.span : map.key_span, fault(whole));
  return std::nullopt;
}

// Who the hand-on is for decides whether `customer` may stand in it.
enum class For { customers, requests };

void put(Reading& reading, const Known& known, const Span& span, std::string_view name, double share, For whom,
         HandOn& into) {
  if (name == "customer") {
    if (whom == For::requests) {
      reading.refuse(span, {"E312", "a request that is passed on cannot go to the customer",
                            "the last department answers whoever asked"});
    }
    into.leaves = share;
    return;
  }
  const auto to = department_called(reading, known, span, name);
  if (to && share > 0) into.shares.push_back({*to, share});
}

HandOn read_hand_on(Reading& reading, const Known& known, const Node& node, For whom) {
  HandOn hand_on;
  hand_on.leaves = 0;
  if (node.is_scalar()) {
    if (reading.is_plain_value(node)) put(reading, known, node.span, node.text, 1, whom, hand_on);
    return hand_on;
  }
  if (!reading.is_map(node, example)) return hand_on;
  const auto shares = shares_of(reading, node, example);
  std::size_t i = 0;
  for (const Node& entry : node.children) {
    if (is_free_text(entry.key)) continue;
    const auto step = reading.step(entry.key);
    put(reading, known, entry.key_span, entry.key, shares ? (*shares)[i] : 0, whom, hand_on);
    ++i;
  }
  std::sort(hand_on.shares.begin(), hand_on.shares.end(), by_department);
  return hand_on;
}

// A map by kind of job, or a plain one? {default: …, businesses: {store: 100%}} against {delivery: 12%, customer:
// rest}.
bool is_by_kind(const Node& node) {
  if (!node.is_map()) return false;
  return std::any_of(node.children.begin(), node.children.end(), [](const Node& entry) {
    if (is_free_text(entry.key)) return false;
    if (entry.key == "default" || !entry.is_scalar()) return true;
    return !Scanner{entry.text}.sees_number() && trimmed(entry.text) != "rest" && !entry.is_nothing();
  });
}

bool by_kind(const std::pair<KindId, HandOn>& a, const std::pair<KindId, HandOn>& b) { return a.first < b.first; }

// The plain form and `default` cover customer segments only: those without an entry of their own get one.
void cover_segments(const HandOn& usual, const Known& known, ByKind<HandOn>& passes_to) {
  std::sort(passes_to.named.begin(), passes_to.named.end(), by_kind);
  if (usual == HandOn{}) return;
  std::vector<std::pair<KindId, HandOn>> covered;
  for (std::uint32_t segment = 0; segment < known.segments.size(); ++segment)
    covered.emplace_back(KindId{segment}, usual);
  for (auto& [kind, hand_on] : passes_to.named) {
    if (known.is_segment(kind)) {
      covered[kind.index].second = std::move(hand_on);
    } else {
      covered.emplace_back(kind, std::move(hand_on));
    }
  }
  passes_to.named = std::move(covered);
}

}  // namespace

ByKind<HandOn> read_passes_to(const Fields& fields, const Known& known) {
  ByKind<HandOn> passes_to;
  const Node* written = fields.find("passes-to");
  if (written == nullptr) return passes_to;
  Reading& reading = fields.reading();
  const auto step = reading.step("passes-to");
  HandOn usual;
  if (!is_by_kind(*written)) {
    usual = read_hand_on(reading, known, *written, For::customers);
    cover_segments(usual, known, passes_to);
    return passes_to;
  }
  for (const Node& entry : written->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    if (entry.key == "default") {
      usual = read_hand_on(reading, known, entry, For::customers);
    } else if (const auto kind = kind_called(reading, known, entry)) {
      passes_to.named.emplace_back(
          *kind, read_hand_on(reading, known, entry, known.is_asker(*kind) ? For::requests : For::customers));
    }
  }
  cover_segments(usual, known, passes_to);
  return passes_to;
}

std::vector<HandOn::Share> read_enters(Reading& reading, const Known& known, const Node& node) {
  std::vector<HandOn::Share> enters;
  if (node.is_scalar()) {
    const auto to =
        reading.is_plain_value(node) ? department_called(reading, known, node.span, node.text) : std::nullopt;
    if (to) enters.push_back({*to, 1});
    return enters;
  }
  if (!reading.is_map(node, "{store: 70%, web: 30%}")) return enters;
  const bool is_empty = std::all_of(node.children.begin(), node.children.end(),
                                    [](const Node& entry) { return is_free_text(entry.key); });
  if (is_empty) {
    reading.refuse(node.key_span, {"E401", "these customers reach no department", "write enters: store"});
    return enters;
  }
  const auto shares = shares_of(reading, node, "{store: 70%, web: rest}");
  std::size_t i = 0;
  for (const Node& entry : node.children) {
    if (is_free_text(entry.key)) continue;
    const auto step = reading.step(entry.key);
    const auto to = department_called(reading, known, entry.key_span, entry.key);
    const double share = shares ? (*shares)[i] : 1;
    if (to && share > 0) enters.push_back({*to, share});
    ++i;
  }
  std::sort(enters.begin(), enters.end(), by_department);
  return enters;
}

}  // namespace servicechain::scenarios
