#include "scenarios/replications.h"

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "analysis/catalogue.h"
#include "analysis/collector.h"

namespace servicechain::scenarios {
namespace {

struct Finished {
  analysis::Observed observed;
  models::RunEnd end;
};

// A replication of all chains, waiting for the last of them.
struct Slot {
  std::vector<std::optional<Finished>> by_chain;
  std::size_t missing = 0;
};

// Hands out the runs of replications [first, last) by ticket and keeps what comes back. A replication's runs are held
// only until all chains have theirs, then they are reduced to what the evidence needs.
class Workshop {
 public:
  Workshop(std::span<const models::ServiceChain* const> chains, const Plan& plan, std::vector<Runs*> runs,
           std::uint32_t first, std::uint32_t last)
      : chains_{chains}, plan_{plan}, first_{first}, last_{last}, runs_{std::move(runs)}, slots_(last - first) {
    for (std::size_t c = 0; c < chains_.size(); ++c) ends_.emplace_back(last - first);
    for (Runs* of_chain : runs_) of_chain->evidence.make_room(last);
  }

  void work() {
    const std::uint64_t total = tickets();
    for (std::uint64_t ticket = next_++; ticket < total && !is_stopped(); ticket = next_++) {
      const auto replication = static_cast<std::uint32_t>(ticket / chains_.size()) + first_;
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

  [[nodiscard]] std::uint64_t tickets() const { return static_cast<std::uint64_t>(last_ - first_) * chains_.size(); }

  // Once all have stopped working.
  void finish() {
    if (failure_) std::rethrow_exception(failure_);
    for (std::size_t c = 0; c < chains_.size(); ++c) {
      for (std::optional<models::RunEnd>& end : ends_[c]) {
        if (end) runs_[c]->ends.push_back(std::move(*end));
      }
    }
  }

 private:
  [[nodiscard]] bool is_stopped() const { return plan_.stop_asked != nullptr && plan_.stop_asked->load(); }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Finished> run(std::uint32_t replication, std::size_t chain) const {
    analysis::Collector collector{*chains_[chain], runs_[chain]->evidence.catalogue().lanes, plan_.window,
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
      Slot& slot = slots_[replication - first_];
      if (slot.by_chain.empty()) {
        slot.by_chain.resize(chains_.size());
        slot.missing = chains_.size();
      }
      slot.by_chain[chain] = std::move(finished);
      if (--slot.missing == 0) complete = std::exchange(slot, {});
      ++done_;
      if (plan_.on_progress) plan_.on_progress({done_, static_cast<std::uint32_t>(tickets())});
    }
    if (!complete.by_chain.empty()) reduce(replication, complete);
  }

  // Merging takes a while: threads wait for each other only where they add to the same section.
  void reduce(std::uint32_t replication, Slot& slot) {
    const std::lock_guard lock{sections_[analysis::Evidence::section_of(replication)]};
    for (std::size_t c = 0; c < chains_.size(); ++c) {
      runs_[c]->evidence.add(replication, slot.by_chain[c]->observed);
      ends_[c][replication - first_] = std::move(slot.by_chain[c]->end);
    }
  }

  std::span<const models::ServiceChain* const> chains_;            // -- constant
  const Plan& plan_;                                               // -- constant
  std::uint32_t first_;                                            // -- constant
  std::uint32_t last_;                                             // -- constant
  std::atomic<std::uint64_t> next_ = 0;                            // -- state
  std::array<std::mutex, analysis::most_sections> sections_;       // guard runs and ends, by section
  std::vector<Runs*> runs_;                                        // -- state, by chain
  std::vector<std::vector<std::optional<models::RunEnd>>> ends_;   // -- state, by chain and replication
  std::mutex mutex_;                                               // guards all below
  std::vector<Slot> slots_;                                        // -- state, by replication
  std::uint32_t done_ = 0;                                         // -- state
  std::exception_ptr failure_;                                     // -- state
};

}  // namespace

Replications::Replications(std::span<const models::ServiceChain* const> chains, const Plan& plan)
    : chains_{chains}, plan_{plan}, taking_part_(chains.size()) {
  for (const models::ServiceChain* chain : chains) {
    runs_.push_back({analysis::Evidence{analysis::catalogue_of(*chain)}, {}});
  }
  std::iota(taking_part_.begin(), taking_part_.end(), std::size_t{0});
}

void Replications::leave_out(std::size_t chain) { std::erase(taking_part_, chain); }

void Replications::run_to(std::uint32_t total) {
  if (total <= done_ || taking_part_.empty()) return;
  std::vector<const models::ServiceChain*> chains;
  std::vector<Runs*> runs;
  for (const std::size_t chain : taking_part_) {
    chains.push_back(chains_[chain]);
    runs.push_back(&runs_[chain]);
  }
  Workshop workshop{chains, plan_, runs, done_, total};
  const std::uint64_t helpers = std::min<std::uint64_t>(std::max(1U, plan_.threads), workshop.tickets()) - 1;
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 0; t < helpers; ++t) threads.emplace_back([&workshop] { workshop.work(); });
    workshop.work();
  }
  workshop.finish();
  done_ = total;
}

}  // namespace servicechain::scenarios
