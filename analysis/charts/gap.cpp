#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "analysis/charts/figures.h"
#include "analysis/charts/why_parts.h"
#include "analysis/why/made_worse.h"

// Who makes the gap? A waterfall from today to every department perfect: each department's share, what its people and
// hours make of it and what its quality; those that cannot be told from nothing together.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_shares = 11;  // by name

struct Bar {
  std::string name;
  double from;
  double capacity;
  double quality;
  Estimate all;
};

std::string answer_of(const Why& why, const WhyShare* first) {
  const std::string name = begun_with(name_of(why.measure, Vocabulary::plain));
  const std::string today = with_range(why.measure, why.base, Saying::value, Vocabulary::plain);
  const std::string gap = with_range(why.measure, why.gap, Saying::change, Vocabulary::plain);
  if (first == nullptr) return fmt::format("{} is {}; no department's share of the gap of {} can be told from nothing.", name, today, gap);
  return fmt::format("{} is {}; were every department perfect, {}. Most of that is made by {}: {}.", name, today, gap, first->department,
                     with_range(why.measure, first->all, Saying::change, Vocabulary::plain));
}

bool is_against(const Why& why, const WhyShare& share) {
  return is_surely_worse(why.measure, share.all) && !is_surely_worse(why.measure, why.gap);
}

// The largest that goes the way of the gap. nullptr: none can be told from nothing.
const WhyShare* first_in(const Why& why) {
  const auto leads = [&](const WhyShare& share) { return is_distinguishable(share.all) && !is_against(why, share); };
  const auto found = std::ranges::find_if(why.shares, leads);
  return found == why.shares.end() ? nullptr : &*found;
}

// The largest that can be told from nothing, whichever way they go; the one that leads among them.
std::vector<const WhyShare*> shown_in(const Why& why, const WhyShare* first) {
  std::vector<const WhyShare*> shown;
  for (const WhyShare& share : why.shares) {
    if (is_distinguishable(share.all)) shown.push_back(&share);
  }
  std::ranges::stable_sort(shown, std::greater{}, [](const WhyShare* share) { return std::abs(share->all.mean.value_or(0)); });
  if (shown.size() <= most_shares) return shown;
  shown.resize(most_shares);
  if (first != nullptr && std::ranges::find(shown, first) == shown.end()) shown.back() = first;
  return shown;
}

}  // namespace

std::optional<Chart> gap_chart(const Why& why) {
  if (!why.base.mean || !why.perfect.mean || !why.gap.mean) return std::nullopt;
  const Scale scale = common_scale(why.measure, {why.base, why.perfect}, Saying::value);
  Chart chart;
  chart.name = "gap";
  chart.title = fmt::format("Which departments make the gap in {}?", name_of(why.measure, Vocabulary::plain));
  chart.source = why.source_line;
  chart.axis = axis_of(why.measure, scale, Saying::value);
  chart.data.columns = {{"name", "department"}, {"kind", ""}, {"from", ""}, {"capacity", "people and hours"},
                        {"quality", "work not right"}, {"share", "share of the gap"}, {"low", "likely from"},
                        {"high", "to"}, {"said", ""}};
  const auto add = [&](const Bar& bar, const char* kind) {
    std::vector<Cell> row{bar.name, kind, bar.from * scale.factor, bar.capacity * scale.factor, bar.quality * scale.factor};
    for (Cell& cell : drawn(bar.all, scale)) row.push_back(std::move(cell));
    const Saying saying = std::string_view{kind} == "share" ? Saying::change : Saying::value;
    row.emplace_back(bar.all.range ? in_a_table(why.measure, bar.all, saying) : "");
    chart.data.rows.push_back(std::move(row));
  };
  add({"today", 0, 0, 0, why.base}, "total");
  double at = *why.base.mean;
  Bar rest{"", 0, 0, 0, {}};
  std::size_t rest_count = 0;
  std::size_t rest_told = 0;
  const WhyShare* first = first_in(why);
  const std::vector<const WhyShare*> shown = shown_in(why, first);
  // What goes the other way comes first, so that the way does not lead beyond where the figure can be.
  std::vector<const WhyShare*> shares;
  for (const WhyShare& share : why.shares) shares.push_back(&share);
  std::ranges::stable_partition(shares, [&](const WhyShare* share) { return is_against(why, *share); });
  for (const WhyShare* share : shares) {
    const double capacity = share->capacity.mean.value_or(0);
    const double quality = share->quality.mean.value_or(0);
    if (std::ranges::find(shown, share) == shown.end()) {
      rest.capacity += capacity;
      rest.quality += quality;
      ++rest_count;
      if (is_distinguishable(share->all)) ++rest_told;
      continue;
    }
    add({share->department, at, capacity, quality, share->all}, "share");
    at += capacity + quality;
  }
  if (rest_count > 0) {
    rest.name = fmt::format("{} other{}{}", rest_count, rest_count == 1 ? "" : "s", rest_told == 0 ? ", too little to tell" : "");
    rest.from = at;
    add(rest, "share");
  }
  add({"every department perfect", 0, 0, 0, why.perfect}, "total");
  chart.answer = answer_of(why, first);
  chart.facts = {{"note", fmt::format("{}", fmt::join(made_worse_sentences(why), " "))}};
  return chart;
}

}  // namespace servicechain::analysis::charts
