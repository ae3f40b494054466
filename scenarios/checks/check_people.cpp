#include "scenarios/checks/check_people.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "models/run/clientele.h"
#include "scenarios/reading/keys.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

struct Lever {
  std::string_view key;
  bool models::Behaviour::*coupling;
  std::string_view name;
};
constexpr Lever levers[] = {
    {"mood", &models::Behaviour::mood, "mood"},
    {"welfare", &models::Behaviour::mood, "mood"},
    {"contact", &models::Behaviour::mood, "mood"},
    {"training", &models::Behaviour::turnover, "turnover"},
    {"selection", &models::Behaviour::turnover, "turnover"},
    {"standard", &models::Behaviour::corner_cutting, "corner-cutting"},
};

void check_levers(Reading& reading, const Node& entry, const models::Behaviour& on) {
  for (const Lever& lever : levers) {
    const Node* written = entry.is_map() ? entry.find(lever.key) : nullptr;
    if (written == nullptr || on.*lever.coupling) continue;
    if (trimmed(written->text) == find_key(Place::department, lever.key)->otherwise) continue;
    const auto step = reading.step(lever.key);
    reading.warn(written->key_span, {"W531", fmt::format("{} does nothing while {} is off", lever.key, lever.name),
                                     fmt::format("add {} to behaviour", lever.name)});
  }
}

void check_number(Reading& reading, const Node& entry, const models::Segment& segment) {
  const auto* poisson = std::get_if<models::PoissonArrivals>(&segment.arrivals);
  const auto customers = models::run::customers_at_start(segment);
  if (poisson == nullptr) {
    reading.warn(entry.key_span, {"W532", fmt::format("{} come as arrive says, however they are served", in_quotes(segment.name)),
                                  "only customers who come at a rate react in number"});
  } else if (!customers || *customers <= 0) {
    reading.warn(entry.key_span,
                 {"W532", fmt::format("nobody knows how many {} there are: they come as arrive says, however they are served",
                                      in_quotes(segment.name)),
                  "write base: 3000, or visits: 15"});
  } else if (segment.parameters.market && *segment.parameters.market <= *customers) {
    reading.refuse(entry.key_span, {"E211", fmt::format("the market of {} has room for no more than its {} customers",
                                                        in_quotes(segment.name), plain(*customers)),
                                    "market is all the customers there could be"});
  } else if (segment.base && segment.visits_per_year) {
    const double per_week = *segment.base * *segment.visits_per_year / 52;
    if (std::abs(per_week / poisson->rate_per_week - 1) <= 0.01) return;
    reading.warn(entry.key_span,
                 {"W533", fmt::format("{} customers with {} visits a year come {:.0f} times a week, and arrive says {:.0f}",
                                      plain(*segment.base), plain(*segment.visits_per_year), per_week, poisson->rate_per_week),
                  "with customers-react, base and visits count"});
  }
}

}  // namespace

void check_people(Reading& reading, const Node& root, const models::ServiceChain& chain) {
  for (const Node* entry : entries_by_name(root, "departments")) {
    const auto step = reading.step("departments");
    const auto inner = reading.step(entry->key);
    check_levers(reading, *entry, chain.behaviour);
  }
  if (!chain.behaviour.customers_react) return;
  const auto entries = entries_by_name(root, "customers");
  for (std::size_t s = 0; s < entries.size(); ++s) {
    const auto step = reading.step("customers");
    const auto inner = reading.step(entries[s]->key);
    check_number(reading, *entries[s], chain.segments[s]);
  }
}

}  // namespace servicechain::scenarios
