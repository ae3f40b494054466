#include "analysis/observe/totals.h"

namespace servicechain::analysis {
namespace {

models::Scores added(const models::Scores& a, const models::Scores& b) {
  return {a.right + b.right, a.speed + b.speed, a.information + b.information, a.courtesy + b.courtesy,
          a.surroundings + b.surroundings};
}

}  // namespace

void ScoreTotals::add(const models::Scores& scores) {
  ++judged;
  sum = added(sum, scores);
}

void PeopleLevels::add(const models::LevelsChanged& levels, double hours) {
  if (levels.standard) standard.add(*levels.standard, hours);
  if (levels.pressure) pressure.add(*levels.pressure, hours);
  if (levels.fatigue) fatigue.add(*levels.fatigue, hours);
  if (levels.mood) mood.add(*levels.mood, hours);
}

LaneTotals& operator+=(LaneTotals& sum, const LaneTotals& more) {
  sum.arrived += more.arrived;
  sum.not_let_in += more.not_let_in;
  sum.gave_up += more.gave_up;
  sum.finished += more.finished;
  sum.blocked += more.blocked;
  sum.waits += more.waits;
  sum.waited += more.waited;
  sum.works += more.works;
  sum.work += more.work;
  sum.wait += more.wait;
  sum.held += more.held;
  sum.time += more.time;
  sum.quality += more.quality;
  sum.in_line += more.in_line;
  sum.inside += more.inside;
  return sum;
}

SegmentTotals& operator+=(SegmentTotals& sum, const SegmentTotals& more) {
  sum.arrived += more.arrived;
  sum.left += more.left;
  sum.served += more.served;
  sum.let_in += more.let_in;
  sum.on_time += more.on_time;
  sum.complaints += more.complaints;
  sum.delighted += more.delighted;
  sum.let_down += more.let_down;
  sum.inside += more.inside;
  sum.time += more.time;
  sum.wait += more.wait;
  sum.satisfaction += more.satisfaction;
  sum.perceived += more.perceived;
  sum.expected += more.expected;
  sum.quality += more.quality;
  sum.scores.judged += more.scores.judged;
  sum.scores.sum = added(sum.scores.sum, more.scores.sum);
  sum.would_return += more.would_return;
  sum.revenue += more.revenue;
  sum.base += more.base;
  sum.has_base = sum.has_base || more.has_base;
  return sum;
}

}  // namespace servicechain::analysis
