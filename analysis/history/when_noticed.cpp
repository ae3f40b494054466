#include <algorithm>

#include "analysis/estimates/estimates.h"
#include "analysis/history/spc.h"

namespace servicechain::analysis {
namespace {

using Values = std::vector<double>;

// Of the periods in which something was observed.
std::vector<Values> values_of(std::span<const std::vector<Pair>> runs) {
  std::vector<Values> all;
  for (const std::vector<Pair>& run : runs) {
    Values values;
    for (const Pair& pair : run) {
      if (pair.weight > 0) values.push_back(pair.total / pair.weight);
    }
    if (values.size() < 2) return {};
    all.push_back(std::move(values));
  }
  return all;
}

// `horizon` periods of the replications after `run`, one after the other, round and round.
Values later(const std::vector<Values>& runs, std::size_t run, std::size_t horizon) {
  Values values;
  for (std::size_t next = run + 1; values.size() < horizon; ++next) {
    const Values& more = runs[next % runs.size()];
    values.insert(values.end(), more.begin(), more.end());
  }
  values.resize(horizon);
  return values;
}

// Periods after the change until a rule first holds; nullopt: not in these.
std::optional<std::size_t> noticed_after(const Values& before, const Values& after) {
  const XmrChart chart = xmr_chart(before);
  Values all = before;
  all.insert(all.end(), after.begin(), after.end());
  std::optional<std::size_t> first;
  for (std::size_t points = before.size() + 1; points <= all.size() && !first; ++points) {
    // No rule looks further back than seven points.
    const std::size_t from = points > 7 ? points - 7 : 0;
    const std::span<const double> window = std::span{all}.subspan(from, points - from);
    const std::vector<Signal> signals = signals_of(window, chart.mean, {&chart.limits, 1});
    const bool is_now = std::ranges::any_of(signals, [&](const Signal& s) { return s.last + 1 == window.size(); });
    if (is_now) first = points - before.size();
  }
  return first;
}

}  // namespace

std::vector<NoticePoint> when_noticed(const NoticeQuestion& question) {
  const std::vector<Values> base = values_of(question.base);
  const std::vector<Values> what_if = values_of(question.what_if);
  if (base.size() < 2 || what_if.size() != base.size()) return {};
  std::vector<std::uint32_t> noticed(question.horizon + 1);
  std::vector<std::uint32_t> false_alarms(question.horizon + 1);
  for (std::size_t r = 0; r < base.size(); ++r) {
    if (const auto after = noticed_after(base[r], later(what_if, r, question.horizon))) ++noticed[*after];
    if (const auto after = noticed_after(base[r], later(base, r, question.horizon))) ++false_alarms[*after];
  }
  std::vector<NoticePoint> points;
  const auto runs = static_cast<std::uint32_t>(base.size());
  std::uint32_t so_far = 0;
  std::uint32_t false_so_far = 0;
  for (std::size_t period = 1; period <= question.horizon; ++period) {
    so_far += noticed[period];
    false_so_far += false_alarms[period];
    points.push_back({period, static_cast<double>(so_far) / runs, wilson_range(so_far, runs, question.confidence),
                      static_cast<double>(false_so_far) / runs});
  }
  return points;
}

}  // namespace servicechain::analysis
