#include "models/run/clientele.h"

#include <algorithm>

namespace servicechain::models::run {

namespace {
constexpr double weeks_of_year = 52;
constexpr double year_h = weeks_of_year * 168;
}  // namespace

std::optional<double> customers_at_start(const Segment& segment) {
  if (segment.base) return *segment.base;
  const auto* poisson = std::get_if<PoissonArrivals>(&segment.arrivals);
  const double visits = segment.visits_per_year.value_or(0);
  if (!poisson || visits <= 0) return std::nullopt;
  return poisson->rate_per_week * weeks_of_year / visits;
}

BaseFlow usual_flow(const Segment& segment, double satisfaction) {
  constexpr double markets_to_base = 4;
  const Parameters& constants = segment.parameters;
  return {.market = constants.market.value_or(markets_to_base * customers_at_start(segment).value_or(0)),
          .advertising = constants.advertising,
          .imitation = constants.imitation,
          .sentiment = 1,
          .scale = 1,
          .loss = loss_per_year(return_odds(segment).chance_at(satisfaction))};
}

Clientele::Clientele(const ServiceChain& chain, RunKind kind)
    : chain_{chain}, is_pilot_{kind == RunKind::pilot}, pilot_(is_pilot_ ? chain.segments.size() : 0) {
  for (const Segment& segment : chain.segments) states_.push_back(first_state(segment));
}

// A segment that only a what-if has is in balance at S4.
Clientele::State Clientele::first_state(const Segment& segment) const {
  State state;
  const auto customers = customers_at_start(segment);
  const auto* poisson = std::get_if<PoissonArrivals>(&segment.arrivals);
  if (is_pilot_ || !chain_.behaviour.customers_react || !poisson || !customers || *customers <= 0) return state;
  state.reacts = true;
  state.customers = *customers;
  state.odds = return_odds(segment);
  const SegmentBaseline* baseline = segment.baseline ? &*segment.baseline : nullptr;
  state.usual = baseline ? baseline->satisfaction : segment.parameters.stays_at;
  state.satisfaction = state.usual;
  state.flow = usual_flow(segment, state.usual);
  state.flow.scale = baseline ? baseline->scale : balancing_scale(state.customers, state.flow);
  const double at_start = baseline && baseline->customers > 0 ? baseline->customers : state.customers;
  const double by_visits = segment.visits_per_year.value_or(0) / (weeks_of_year * poisson->rate_per_week);
  state.per_customer = segment.visits_per_year && poisson->rate_per_week > 0 ? by_visits : 1 / at_start;
  const std::optional<double> usual_price = baseline ? baseline->price : segment.price;
  state.per_customer *= price_response(segment.price, segment.reference_price ? segment.reference_price : usual_price,
                                       segment.parameters.price_elasticity);
  return state;
}

void Clientele::customer_left(std::uint32_t segment, double satisfaction) {
  if (is_pilot_) {
    pilot_[segment].satisfaction += satisfaction;
    ++pilot_[segment].customers;
    return;
  }
  State& state = states_[segment];
  if (state.reacts) state.satisfaction += (satisfaction - state.satisfaction) / std::max(1.0, state.customers);
}

void Clientele::end_day(sim::Time now, const std::vector<double>& staff_joy) {
  const double years = sim::hours(now - since_) / year_h;
  since_ = now;
  for (std::uint32_t s = 0; s < states_.size(); ++s) {
    State& state = states_[s];
    if (!state.reacts) continue;
    const Parameters& constants = chain_.segments[s].parameters;
    state.flow.sentiment = net_sentiment(state.satisfaction, state.usual, staff_joy[s], constants);
    state.flow.loss = loss_per_year(state.odds.chance_at(state.satisfaction));
    state.customers = moved_base(state.customers, state.flow, years);
  }
}

double Clientele::arrival_factor(std::uint32_t segment) const {
  const State& state = states_[segment];
  return state.reacts ? state.customers * state.per_customer : 1;
}

CustomersChanged Clientele::level(std::uint32_t segment, sim::Time now) const {
  return {.segment = {segment}, .now = now, .customers = states_[segment].customers};
}

}  // namespace servicechain::models::run
