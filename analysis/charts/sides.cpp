#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/charts/figures.h"
#include "analysis/charts/study_charts.h"
#include "analysis/measures/measure_finder.h"

// On which side of service do customers get less than they expect? The five dimensions of SERVQUAL (Parasuraman, Zeithaml &
// Berry, Journal of Retailing 64, 1988), for each segment that judges by them. Bars first; a radar is the same once more.
namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_segments = 4;

struct Side {
  std::string_view measure;
  std::string_view says;
  double models::ServqualWeights::*weight;
  std::optional<double> (*expected)(const models::Expectations& expects);  // points; nullopt: the first they meet
};

constexpr std::array<Side, 5> sides{{
    {"speed", "speed", &models::ServqualWeights::speed,
     [](const models::Expectations& e) { return e.wait ? std::optional{100.0} : std::nullopt; }},
    {"right", "done right", &models::ServqualWeights::right, [](const models::Expectations& e) { return e.right; }},
    {"information", "information", &models::ServqualWeights::information, [](const models::Expectations& e) { return e.information; }},
    {"courtesy", "courtesy", &models::ServqualWeights::courtesy, [](const models::Expectations& e) { return e.courtesy; }},
    {"surroundings", "surroundings", &models::ServqualWeights::surroundings,
     [](const models::Expectations& e) { return e.surroundings; }},
}};

// One segment's judgement of one side.
struct Judged {
  std::string of;
  const Side* side;
  double weight;  // share of the judgement
  std::optional<double> expected;
  const MeasureRow* received;
  [[nodiscard]] std::optional<double> gap() const {
    return expected ? std::optional{*received->estimate.mean - *expected} : std::nullopt;
  }
};

std::vector<const models::Segment*> who_judges(const models::ServiceChain& chain, const MeasureFinder& base) {
  std::vector<const models::Segment*> segments;
  for (const models::Segment& segment : chain.segments) {
    if (segment.cares_about && base.mean("customers." + segment.name, "right")) segments.push_back(&segment);
  }
  const auto volume = [&](const models::Segment* segment) { return base.mean("customers." + segment->name, "arrivals").value_or(0); };
  std::stable_sort(segments.begin(), segments.end(), [&](const auto* a, const auto* b) { return volume(a) > volume(b); });
  return segments;
}

std::vector<Judged> judged_by(const models::Segment& segment, const MeasureFinder& base) {
  std::vector<Judged> all;
  const std::string of = "customers." + segment.name;
  for (const Side& side : sides) {
    const MeasureRow* received = base.find(of, side.measure);
    if (received == nullptr || !received->estimate.mean) continue;
    all.push_back({of, &side, (*segment.cares_about).*side.weight, side.expected(segment.expects), received});
  }
  return all;
}

// What costs them most: far below what they expect, and of weight.
const Judged* worst_of(const std::vector<Judged>& all) {
  const auto loss = [](const Judged& judged) { return judged.weight * std::min(0.0, judged.gap().value_or(0)); };
  const auto worst = std::min_element(all.begin(), all.end(), [&](const Judged& a, const Judged& b) { return loss(a) < loss(b); });
  return worst == all.end() || loss(*worst) == 0 ? nullptr : &*worst;
}

std::string answer_of(const std::vector<Judged>& all) {
  const Judged* worst = worst_of(all);
  if (worst == nullptr) return "On no side do they receive less than they say they expect.";
  return fmt::format("What costs most: {} for {}. They expect {} of 100 and find {}; it makes {}% of their judgement.",
                     worst->side->says, place_of(worst->of), number(*worst->expected, 0),
                     with_range(worst->received->measure, worst->received->estimate, Saying::value, Vocabulary::plain),
                     number(worst->weight * 100, 0));
}

std::vector<Cell> row_of(const Judged& judged) {
  std::vector<Cell> row{place_of(judged.of), std::string{judged.side->says}, judged.weight * 100, judged.expected};
  for (Cell& cell : drawn(judged.received->estimate, {})) row.push_back(std::move(cell));
  row.insert(row.end(), {Cell{judged.gap()}, Cell{judged.expected ? number(*judged.expected, 0) : "not said"},
                         Cell{in_a_table(judged.received->measure, judged.received->estimate, Saying::value)},
                         Cell{judged.gap() ? signed_number(*judged.gap(), 0) : "–"}});
  return row;
}

}  // namespace

ChartOrNot sides_chart(const ChartRequest& request) {
  const MeasureFinder base{request.study, "base"};
  std::vector<const models::Segment*> segments = who_judges(request.chain, base);
  if (segments.empty()) {
    return NoChart{"no customers here judge by the five sides of service, all look at the work alone; write cares-about under a segment of "
                   "customers and run it again"};
  }
  Chart chart;
  chart.title = "On which side of service do we fall short?";
  chart.axis = "points (0 to 100)";
  chart.facts["left_out"] = segments.size() > most_segments ? fmt::format("the {} largest of {} groups of customers", most_segments, segments.size()) : "";
  segments.resize(std::min(segments.size(), most_segments));
  chart.data.columns = {{"name", "who"},
                        {"side", "side of service"},
                        {"weight", "of their judgement, %"},
                        {"expected", "expected, points"},
                        {"received", "received, points"},
                        {"received_low", "likely from"},
                        {"received_high", "to"},
                        {"gap", "received less expected, points"},
                        {"expected_said", ""},
                        {"received_said", ""},
                        {"gap_said", ""}};
  std::vector<Judged> all;
  for (const models::Segment* segment : segments) {
    for (Judged& judged : judged_by(*segment, base)) all.push_back(std::move(judged));
  }
  for (const Judged& judged : all) chart.data.rows.push_back(row_of(judged));
  chart.answer = answer_of(all);
  return chart;
}

ChartOrNot radar_chart(const ChartRequest& request) {
  ChartOrNot made = sides_chart(request);
  if (Chart* chart = std::get_if<Chart>(&made)) chart->title = "How do the five sides of our service compare?";
  return made;
}

}  // namespace servicechain::analysis::charts
