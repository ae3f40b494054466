#include "analysis/charts/notice_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace servicechain::analysis::charts {
namespace {

constexpr double most_likely = 0.8;
constexpr double as_good_as_sure = 0.995;
constexpr double told_apart = 0.1;  // so much more often than a false alarm

std::string counted(std::size_t count, const std::string& period) { return fmt::format("{} {}{}", count, period, count == 1 ? "" : "s"); }

// Rounded down: never more than it is.
std::string of_ten(double chance) {
  const double tenths = std::floor(chance * 10 + 1e-9);
  return tenths < 1 ? "fewer than 1 of 10" : fmt::format("{} of 10", tenths);
}

// The first period by which it is most likely; nullptr: none.
const NoticePoint* likely_in(const std::vector<NoticePoint>& points) {
  const auto found = std::ranges::find_if(points, [](const NoticePoint& point) { return point.noticed >= most_likely; });
  return found == points.end() ? nullptr : &*found;
}

bool is_lost_in_chance(const std::vector<NoticePoint>& points) {
  return points.back().noticed - points.back().false_alarm < told_apart;
}

}  // namespace

std::string noticed_words(const std::string& what_if, const NoticeSubject& subject, const std::vector<NoticePoint>& points) {
  const std::string within = counted(points.size(), subject.period);
  if (is_lost_in_chance(points)) {
    return fmt::format("With {} {} would show hardly more in {} than chance alone makes it show", what_if, subject.whose, within);
  }
  const NoticePoint* likely = likely_in(points);
  if (likely == nullptr) {
    return fmt::format("With {} {} may well show nothing in {}: {} would", what_if, subject.whose, within, of_ten(points.back().noticed));
  }
  const std::string after = counted(likely->periods, subject.period);
  if (likely->noticed >= as_good_as_sure) return fmt::format("With {} {} would as good as surely show it after {}", what_if, subject.whose, after);
  return fmt::format("With {} {} would most likely ({}) show it after {}", what_if, subject.whose, of_ten(likely->noticed), after);
}

std::string noticed_too(const std::string& what_if, const NoticeSubject& subject, const std::vector<NoticePoint>& points) {
  if (is_lost_in_chance(points)) return fmt::format("with {} hardly more than by chance", what_if);
  const NoticePoint* likely = likely_in(points);
  if (likely == nullptr) return fmt::format("with {} {} in {}", what_if, of_ten(points.back().noticed), counted(points.size(), subject.period));
  return fmt::format("with {} after {}", what_if, counted(likely->periods, subject.period));
}

}  // namespace servicechain::analysis::charts
