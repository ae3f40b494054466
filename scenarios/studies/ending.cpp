#include "scenarios/studies/ending.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <variant>

#include "analysis/words.h"

namespace servicechain::scenarios {
namespace {

std::string when(sim::Time time) {
  const double hours = sim::hours(time);
  return hours < 48 ? fmt::format("{} hours", analysis::rounded(hours, 3))
                    : fmt::format("{} days", analysis::rounded(hours / 24, 3));
}

std::string counted(std::uint64_t count) { return analysis::number(static_cast<double>(count), 0); }

// "store waits for warehouse, warehouse waits for store"
std::string ring_words(const models::ServiceChain& chain, const std::vector<models::DepartmentId>& ring) {
  std::string words;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i > 0) words += ", ";
    words += fmt::format("{} waits for {}", chain[ring[i]].name, chain[ring[(i + 1) % ring.size()]].name);
  }
  return words;
}

struct Describe {
  const models::ServiceChain& chain;
  const models::RunEnd& end;

  std::string operator()(const models::ReachedTheEnd&) const { return ""; }
  std::string operator()(const models::Stopped&) const { return "stopped by the user"; }
  std::string operator()(const models::Deadlocked& deadlock) const {
    return fmt::format("departments blocked each other for good after {}: {}; {} jobs were held", when(deadlock.since),
                       ring_words(chain, deadlock.ring), counted(deadlock.jobs_held));
  }
  std::string operator()(const models::GrewWithoutLimit& growth) const {
    return fmt::format("the line at {} grew without limit: {} jobs were waiting after {}", chain[growth.line].name,
                       counted(growth.waiting), when(end.at));
  }
  std::string operator()(const models::StoodStill&) const {
    return fmt::format("time stood still after {}: work that takes no time goes round in a ring", when(end.at));
  }
};

}  // namespace

EndingWords describe_endings(const models::ServiceChain& chain, std::span<const models::RunEnd> ends) {
  EndingWords words;
  std::vector<std::uint64_t> counts(std::variant_size_v<models::WhyEnded>);
  std::vector<const models::RunEnd*> firsts(counts.size());
  std::uint64_t resolved = 0;
  std::uint64_t let_pass = 0;
  for (const models::RunEnd& end : ends) {
    if (counts[end.why.index()]++ == 0) firsts[end.why.index()] = &end;
    resolved += end.deadlocks_resolved;
    let_pass += end.defects_let_pass;
    words.deadlocked = words.deadlocked || std::holds_alternative<models::Deadlocked>(end.why);
    words.grew_without_limit = words.grew_without_limit || std::holds_alternative<models::GrewWithoutLimit>(end.why) ||
                               std::holds_alternative<models::StoodStill>(end.why);
  }
  for (std::size_t why = 0; why < counts.size(); ++why) {
    if (counts[why] == 0 || std::holds_alternative<models::ReachedTheEnd>(firsts[why]->why)) continue;
    words.troubles.push_back(fmt::format("in {} of {} runs {}", counts[why], ends.size(),
                                         std::visit(Describe{chain, *firsts[why]}, firsts[why]->why)));
  }
  if (resolved > 0) {
    words.notes.push_back(fmt::format(
        "departments blocked each other {} times; each time the job that had waited longest went on without its answer",
        counted(resolved)));
  }
  if (let_pass > 0) {
    words.notes.push_back(fmt::format(
        "{} times a job was found to be wrong and passed on all the same: it had been sent back as often as tries-at-most allows",
        counted(let_pass)));
  }
  return words;
}

}  // namespace servicechain::scenarios
