#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::Segment;

// A share, in points of 100.
Value<double> read_share_in_points(std::string_view text) {
  const Value<double> share = read_share(text);
  if (!good(share)) return share;
  return *good(share) * 100;
}

// 35, 35%: only the proportions count.
Value<double> read_weight(std::string_view text) {
  std::string_view number = trimmed(text);
  if (!number.empty() && number.back() == '%') number.remove_suffix(1);
  const Value<double> weight = read_number_not_negative(number);
  if (good(weight) && *good(weight) > 1e9)
    return Fault{"E211", fmt::format("{} is too large a weight", in_quotes(text)), "only the proportions count"};
  return weight;
}

models::Expectations read_expects(const Fields& segment) {
  models::Expectations expects;
  const Node* written = segment.find("expects");
  if (written == nullptr) return expects;
  const auto step = segment.reading().step("expects");
  const Fields fields{segment.reading(), *written, Place::expects};
  expects.written = true;
  expects.wait = fields.if_written("wait", read_duration);
  expects.tolerates = fields.if_written("tolerates", read_duration);
  expects.wait_means = fields.choice<models::WaitMeans>("wait-means");
  expects.announced = fields.value("announced", read_yes_no);
  expects.right = fields.if_written("right-first-time", read_share_in_points);
  expects.courtesy = fields.if_written("courtesy", read_points);
  expects.information = fields.if_written("information", read_points);
  expects.surroundings = fields.if_written("surroundings", read_points);
  return expects;
}

std::optional<models::ServqualWeights> read_cares_about(const Fields& segment) {
  const Node* written = segment.find("cares-about");
  if (written == nullptr) return std::nullopt;
  Reading& reading = segment.reading();
  const auto step = reading.step("cares-about");
  const Fields fields{reading, *written, Place::cares_about};
  models::ServqualWeights weights{fields.value("right", read_weight), fields.value("speed", read_weight),
                                  fields.value("information", read_weight), fields.value("courtesy", read_weight),
                                  fields.value("surroundings", read_weight)};
  const double sum = weights.right + weights.speed + weights.information + weights.courtesy + weights.surroundings;
  if (sum <= 0) {
    reading.refuse(written->key_span,
                   {"E207", "the weights add to 0", "write {speed: 35, right: 35, courtesy: 15, information: 15}"});
    return std::nullopt;
  }
  for (double* weight :
       {&weights.right, &weights.speed, &weights.information, &weights.courtesy, &weights.surroundings})
    *weight /= sum;
  return weights;
}

std::vector<std::pair<models::DepartmentId, sim::Law>> read_patience(const Fields& fields, const Known& known,
                                                                     const Segment& segment) {
  std::vector<std::pair<models::DepartmentId, sim::Law>> patience;
  const Node* written = fields.find("patience");
  if (written == nullptr) return patience;
  Reading& reading = fields.reading();
  const auto step = reading.step("patience");
  if (!written->is_map()) {
    const auto law = reading.take_law(*written);
    for (const auto& entry : segment.enters) patience.emplace_back(entry.to, law.value_or(sim::Law{}));
    return patience;
  }
  for (const Node& entry : written->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    const auto law = reading.take_law(entry);
    const auto department = department_called(reading, known, entry.key_span, entry.key);
    if (law && department) patience.emplace_back(*department, *law);
  }
  std::sort(patience.begin(), patience.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return patience;
}

void read_money_of(const Fields& fields, Segment& segment) {
  if (const auto worth = read_cost(fields, "worth")) segment.worth = worth->amount;
  if (const auto price = read_cost(fields, "price")) segment.price = price->amount;
  if (const auto reference = read_cost(fields, "reference-price")) segment.reference_price = reference->amount;
  segment.base = fields.if_written("base", read_number_not_negative);
  segment.visits_per_year = fields.if_written("visits", read_number_not_negative);
}

// any-time and group stand beside arrive or inside it.
template <class Parse>
auto beside_or_inside(const Fields& fields, std::string_view name, Parse parse) {
  const Node* arrive = fields.find("arrive");
  if (fields.find(name) != nullptr || arrive == nullptr || !arrive->is_map() || arrive->find(name) == nullptr)
    return fields.value(name, parse);
  const auto step = fields.reading().step("arrive");
  const auto inner = fields.reading().step(name);
  const auto value = fields.reading().take(*arrive->find(name), parse);
  return value ? *value : *good(parse(find_key(Place::segment, name)->otherwise));
}

}  // namespace

Segment read_segment(Reading& reading, const Known& known, const Node& node) {
  const Fields fields{reading, node, Place::segment};
  Segment segment;
  segment.name = node.key;
  segment.label = read_label(fields);
  segment.type = fields.choice<models::SegmentType>("kind");
  segment.relationship = fields.choice<models::Relationship>("relationship");
  if (const Node* enters = fields.find("enters")) {
    const auto step = reading.step("enters");
    segment.enters = read_enters(reading, known, *enters);
  } else {
    fields.demand("enters", "store, or {store: 70%, web: 30%}");
  }
  segment.arrivals = read_arrivals(fields, known);
  segment.any_time = beside_or_inside(fields, "any-time", read_yes_no);
  segment.group = beside_or_inside(fields, "group", read_group);
  segment.priority = fields.value("priority", read_number);
  segment.due = fields.if_written("due", read_duration);
  segment.patience = read_patience(fields, known, segment);
  segment.balks_at = read_limit(fields, "balks-at", 10'000'000, "jobs");
  segment.expects = read_expects(fields);
  segment.cares_about = read_cares_about(fields);
  read_money_of(fields, segment);
  StartingPoints own{known.starting_points};
  segment.parameters = known.parameters;
  if (const Node* parameters = fields.find("parameters")) {
    const auto step = reading.step("parameters");
    read_parameters(reading, *parameters, segment.parameters, own);
  }
  segment.informed = fields.if_written("informed", read_share).value_or(own.informed);
  return segment;
}

}  // namespace servicechain::scenarios
