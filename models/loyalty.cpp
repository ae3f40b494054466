#include "models/loyalty.h"

#include <algorithm>

#include "sim/elementary.h"

namespace servicechain::models {

namespace {

// Of a share kept a hair away from 0 and 1.
double logit(double share) {
  const double inside = std::clamp(share, 1e-12, 1 - 1e-12);
  return sim::log(inside / (1 - inside));
}

}  // namespace

double ReturnOdds::chance_at(double satisfaction) const {
  return 1 / (1 + sim::exp(-(at_zero + per_point * satisfaction)));
}

ReturnOdds return_odds(const Segment& segment) {
  const Parameters& constants = segment.parameters;
  const bool is_person = segment.type == SegmentType::person;
  const bool is_tied = segment.relationship == Relationship::client || segment.type == SegmentType::public_body;
  const double per_point = constants.satisfaction_holds_customers.value_or(is_person ? 0.0205 : sim::log(6.0) / 25);
  const double ties = (is_tied ? constants.client_tie : 0) + constants.loyalty_programme;
  return {logit(constants.stays) - per_point * constants.stays_at + ties, per_point};
}

double loss_per_year(double chance_of_staying) { return -sim::log(std::clamp(chance_of_staying, 1e-12, 1.0)); }

double net_sentiment(double satisfaction, double usual, double staff_joy, const Parameters& parameters) {
  if (parameters.talk <= 0) return 0;
  const double good = parameters.good_news * std::max(0.0, satisfaction - usual);
  const double bad = parameters.good_news * parameters.bad_news_travels * std::max(0.0, usual - satisfaction);
  return 1 + (good - bad + parameters.staff_talk * staff_joy / 100) / parameters.talk;
}

double BaseFlow::won(double customers) const {
  const double room = std::max(0.0, market - customers);
  const double by_others = market > 0 ? imitation * sentiment * customers / market : 0;
  return std::max(0.0, scale * (advertising + by_others) * room);
}

double moved_base(double customers, const BaseFlow& flow, double years) {
  const auto slope = [&](double n) { return flow.won(n) - flow.loss * n; };
  const double first = slope(customers);
  const double second = slope(customers + years / 2 * first);
  const double third = slope(customers + years / 2 * second);
  const double fourth = slope(customers + years * third);
  return std::max(0.0, customers + years / 6 * (first + 2 * second + 2 * third + fourth));
}

double balancing_scale(double customers, const BaseFlow& flow) {
  BaseFlow usual = flow;
  usual.sentiment = 1;
  usual.scale = 1;
  const double won = usual.won(customers);
  return won <= 0 ? 0 : flow.loss * customers / won;
}

double price_response(std::optional<double> price, std::optional<double> reference, double elasticity) {
  if (!price || !reference || *price <= 0 || *reference <= 0) return 1;
  return *price == *reference ? 1 : sim::power(*price / *reference, elasticity);
}

double transfer_price(const Need& need, const Parameters& askers) {
  return need.price.value_or(0) * (1 - askers.internal_discount);
}

}  // namespace servicechain::models
