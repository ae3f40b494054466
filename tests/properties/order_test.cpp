#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/properties/facts.h"

// The order in which a file is written does not matter to what happens.
namespace servicechain::properties {
namespace {

RC_GTEST_PROP(File, InAnotherOrderIsTheSameChain, ()) {
  const Case one = *random_case({});
  const Case other{reordered(one.file, one.seed), one.hours, one.seed};
  RC_ASSERT(other.chain() == one.chain());
}

}  // namespace
}  // namespace servicechain::properties
