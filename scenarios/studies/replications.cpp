#include "scenarios/studies/replications.h"

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "analysis/history/history_collector.h"
#include "analysis/measures/catalogue.h"
#include "analysis/observe/collector.h"
#include "analysis/observe/path_collector.h"

namespace servicechain::scenarios {
namespace {

struct Finished {
  analysis::Observed observed;
  models::RunEnd end;
  std::optional<analysis::Path> path;
  std::optional<analysis::History> history;
};

// One run to do: a replication of one chain.
struct Ticket {
  std::uint32_t replication;
  std::size_t chain;
};

// A replication of all chains that miss it, waiting for the last of them.
struct Slot {
  std::vector<std::optional<Finished>> by_chain;
  std::size_t missing = 0;
};

// By replication, then chain.
std::vector<Ticket> missing_runs(std::span<const Runs> runs, std::span<const std::size_t> taking_part,
                                 std::uint32_t total) {
  std::vector<Ticket> tickets;
  for (std::uint32_t replication = 0; replication < total; ++replication) {
    for (const std::size_t chain : taking_part) {
      if (!runs[chain].evidence.has(replication)) tickets.push_back({replication, chain});
    }
  }
  return tickets;
}

bool keeps_path(const Plan& plan, std::uint32_t replication) {
  return plan.grid && replication < analysis::most_paths;
}

bool keeps_history(const Plan& plan, std::uint32_t replication) {
  return plan.history && replication < plan.history->runs_at_most;
}

// Hands out runs by ticket and keeps what comes back. A replication's runs are held only until all chains have theirs,
// then they are reduced to what the evidence needs.
class Workshop {
 public:
  Workshop(std::span<const models::ServiceChain* const> chains, const Plan& plan, std::vector<Runs>& runs,
           std::vector<Ticket> tickets, std::uint32_t runs_before)
      : chains_{chains}, plan_{plan}, tickets_{std::move(tickets)}, runs_before_{runs_before}, runs_{runs} {
    const std::uint32_t total = tickets_.back().replication + 1;
    slots_.resize(total);
    for (const Ticket& ticket : tickets_) ++slots_[ticket.replication].missing;
    for (Runs& of_chain : runs_) {
      ends_.emplace_back(total);
      of_chain.evidence.make_room(total);
      if (plan_.history) {
        const std::size_t kept = std::min(total, plan_.history->runs_at_most);
        of_chain.histories.resize(std::max(of_chain.histories.size(), kept));
      }
      if (plan_.grid) of_chain.paths.resize(std::max<std::size_t>(of_chain.paths.size(), kept_of(total)));
    }
  }

  void work() {
    for (std::size_t next = next_++; next < tickets_.size() && !is_stopped(); next = next_++) {
      try {
        std::optional<Finished> finished = run(tickets_[next]);
        if (finished) keep(tickets_[next], std::move(*finished));
      } catch (...) {
        const std::lock_guard lock{mutex_};
        if (!failure_) failure_ = std::current_exception();
        next_ = tickets_.size();
      }
    }
  }

  // Once all have stopped working. Returns: how many runs were done.
  std::uint32_t finish() {
    if (failure_) std::rethrow_exception(failure_);
    for (std::size_t c = 0; c < runs_.size(); ++c) put_in_order(runs_[c], ends_[c]);
    return done_;
  }

 private:
  static std::size_t kept_of(std::uint32_t total) { return std::min<std::size_t>(total, analysis::most_paths); }
  [[nodiscard]] bool is_stopped() const { return plan_.stop_asked != nullptr && plan_.stop_asked->load(); }

  // nullopt: stopped on the way.
  [[nodiscard]] std::optional<Finished> run(Ticket ticket) const {
    const models::ServiceChain& chain = *chains_[ticket.chain];
    const std::vector<models::Lane>& lanes = runs_[ticket.chain].evidence.catalogue().lanes;
    const models::RunOptions options{plan_.window.to, plan_.seed, ticket.replication, jobs_at_most};
    if (keeps_path(plan_, ticket.replication)) {
      analysis::PathCollector collector{chain, lanes, plan_.window, plan_.stop_asked, *plan_.grid};
      std::optional<Finished> finished = watch(chain, options, lanes, collector);
      if (finished && std::holds_alternative<models::ReachedTheEnd>(finished->end.why)) finished->path = collector.path();
      return finished;
    }
    analysis::Collector collector{chain, lanes, plan_.window, plan_.stop_asked};
    return watch(chain, options, lanes, collector);
  }

  [[nodiscard]] std::optional<Finished> watch(const models::ServiceChain& chain, const models::RunOptions& options,
                                              std::span<const models::Lane> lanes,
                                              analysis::Collector& collector) const {
    std::optional<analysis::HistoryCollector> history;
    if (keeps_history(plan_, options.replication)) history.emplace(chain, lanes, *plan_.history, collector);
    models::Observer* const observer = history ? static_cast<models::Observer*>(&*history) : &collector;
    models::RunEnd end = models::simulate(chain, options, *observer);
    if (std::holds_alternative<models::Stopped>(end.why)) return std::nullopt;
    const bool is_whole = std::holds_alternative<models::ReachedTheEnd>(end.why);
    analysis::Observed observed = collector.take(end.at);
    return Finished{std::move(observed), end, std::nullopt,
                    history && is_whole ? std::optional{history->take(end.at)} : std::nullopt};
  }

