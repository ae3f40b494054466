#include "analysis/story/story.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "analysis/story/find_customer.h"
#include "tests/properties/facts.h"

// Whatever happens to a customer, the story accounts for every nanosecond.
namespace servicechain::properties {
namespace {

using analysis::Part;
using analysis::Story;

// "" where the parts follow each other from coming to leaving.
std::string gap_in(const std::vector<Part>& path, const models::CustomerLeft& customer) {
  sim::Time told = customer.entered;
  for (const Part& part : path) {
    if (part.from != told || part.to <= part.from) return "a gap or an overlap";
    told = part.to;
  }
  return told == customer.left ? "" : "the story ends before the customer leaves";
}

RC_GTEST_PROP(Story, AddsUpToTheWholeTime, ()) {
  const Case one = *random_case({});
  const models::ServiceChain chain = one.chain();
  const std::vector<models::CustomerLeft> left = record(chain, one).left;
  RC_PRE(!left.empty());
  const models::CustomerLeft customer = left[*rc::gen::inRange<std::size_t>(0, left.size())];
  const Story story = analysis::story_of(
      chain, {.until = models::at(one.hours), .seed = one.seed, .replication = 0, .jobs_at_most = jobs_at_most},
      customer.customer);
  RC_ASSERT(story.customer.left == customer.left);
  const std::string gap = gap_in(analysis::critical_path(chain, story), customer);
  if (!gap.empty()) RC_FAIL(gap);
}

}  // namespace
}  // namespace servicechain::properties
