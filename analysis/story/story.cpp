#include "analysis/story/story.h"

#include <algorithm>
#include <utility>

namespace servicechain::analysis {

using models::Place;

std::string_view name_of(Place place) {
  switch (place) {
    case Place::line: return "line";
    case Place::work: return "work";
    case Place::held: return "held";
    case Place::parked: return "parked";
    case Place::away: return "away";
    case Place::outside: break;
  }
  return "outside";
}

std::string_view name_of(models::Ending ending) {
  switch (ending) {
    case models::Ending::finished: return "finished";
    case models::Ending::gave_up: return "gave-up";
    case models::Ending::refused: return "refused";
    case models::Ending::balked: return "balked";
    case models::Ending::diverted: return "diverted";
    case models::Ending::sent_back: return "sent-back";
  }
  return "";
}

StoryRecorder::StoryRecorder(const models::ServiceChain& chain, sim::Identity customer)
    : lanes_{models::lanes_of(chain)},
      customer_{customer},
      people_(chain.departments.size()),
      threads_(1),
      numbers_{{customer, 0}} {}

void StoryRecorder::levels_changed(const models::LevelsChanged& levels) { people_[levels.department.index] = levels; }

Thread* StoryRecorder::thread_of(sim::Identity job) {
  if (left_) return nullptr;
  const auto found = numbers_.find(job);
  return found == numbers_.end() ? nullptr : &threads_[found->second];
}

void StoryRecorder::job_moved(const models::JobMoved& move) {
  Thread* thread = thread_of(move.job);
  if (thread == nullptr) return;
  if (move.from == Place::outside) {
    thread->stays.push_back({move.lane, {}, std::nullopt, std::nullopt});
  } else {
    thread->stays.back().spells.back().to = move.at;
    thread->stays.back().spells.back().is_over = true;
  }
  if (move.to != Place::outside) thread->stays.back().spells.push_back({move.to, move.at, move.at, false});
}

// Who was not let in was never anywhere.
void StoryRecorder::visit_ended(const models::VisitEnded& visit) {
  Thread* thread = thread_of(visit.job);
  if (thread == nullptr) return;
  std::vector<Stay>& stays = thread->stays;
  const bool was_turned_away = stays.empty() || stays.back().ended || stays.back().lane != visit.lane;
  if (was_turned_away) stays.push_back({visit.lane, {}, std::nullopt, std::nullopt});
  stays.back().ended = visit;
  stays.back().people = people_[lanes_[visit.lane.index].department.index];
}

void StoryRecorder::request_sent(const models::RequestSent& request) {
  Thread* thread = request.job ? thread_of(*request.job) : nullptr;
  if (thread == nullptr) return;
  thread->requests.push_back(threads_.size());
  numbers_[request.request] = threads_.size();
  threads_.push_back({.sent = request, .answered = std::nullopt, .stays = {}, .requests = {}});
}

void StoryRecorder::request_answered(const models::RequestAnswered& answer) {
  if (Thread* thread = thread_of(answer.request)) thread->answered = answer;
}

void StoryRecorder::customer_left(const models::CustomerLeft& customer) {
  if (customer.customer == customer_) left_ = customer;
}

std::optional<Story> StoryRecorder::take() {
  if (!left_) return std::nullopt;
  for (Thread& thread : threads_) {
    for (Stay& stay : thread.stays) {
      if (!stay.spells.empty() && !stay.spells.back().is_over) stay.spells.back().to = left_->left;
    }
  }
  return Story{*left_, std::move(threads_)};
}

namespace {

// From the customer's job down to who kept it waiting.
class Path {
 public:
  Path(const models::ServiceChain& chain, const Story& story) : chain_{chain}, story_{story} {}

  void follow(std::size_t thread, sim::Time from, sim::Time to) {
    const std::vector<Stay>& stays = story_.threads[thread].stays;
    for (std::size_t s = 0; s < stays.size(); ++s) {
      for (const Spell& spell : stays[s].spells) {
        const Part part{thread, s, spell.place, std::max(spell.from, from), std::min(spell.to, to)};
        if (part.from >= part.to) continue;
        if (part.place == Place::held || part.place == Place::parked) {
          follow_wait(part);
        } else {
          parts_.push_back(part);
        }
      }
    }
  }

  [[nodiscard]] std::vector<Part> take() { return std::move(parts_); }

 private:
  // A request waited for, and the part of the wait that it explains.
  struct Reason {
    std::size_t request;
    sim::Time from;
    sim::Time to;
  };

  // Backwards: what ended the wait, what had to be answered before that was asked, and so on.
  void follow_wait(const Part& wait) {
    std::vector<Reason> reasons;
    for (sim::Time at = wait.to; at > wait.from;) {
      const std::optional<Reason> reason = reason_for(wait, at);
      if (!reason) break;
      reasons.push_back(*reason);
      at = reason->from;
    }
    sim::Time told = wait.from;
    for (auto reason = reasons.rbegin(); reason != reasons.rend(); ++reason) {
      if (reason->from > told) parts_.push_back({wait.thread, wait.stay, wait.place, told, reason->from});
      follow(reason->request, reason->from, reason->to);
      told = reason->to;
    }
    if (told < wait.to) parts_.push_back({wait.thread, wait.stay, wait.place, told, wait.to});
  }

  // The request whose answer came at `at`, or is still open then, or came last before.
  [[nodiscard]] std::optional<Reason> reason_for(const Part& wait, sim::Time at) const {
    std::optional<Reason> best;
    for (const std::size_t request : story_.threads[wait.thread].requests) {
      const Thread& thread = story_.threads[request];
      const sim::Time asked = thread.sent->at;
      if (asked >= at || !is_waited_for(*thread.sent)) continue;
      const sim::Time until = thread.answered ? std::min(thread.answered->answered, at) : at;
      if (until <= wait.from || until <= asked) continue;
      if (!best || is_better(thread, until, at, *best)) best = Reason{request, std::max(asked, wait.from), until};
    }
    return best;
  }

  // Later is better; of two that reach as far, the one that was answered just then.
  [[nodiscard]] bool is_better(const Thread& thread, sim::Time until, sim::Time at, const Reason& best) const {
    if (until != best.to) return until > best.to;
    const auto is_answered_at = [&](const Thread& one) { return one.answered && one.answered->answered == at; };
    return is_answered_at(thread) && !is_answered_at(story_.threads[best.request]);
  }

  [[nodiscard]] bool is_waited_for(const models::RequestSent& sent) const {
    return chain_[sent.asker].needs[sent.need.index].waiting != models::Waiting::no;
  }

  const models::ServiceChain& chain_;  // -- constant
  const Story& story_;                 // -- constant
  std::vector<Part> parts_;            // -- state
};

}  // namespace

std::vector<Part> critical_path(const models::ServiceChain& chain, const Story& story) {
  Path path{chain, story};
  path.follow(0, story.customer.entered, story.customer.left);
  return path.take();
}

}  // namespace servicechain::analysis
