#include "scenarios/replications.h"

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "analysis/catalogue.h"
#include "analysis/collector.h"

namespace servicechain::scenarios {
namespace {

// A run that grows beyond this many jobs at one time will never come to rest.
constexpr std::uint32_t jobs_at_most = 1'000'000;

struct Finished {
  analysis::Observed observed;
  models::RunEnd end;
};

// A replication of all chains, waiting for the last of them.
struct Slot {
  std::vector<std::optional<Finished>> by_chain;
  std::size_t missing = 0;
};

// Hands out runs by ticket and keeps what comes back. A replication's runs are held only until all chains have theirs,
// then they are reduced to what the evidence needs.
class Workshop {
 public:
  Workshop(std::span<const models::ServiceChain* const> chains, const Plan& plan)
      : chains_{chains}, plan_{plan}, ends_(chains.size()), slots_(plan.replications) {
    for (const models::ServiceChain* chain : chains) {
      evidence_.emplace_back(analysis::catalogue_of(*chain), plan.replications);
    }
    for (std::vector<std::optional<models::RunEnd>>& ends : ends_) ends.resize(plan.replications);
  }

  void work() {
    const auto total = static_cast<std::uint64_t>(plan_.replications) * chains_.size();
    for (std::uint64_t ticket = next_++; ticket < total && !is_stopped(); ticket = next_++) {
      const auto replication = static_cast<std::uint32_t>(ticket / chains_.size());
      const std::size_t chain = ticket % chains_.size();
      try {
        std::optional<Finished> finished = run(replication, chain);
        if (finished) keep(replication, chain, std::move(*finished));
      } catch (...) {
        const std::lock_guard lock{mutex_};
        if (!failure_) failure_ = std::current_exception();
        next_ = total;
      }
    }
  }

  [[nodiscard]] std::vector<Runs> take() {
    if (failure_) std::rethrow_exception(failure_);
    std::vector<Runs> runs;
    for (std::size_t c = 0; c < chains_.size(); ++c) {
      Runs of_chain{std::move(evidence_[c]), {}};
      for (const std::optional<models::RunEnd>& end : ends_[c]) {
        if (end) of_chain.ends.push_back(*end);
      }
      runs.push_back(std::move(of_chain));
    }
    return runs;
  }

 private:
  [[nodiscard]] bool is_stopped() const { return plan_.stop_asked != nullptr && plan_.stop_asked->load(); }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Finished> run(std::uint32_t replication, std::size_t chain) const {
    analysis::Collector collector{*chains_[chain], evidence_[chain].catalogue().lanes, plan_.window,
                                  plan_.stop_asked};
    models::RunEnd end =
        models::simulate(*chains_[chain], {plan_.window.to, plan_.seed, replication, jobs_at_most}, collector);
    if (std::holds_alternative<models::Stopped>(end.why)) return std::nullopt;
    return Finished{collector.take(end.at), std::move(end)};
  }

  void keep(std::uint32_t replication, std::size_t chain, Finished finished) {
    Slot complete;
    {
      const std::lock_guard lock{mutex_};
      Slot& slot = slots_[replication];
      if (slot.by_chain.empty()) {
        slot.by_chain.resize(chains_.size());
        slot.missing = chains_.size();
      }
      slot.by_chain[chain] = std::move(finished);
      if (--slot.missing == 0) complete = std::exchange(slot, {});
      ++done_;
      const auto total = static_cast<std::uint32_t>(plan_.replications * chains_.size());
      if (plan_.on_progress) plan_.on_progress({done_, total});
    }
    if (!complete.by_chain.empty()) reduce(replication, complete);
  }

  // Merging takes a while: threads wait for each other only where they add to the same section.
  void reduce(std::uint32_t replication, Slot& slot) {
    const std::lock_guard lock{sections_[evidence_.front().section_of(replication)]};
    for (std::size_t c = 0; c < chains_.size(); ++c) {
      evidence_[c].add(replication, slot.by_chain[c]->observed);
      ends_[c][replication] = std::move(slot.by_chain[c]->end);
    }
  }

  std::span<const models::ServiceChain* const> chains_;              // -- constant
  const Plan& plan_;                                                 // -- constant
  std::atomic<std::uint64_t> next_ = 0;                              // -- state
  std::array<std::mutex, analysis::most_sections> sections_;         // guard evidence and ends, by section
  std::vector<analysis::Evidence> evidence_;                         // -- state, by chain
  std::vector<std::vector<std::optional<models::RunEnd>>> ends_;     // -- state, by chain and replication
  std::mutex mutex_;                                                 // guards all below
  std::vector<Slot> slots_;                                          // -- state, by replication
  std::uint32_t done_ = 0;                                           // -- state
  std::exception_ptr failure_;                                       // -- state
};

}  // namespace

std::vector<Runs> run_replications(std::span<const models::ServiceChain* const> chains, const Plan& plan) {
  Workshop workshop{chains, plan};
  const std::uint64_t runs = static_cast<std::uint64_t>(plan.replications) * chains.size();
  const std::uint64_t helpers = std::min<std::uint64_t>(std::max(1U, plan.threads), std::max<std::uint64_t>(1, runs)) - 1;
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 0; t < helpers; ++t) threads.emplace_back([&workshop] { workshop.work(); });
    workshop.work();
  }
  return workshop.take();
}

}  // namespace servicechain::scenarios
