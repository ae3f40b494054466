#include "scenarios/reading/keys.h"

#include <algorithm>
#include <array>

#include "models/parameter_table.h"

namespace servicechain::scenarios {
namespace {

using P = Place;
using F = Form;

constexpr Key table[] = {
    {P::top, "servicechain", F::version, "", "", "version of the file format: 1"},
    {P::top, "name", F::text, "", "", "name of the scenario; else the name of the file"},
    {P::top, "about", F::text, "", "", "what it is about"},
    {P::top, "language", F::choice, "en", "en / it / es / sq / zh-Hant", "whose labels reports show"},
    {P::top, "time", F::fields, "", "", "when it starts and how long it is observed", P::time},
    {P::top, "calendars", F::named, "", "", "hours by name"},
    {P::top, "pools", F::named, "", "", "people whom several departments share", P::pool},
    {P::top, "deadlock", F::choice, "end", "end / longest-waiting-goes-on",
     "what happens when departments wait for each other for good"},
    {P::top, "departments", F::named, "", "", "the departments by name", P::department},
    {P::top, "customers", F::named, "", "", "the customer segments by name", P::segment},
    {P::top, "behaviour", F::choices, "[inherited-quality]",
     "inherited-quality / rework / bad-input-slows / corner-cutting / fatigue / mood / turnover / customers-react",
     "which couplings are on"},
    {P::top, "quality", F::fields, "", "", "how the quality of jobs comes about", P::quality},
    {P::top, "parameters", F::fields, "", "", "constants of the model", P::parameters},
    {P::top, "what-if", F::named, "", "", "changes to try, by name", P::what_if},
    {P::top, "decide", F::fields, "", "", "what counts, and how sure the answer must be", P::decide},

    {P::time, "start", F::moment, "2026-01-05", "", "date on which the run starts"},
    {P::time, "length", F::duration, "26 weeks", "", "observed time after the warm-up"},
    {P::time, "warm-up", F::warm_up, "auto", "", "time at the start that is not counted"},

    {P::pool, "staff", F::people, "", "", "people on duty"},
    {P::pool, "open", F::hours, "always", "", "hours on duty"},
    {P::pool, "serves", F::names, "", "", "departments, in order of preference"},

    {P::department, "label", F::texts, "", "", "name in reports, or one per language"},
    {P::department, "staff", F::people, "", "", "people on duty: 6, unlimited, by hours, follows demand, follows demand from 6"},
    {P::department, "open", F::hours, "always", "", "opening hours"},
    {P::department, "at-closing", F::choice, "finish", "finish / hand-over / stop",
     "what happens to work in hand at closing"},
    {P::department, "work", F::law_by_kind, "", "", "time of one person's own work on a job"},
    {P::department, "order", F::choice, "first-come",
     "first-come / last-come / random / priority / shortest-job / due-date / shared", "which waiting job is next"},
    {P::department, "preempt", F::choice, "no", "no / resume / restart / requeue", "whether a job in work gives way"},
    {P::department, "in-tray", F::limit, "unlimited", "", "places for jobs that wait"},
    {P::department, "when-full", F::when_full, "refuse", "",
     "what happens to jobs that find no place: refuse, block, divert to X"},
    {P::department, "needs", F::named, "", "", "what it asks of other departments", P::need},
    {P::department, "needs-order", F::choice, "together", "together / one-by-one",
     "whether a job's requests go out at once"},
    {P::department, "needs-join", F::join, "all", "", "how many answers a job waits for: all, any, 2 of 3"},
    {P::department, "passes-to", F::passes_to, "{customer: 100%}", "", "where a finished job goes"},
    {P::department, "routine", F::named, "", "", "work that no customer asked for", P::routine},
    {P::department, "absence", F::absence, "", "", "when people or the whole department are away", P::absence},
    {P::department, "at-once", F::count, "1", "", "jobs one person can have in hand"},
    {P::department, "right-first-time", F::share, "95%", "", "share of its own work that is right the first time"},
    {P::department, "depends-on-suppliers", F::share, "", "",
     "how far its quality hangs on what it is given; 40% where it has inputs, else 0%"},
    {P::department, "contact", F::share, "100%", "", "how much its mood reaches those it serves"},
    {P::department, "knows", F::share, "100%", "", "how much of the product information reaches whom it serves"},
    {P::department, "mood", F::points, "", "", "mood at the start, in points; else mood-start of the parameters"},
    {P::department, "welfare", F::points, "", "", "how well people are looked after, in points; 50"},
    {P::department, "surroundings", F::points, "", "", "how good the place looks, in points; 75"},
    {P::department, "training", F::number, "0", "", "training beyond the usual: 1 adds training-effect"},
    {P::department, "selection", F::share, "", "",
     "share of applicants that are hired; else selection-ratio of the parameters"},
    {P::department, "promise", F::duration, "", "", "time within which it promises to be done"},
    {P::department, "standard", F::number, "1", "", "own standard at the start, relative to the written work"},
    {P::department, "cost", F::money, "", "", "money per person and hour on duty"},
    {P::department, "parameters", F::fields, "", "", "constants of the model for this department", P::parameters},

    {P::need, "for", F::how_often, "100% of jobs", "", "how often a job asks"},
    {P::need, "wait", F::wait, "yes", "", "whether the person waits for the answer: yes, park, no, at most 30 min"},
    {P::need, "promise", F::duration, "", "", "time within which the supplier promises to answer"},
    {P::need, "matters", F::level, "medium", "", "how much the answer matters for quality"},
    {P::need, "when", F::choice, "before", "before / after", "whether it asks before the own work or after"},
    {P::need, "priority", F::number, "", "", "larger first; else that of the job it is for"},
    {P::need, "price", F::money, "", "", "price per answer inside the organisation"},

    {P::absence, "every", F::law, "", "", "time from a person's return to the next absence"},
    {P::absence, "lasts", F::law, "", "", "how long a person is away"},
    {P::absence, "counts", F::choice, "clock", "clock / on-duty / working",
     "which time counts towards the next absence"},
    {P::absence, "starts", F::choice, "at-once", "at-once / when-idle", "whether a job in hand is finished first"},

    {P::dated_absence, "from", F::moment, "", "", "date and time"},
    {P::dated_absence, "lasts", F::duration, "", "", "how long"},
    {P::dated_absence, "says", F::text, "", "", "why"},

    {P::routine, "arrive", F::arrive, "", "", "how often: 12 per week, {rate: …} or {every: law}"},
    {P::routine, "work", F::law, "", "", "time of one person's work on it; else that of the department"},

    {P::segment, "label", F::texts, "", "", "name in reports, or one per language"},
    {P::segment, "kind", F::choice, "person", "person / company / public-body", "who these customers are"},
    {P::segment, "relationship", F::choice, "customer", "customer / client", "how close they are"},
    {P::segment, "arrive", F::arrive, "", "", "when they come", P::arrive},
    {P::segment, "any-time", F::yes_no, "no", "", "whether they come outside opening hours too"},
    {P::segment, "group", F::group, "1", "", "how many come together: 3, 1..4"},
    {P::segment, "enters", F::enters, "", "", "where they come in"},
    {P::segment, "priority", F::number, "0", "", "larger first"},
    {P::segment, "due", F::duration, "", "", "promised time, for order: due-date"},
    {P::segment, "patience", F::patience, "", "", "how long they wait before they give up"},
    {P::segment, "balks-at", F::limit, "unlimited", "", "jobs waiting at which they turn away"},
    {P::segment, "expects", F::fields, "", "", "what they expect", P::expects},
    {P::segment, "cares-about", F::fields, "", "", "how much each side of the service weighs", P::cares_about},
    {P::segment, "worth", F::money, "", "", "money per visit"},
    {P::segment, "price", F::money, "", "", "price they pay"},
    {P::segment, "reference-price", F::money, "", "", "price they find fair; else the price in the file as written"},
    {P::segment, "base", F::number, "", "", "customers at the start"},
    {P::segment, "visits", F::number, "", "", "visits per customer and year"},
    {P::segment, "informed", F::share, "", "", "how well informed they are; 50%"},
    {P::segment, "parameters", F::fields, "", "", "constants of the model for this segment", P::parameters},

    {P::arrive, "rate", F::rate, "", "", "customers per week, day or hour"},
    {P::arrive, "pattern", F::pattern, "", "",
     "weights by day and hour: {Mon-Fri: 1, Sat: 2.2, \"17:00-19:00\": x1.5}"},
    {P::arrive, "every", F::law, "", "", "time between two arrivals"},
    {P::arrive, "file", F::text, "", "", "a table with the column time"},
    {P::arrive, "population", F::count, "", "", "so many customers who come again and again"},
    {P::arrive, "returns-after", F::law, "", "", "time outside before they come again"},
    {P::arrive, "any-time", F::yes_no, "no", "", "whether they come outside opening hours too"},
    {P::arrive, "group", F::group, "1", "", "how many come together: 3, 1..4"},

    {P::expects, "wait", F::duration, "", "", "the wait they expect"},
    {P::expects, "tolerates", F::duration, "", "",
     "the wait beyond it at which the score for speed falls to 37; as wait"},
    {P::expects, "wait-means", F::choice, "line", "line / until-served / time", "which time counts as the wait"},
    {P::expects, "announced", F::yes_no, "no", "", "whether they are told how long it takes"},
    {P::expects, "right-first-time", F::points_or_share, "", "", "share they expect to be right"},
    {P::expects, "courtesy", F::points, "", "", "courtesy they expect, in points"},
    {P::expects, "information", F::points, "", "", "information they expect, in points"},
    {P::expects, "surroundings", F::points, "", "", "surroundings they expect, in points"},

    {P::cares_about, "speed", F::number, "0", "", "weight of not waiting"},
    {P::cares_about, "right", F::number, "0", "", "weight of work that is right"},
    {P::cares_about, "courtesy", F::number, "0", "", "weight of courtesy"},
    {P::cares_about, "information", F::number, "0", "", "weight of information"},
    {P::cares_about, "surroundings", F::number, "0", "", "weight of the surroundings"},

    {P::quality, "combine", F::combine, "geometric", "",
     "how own work and inputs combine: geometric, linear, yield, power(-1)"},
    {P::quality, "found-by-next", F::share, "50%", "", "share of bad work that the next department finds"},
    {P::quality, "tries-at-most", F::limit, "3", "", "times a job is done at most"},

    {P::servqual_weights, "right", F::number, "0.32", "", "weight of work that is right"},
    {P::servqual_weights, "speed", F::number, "0.22", "", "weight of not waiting"},
    {P::servqual_weights, "information", F::number, "0.19", "", "weight of information"},
    {P::servqual_weights, "courtesy", F::number, "0.16", "", "weight of courtesy"},
    {P::servqual_weights, "surroundings", F::number, "0.11", "", "weight of the surroundings"},

    {P::what_if, "says", F::text, "", "", "the change in one sentence"},
    {P::what_if, "change", F::changes, "", "", "path: change"},
    {P::what_if, "cost", F::money, "", "", "what it costs"},

    {P::decide, "on", F::on_measure, "satisfaction", "",
     "the measure that decides: satisfaction, or departments.store wait"},
    {P::decide, "smallest-difference-that-matters", F::smallest, "", "", "2 points, else 5% of the base"},
    {P::decide, "confidence", F::share, "95%", "", "how sure the ranges are"},
    {P::decide, "replications", F::replications, "30", "",
     "how often the run is repeated: 30, or {at-least: 30, at-most: 200}", P::replications},
    {P::decide, "precision", F::share, "", "", "how narrow the range must be, relative to the value"},
    {P::decide, "seed", F::count, "1", "", "start of the random numbers"},

    {P::replications, "at-least", F::count, "30", "", "runs before the first look"},
    {P::replications, "at-most", F::count, "", "", "runs at most"},
};

constexpr std::size_t count_of_places = 18;

// First and behind-last key of every place.
struct Bounds {
  std::size_t first = 0;
  std::size_t behind = 0;
};
constexpr std::array<Bounds, count_of_places> bounds_of_places() {
  std::array<Bounds, count_of_places> bounds{};
  for (std::size_t i = 0; i < std::size(table); ++i) {
    Bounds& place = bounds[static_cast<std::size_t>(table[i].in)];
    if (place.behind == 0) place.first = i;
    place.behind = i + 1;
  }
  return bounds;
}
constexpr auto bounds = bounds_of_places();

// The constants of the model have their own table; here they are keys like all others.
std::span<const Key> parameter_keys() {
  static const std::vector<Key> keys = [] {
    std::vector<Key> made;
    for (const models::ParameterInfo& info : models::parameter_table()) {
      const bool weights = info.form == models::ParameterForm::weights;
      made.push_back({P::parameters, info.key, weights ? F::fields : F::parameter, info.otherwise, "", info.says, {}});
      if (weights) made.back().inside = P::servqual_weights;
    }
    return made;
  }();
  return keys;
}

}  // namespace

std::span<const Key> keys_of(Place place) {
  if (place == Place::parameters) return parameter_keys();
  const Bounds& at = bounds[static_cast<std::size_t>(place)];
  return std::span{table}.subspan(at.first, at.behind - at.first);
}

const Key* find_key(Place place, std::string_view name) {
  const auto keys = keys_of(place);
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::optional<Place> place_with_key(std::string_view name) {
  for (auto place = Place::top; place <= Place::replications; place = static_cast<Place>(static_cast<int>(place) + 1)) {
    if (place != Place::parameters && find_key(place, name) != nullptr) return place;
  }
  return std::nullopt;
}

std::vector<std::string> names_of_keys(Place place) {
  std::vector<std::string> names;
  for (const Key& key : keys_of(place)) names.emplace_back(key.name);
  return names;
}

std::string_view called(Place place) {
  constexpr std::array<std::string_view, count_of_places> names = {
      "a scenario",      "time",       "a pool",
      "a department",    "a need",     "an absence",
      "a dated absence", "a routine",  "a customer segment",
      "arrive",          "expects",    "cares-about",
      "quality",         "parameters", "servqual-weights",
      "a what-if",       "decide",     "replications",
  };
  return names[static_cast<std::size_t>(place)];
}

bool is_free_text(std::string_view key) { return key == "notes" || key.substr(0, 2) == "x-"; }

bool is_structure(Form form) { return form == Form::fields || form == Form::named; }

std::string_view key_meant(Place place, std::string_view word) {
  struct Meant {
    std::string_view word;
    std::string_view key;
  };
  constexpr Meant meanings[] = {
      {"people", "staff"},       {"persons", "staff"},     {"employees", "staff"},  {"workers", "staff"},
      {"headcount", "staff"},    {"team", "staff"},        {"hours", "open"},       {"opening-hours", "open"},
      {"closed", "open"},        {"duration", "work"},     {"service-time", "work"}, {"work-time", "work"},
      {"time", "work"},          {"quality", "right-first-time"}, {"errors", "right-first-time"},
      {"salary", "cost"},        {"wage", "cost"},         {"queue", "in-tray"},    {"asks", "needs"},
      {"next", "passes-to"},     {"goes-to", "passes-to"}, {"arrivals", "arrive"},  {"demand", "arrive"},
      {"revenue", "worth"},      {"value", "worth"},       {"start", "enters"},     {"description", "about"},
      {"changes", "change"},     {"title", "says"},        {"goal", "on"},          {"measure", "on"},
  };
  const auto* place_of_word = std::find_if(std::begin(meanings), std::end(meanings), [&](const Meant& each) {
    return each.word == word && find_key(place, each.key) != nullptr;
  });
  return place_of_word == std::end(meanings) ? std::string_view{} : place_of_word->key;
}

bool counts_thousands(Form form) {
  switch (form) {
    case Form::money:
    case Form::people:
    case Form::count:
    case Form::limit: return true;
    default: return false;
  }
}

}  // namespace servicechain::scenarios
