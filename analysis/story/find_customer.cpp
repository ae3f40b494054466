#include "analysis/story/find_customer.h"

#include <algorithm>
#include <tuple>

#include "sim/contract.h"

namespace servicechain::analysis {
namespace {

struct Left {
  models::SegmentId segment;
  std::uint64_t number;
  models::CustomerLeft customer;
  [[nodiscard]] sim::Duration time() const { return customer.left - customer.entered; }
};

// Sees everybody leave, and keeps who may be the one.
class Doorkeeper final : public models::Observer {
 public:
  Doorkeeper(const models::ServiceChain& chain, Window window, const WhichCustomer& which)
      : chain_{chain}, window_{window}, which_{which}, numbers_(chain.segments.size()) {}

  [[nodiscard]] bool wants_every_step() const override { return false; }
  void customer_left(const models::CustomerLeft& customer) override {
    const Left left{customer.segment, ++numbers_[customer.segment.index], customer};
    const bool is_observed = customer.left >= window_.from && customer.left < window_.to;
    observed_ += is_observed;
    if (const Numbered* numbered = std::get_if<Numbered>(&which_)) {
      if (left.number == numbered->number && chain_[left.segment].name == numbered->segment) kept_ = {left};
    } else if (is_observed && std::holds_alternative<WorstServed>(which_)) {
      if (kept_.empty() || is_worse(left, kept_.front())) kept_ = {left};
    } else if (is_observed && customer.ending == models::Ending::finished) {
      kept_.push_back(left);
    }
  }

  [[nodiscard]] std::optional<FoundCustomer> take() {
    if (kept_.empty()) return std::nullopt;
    const auto middle = kept_.begin() + static_cast<std::ptrdiff_t>(kept_.size() / 2);
    std::ranges::nth_element(kept_, middle, [](const Left& a, const Left& b) {
      return std::tuple{a.time(), a.customer.left, a.segment} < std::tuple{b.time(), b.customer.left, b.segment};
    });
    return FoundCustomer{middle->customer.customer, chain_[middle->segment].name, middle->number, observed_};
  }

 private:
  static bool is_worse(const Left& a, const Left& b) {
    return std::tuple{a.customer.satisfaction, b.time()} < std::tuple{b.customer.satisfaction, a.time()};
  }

  const models::ServiceChain& chain_;    // -- constant
  Window window_;                        // -- constant
  const WhichCustomer& which_;           // -- constant
  std::vector<std::uint64_t> numbers_;   // -- state, by segment: who have left
  std::uint64_t observed_ = 0;           // -- state
  std::vector<Left> kept_;               // -- state
};

}  // namespace

std::optional<FoundCustomer> find_customer(const models::ServiceChain& chain, const models::RunOptions& options,
                                           Window window, const WhichCustomer& which) {
  Doorkeeper doorkeeper{chain, window, which};
  static_cast<void>(models::simulate(chain, options, doorkeeper));
  return doorkeeper.take();
}

Story story_of(const models::ServiceChain& chain, const models::RunOptions& options, sim::Identity customer) {
  StoryRecorder recorder{chain, customer};
  static_cast<void>(models::simulate(chain, options, recorder));
  std::optional<Story> story = recorder.take();
  sim::require(story.has_value(), "the customer leaves in this run");
  return std::move(*story);
}

}  // namespace servicechain::analysis
