#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "analysis/tables/json.h"
#include "scenarios/studies/experiment.h"
#include "tests/properties/facts.h"

// A run is a pure function of scenario, seed and replication.
namespace servicechain::properties {
namespace {

using models::Record;

RC_GTEST_PROP(Luck, OfTheSameNumberIsTheSame, ()) {
  const Case one = *random_case({});
  const models::ServiceChain chain = one.chain();
  const std::string differs = difference(facts_of(record(chain, one)), facts_of(record(chain, one)));
  if (!differs.empty()) RC_FAIL(differs);
}

// Arrivals are drawn to the nanosecond: ten of them never repeat by accident.
RC_GTEST_PROP(Luck, OfAnotherReplicationIsAnother, ()) {
  const Case one = *random_case({});
  const models::ServiceChain chain = one.chain();
  const Record first = record(chain, one);
  const auto is_drawn = [&](const Record::Came& came) {
    return std::holds_alternative<models::PoissonArrivals>(chain[came.segment].arrivals);
  };
  RC_PRE(std::ranges::count_if(first.came, is_drawn) > 10);
  const Record second = witness(chain, one.hours, {.seed = one.seed, .replication = 1, .jobs_at_most = jobs_at_most}).run;
  RC_ASSERT(!difference(facts_of(first), facts_of(second)).empty());
}

// What happens does not hang on when the run will end.
RC_GTEST_PROP(Run, ThatIsLongerBeginsAsAShorterOne, ()) {
  Case one = *random_case({});
  const models::ServiceChain chain = one.chain();
  const Record longer = record(chain, one);
  one.hours *= 0.6;
  const Record shorter = record(chain, one);
  RC_PRE(std::holds_alternative<models::ReachedTheEnd>(shorter.end.why));
  const Facts begin = until(without_unfinished(facts_of(longer)), shorter.end.at);
  const std::string differs = difference(until(without_unfinished(facts_of(shorter)), shorter.end.at), begin);
  if (!differs.empty()) RC_FAIL(differs);
}

RC_GTEST_PROP(Experiment, IsTheSameToTheBitOnAnyNumberOfThreads, ()) {
  const Case one = *random_case({});
  scenarios::Scenario scenario = one.scenario();
  scenario.time.length = sim::from_hours(std::min(one.hours, 100.0));
  const auto on_threads = [&](std::uint32_t threads) {
    return analysis::json_of(run_experiment(scenario, {.what_ifs = {},
                                                       .threads = threads,
                                                       .seed = one.seed,
                                                       .replications = 5,
                                                       .stop_asked = nullptr,
                                                       .on_progress = {}}));
  };
  const std::string alone = on_threads(1);
  RC_ASSERT(on_threads(2) == alone);
  RC_ASSERT(on_threads(4) == alone);
}

}  // namespace
}  // namespace servicechain::properties