  void keep(Ticket ticket, Finished finished) {
    Slot complete;
    {
      const std::lock_guard lock{mutex_};
      Slot& slot = slots_[ticket.replication];
      slot.by_chain.resize(runs_.size());
      slot.by_chain[ticket.chain] = std::move(finished);
      if (--slot.missing == 0) complete = std::exchange(slot, {});
      ++done_;
      const auto asked = static_cast<std::uint32_t>(tickets_.size());
      if (plan_.on_progress) plan_.on_progress({runs_before_ + done_, runs_before_ + asked});
    }
    if (!complete.by_chain.empty()) reduce(ticket.replication, complete);
  }

  // Merging takes a while: threads wait for each other only where they add to the same section.
  void reduce(std::uint32_t replication, Slot& slot) {
    const std::lock_guard lock{sections_[analysis::Evidence::section_of(replication)]};
    for (std::size_t c = 0; c < runs_.size(); ++c) {
      std::optional<Finished>& finished = slot.by_chain[c];
      if (!finished) continue;
      runs_[c].evidence.add(replication, finished->observed);
      ends_[c][replication] = std::move(finished->end);
      if (finished->path) runs_[c].paths[replication] = std::move(finished->path);
      if (finished->history) runs_[c].histories[replication] = std::move(finished->history);
    }
  }

  // Ends that were there and ends that came, by replication.
  static void put_in_order(Runs& runs, std::vector<std::optional<models::RunEnd>>& came) {
    std::vector<models::RunEnd> ends;
    auto was_there = runs.ends.begin();
    for (std::uint32_t replication = 0; was_there != runs.ends.end() || replication < came.size(); ++replication) {
      if (!runs.evidence.has(replication)) continue;
      const bool is_new = replication < came.size() && came[replication];
      ends.push_back(std::move(is_new ? *came[replication] : *was_there++));
    }
    runs.ends = std::move(ends);
  }

  std::span<const models::ServiceChain* const> chains_;           // -- constant
  const Plan& plan_;                                              // -- constant
  std::vector<Ticket> tickets_;                                   // -- constant
  std::uint32_t runs_before_;                                     // -- constant
  std::atomic<std::size_t> next_ = 0;                             // -- state
  std::array<std::mutex, analysis::most_sections> sections_;      // guard runs and ends, by section
  std::vector<Runs>& runs_;                                       // -- state, by chain
  std::vector<std::vector<std::optional<models::RunEnd>>> ends_;  // -- state: that came, by chain and replication
  std::mutex mutex_;                                              // guards all below
  std::vector<Slot> slots_;                                       // -- state, by replication
  std::uint32_t done_ = 0;                                        // -- state
  std::exception_ptr failure_;                                    // -- state
};

std::vector<Runs> without_runs(std::span<const models::ServiceChain* const> chains) {
  std::vector<Runs> runs;
  for (const models::ServiceChain* chain : chains) {
    runs.push_back({analysis::Evidence{analysis::catalogue_of(*chain)}, {}, {}});
  }
  return runs;
}

}  // namespace

Replications::Replications(std::span<const models::ServiceChain* const> chains, const Plan& plan)
    : Replications{chains, plan, without_runs(chains)} {}

Replications::Replications(std::span<const models::ServiceChain* const> chains, const Plan& plan,
                           std::vector<Runs> earlier)
    : chains_{chains.begin(), chains.end()}, plan_{plan}, runs_{std::move(earlier)}, taking_part_(chains.size()) {
  if (!plan.usual.departments.empty()) {
    for (const models::ServiceChain* chain : chains) calibrated_.push_back(models::with_baselines(*chain, plan.usual));
  }
  for (std::size_t c = 0; c < calibrated_.size(); ++c) chains_[c] = &calibrated_[c];
  std::iota(taking_part_.begin(), taking_part_.end(), std::size_t{0});
}

void Replications::leave_out(std::size_t chain) { std::erase(taking_part_, chain); }

void Replications::run_to(std::uint32_t total) {
  std::vector<Ticket> tickets = missing_runs(runs_, taking_part_, total);
  if (tickets.empty()) return;
  const std::size_t helpers = std::min<std::size_t>(std::max(1U, plan_.threads), tickets.size()) - 1;
  if (plan_.on_progress) plan_.on_progress({runs_done_, runs_done_ + static_cast<std::uint32_t>(tickets.size())});
  Workshop workshop{chains_, plan_, runs_, std::move(tickets), runs_done_};
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < helpers; ++t) threads.emplace_back([&workshop] { workshop.work(); });
    workshop.work();
  }
  runs_done_ += workshop.finish();
}

}  // namespace servicechain::scenarios
