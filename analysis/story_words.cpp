#include "analysis/story_words.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/words.h"
#include "models/kinds.h"

namespace servicechain::analysis {
namespace {

using models::Place;
using std::chrono::floor;

constexpr std::size_t most_rows = 60;

std::string lasting(sim::Duration duration) {
  const double length_h = sim::hours(duration);
  const Scale scale = scale_for({"customers", "all", "time", "h"}, length_h, Saying::value);
  return fmt::format("{} {}", rounded(length_h * scale.factor, 3), scale.unit);
}

std::chrono::sys_time<std::chrono::seconds> on_the_calendar(sim::Time time, const StoryTitle& title) {
  return title.begins + floor<std::chrono::seconds>(time - sim::start_of_run);
}
std::string day_of(sim::Time time, const StoryTitle& title) {
  return fmt::format("{:%a %d %b %Y}", on_the_calendar(time, title));
}
std::string clock_of(sim::Time time, const StoryTitle& title) {
  return fmt::format("{:%H:%M:%S}", on_the_calendar(time, title));
}

std::string_view said(Place place) {
  switch (place) {
    case Place::line: return "in line";
    case Place::work: return "at work";
    case Place::held: return "waits in the hands of somebody";
    case Place::parked: return "set aside, waits";
    case Place::away: return "waits for somebody to come back";
    case Place::outside: break;
  }
  return "";
}

std::string_view said(models::Ending ending) {
  switch (ending) {
    case models::Ending::finished: return "served";
    case models::Ending::gave_up: return "gave up waiting";
    case models::Ending::refused: return "was refused: no room";
    case models::Ending::balked: return "saw the line and did not stay";
    case models::Ending::diverted: return "was sent elsewhere: no room";
    case models::Ending::sent_back: return "was found to be wrong and sent back";
  }
  return "";
}

class Teller {
 public:
  Teller(const models::ServiceChain& chain, const Story& story, const StoryTitle& title)
      : chain_{chain},
        story_{story},
        title_{title},
        lanes_{models::lanes_of(chain)},
        path_{critical_path(chain, story)} {}

  void tell(std::size_t number, std::size_t depth) {
    const Thread& thread = story_.threads[number];
    auto request = thread.requests.begin();
    for (std::size_t s = 0; s < thread.stays.size(); ++s) {
      const Stay& stay = thread.stays[s];
      for (const Spell& spell : stay.spells) {
        if (spell.from < spell.to) add(number, s, spell, depth);
        while (request != thread.requests.end() && story_.threads[*request].sent->at < spell.to) {
          ask(*request++, depth);
        }
      }
      if (stay.ended && stay.ended->ending != models::Ending::finished) turn_away(stay, depth);
    }
    while (request != thread.requests.end()) ask(*request++, depth);
  }

  [[nodiscard]] Table take() {
    if (left_out_ > 0) table_.note += fmt::format(" {} more rows are left out.", left_out_);
    return std::move(table_);
  }

 private:
  [[nodiscard]] const std::string& department(models::LaneId lane) const {
    return chain_[lanes_[lane.index].department].name;
  }

  void add_row(std::vector<std::string> row) {
    if (table_.rows.size() < most_rows) {
      table_.rows.push_back(std::move(row));
    } else {
      ++left_out_;
    }
  }

  void add(std::size_t thread, std::size_t stay, const Spell& spell, std::size_t depth) {
    const bool is_critical = std::ranges::any_of(path_, [&](const Part& part) {
      return part.thread == thread && part.stay == stay && part.from >= spell.from && part.to <= spell.to;
    });
    const models::LaneId lane = story_.threads[thread].stays[stay].lane;
    add_row({is_critical ? "▸" : "", clock_of(spell.from, title_), std::string(2 * depth, ' ') + department(lane),
             std::string{said(spell.place)}, lasting(spell.to - spell.from) + (spell.is_over ? "" : " and more")});
  }

  void ask(std::size_t number, std::size_t depth) {
    const Thread& thread = story_.threads[number];
    const models::Department& asker = chain_[thread.sent->asker];
    const models::Need& need = asker.needs[thread.sent->need.index];
    std::string what = "asks " + chain_[need.supplier].name;
    if (need.waiting == models::Waiting::no) what += ", does not wait for the answer";
    if (thread.answered && thread.answered->was_refused) what += "; refused: no room";
    const bool is_late = thread.answered && !thread.answered->on_time && !thread.answered->was_refused;
    const std::string took = !thread.answered ? "no answer yet"
                             : lasting(thread.answered->answered - thread.sent->at) + (is_late ? ", late" : "");
    add_row({"", clock_of(thread.sent->at, title_), std::string(2 * depth, ' ') + asker.name, what, took});
    tell(number, depth + 1);
  }

  void turn_away(const Stay& stay, std::size_t depth) {
    add_row({"", clock_of(stay.ended->ended, title_), std::string(2 * depth, ' ') + department(stay.lane),
             std::string{said(stay.ended->ending)}, ""});
  }

  const models::ServiceChain& chain_;  // -- constant
  const Story& story_;                 // -- constant
  const StoryTitle& title_;            // -- constant
  std::vector<models::Lane> lanes_;    // -- constant
  std::vector<Part> path_;             // -- constant
  Table table_{"What happened",        // -- state
               {{""}, {"at"}, {"department"}, {"what"}, {"how long", Alignment::right}},
               {},
               "▸ where the customer's own time went; the rest ran beside it."};
  std::size_t left_out_ = 0;           // -- state
};

// Of one department, for the customer.
struct Spent {
  sim::Duration line{};
  sim::Duration work{};
  sim::Duration other{};
  [[nodiscard]] sim::Duration all() const { return line + work + other; }
};

std::string_view department_of(const models::ServiceChain& chain, const std::vector<models::Lane>& lanes,
                               const Story& story, const Part& part) {
  const models::LaneId lane = story.threads[part.thread].stays[part.stay].lane;
  return chain[lanes[lane.index].department].name;
}

}  // namespace

std::string opening(const models::ServiceChain& chain, const Story& story, const StoryTitle& title) {
  const models::CustomerLeft& customer = story.customer;
  const models::Segment& segment = chain[customer.segment];
  std::string text = fmt::format("{} · run {} · customer {}{}\n\n", title.scenario, title.run, title.name,
                                 title.which.empty() ? "" : ", " + title.which);
  text += fmt::format("Came on {} at {}, left after {}: {}.", day_of(customer.entered, title),
                      clock_of(customer.entered, title), lasting(customer.left - customer.entered),
                      said(customer.ending));
  if (segment.expects.wait) {
    text += fmt::format(" Expected to wait at most {}, {}.", lasting(*segment.expects.wait),
                        customer.on_time ? "and did" : "and waited longer");
  }
  text += fmt::format("\nSatisfied: {} of 100 (received {}, expected {}).\n", number(customer.satisfaction, 0),
                      number(customer.perceived, 0), number(customer.expected, 0));
  return text;
}

Table story_table(const models::ServiceChain& chain, const Story& story, const StoryTitle& title) {
  Teller teller{chain, story, title};
  teller.tell(0, 0);
  return teller.take();
}

Table time_spent_table(const models::ServiceChain& chain, const Story& story) {
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  std::map<std::string_view, Spent> by_department;
  for (const Part& part : critical_path(chain, story)) {
    Spent& spent = by_department[department_of(chain, lanes, story, part)];
    (part.place == Place::line ? spent.line : part.place == Place::work ? spent.work : spent.other) += part.length();
  }
  Table table{"Where the time went",
              {{"department"},
               {"in line", Alignment::right},
               {"at work", Alignment::right},
               {"otherwise waiting", Alignment::right},
               {"in all", Alignment::right}},
              {},
              "Time that one department waits for another is counted where it was really spent."};
  const auto shown = [](sim::Duration time) { return time == sim::Duration{} ? "–" : lasting(time); };
  std::vector<std::pair<std::string_view, Spent>> rows{by_department.begin(), by_department.end()};
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.second.all() > b.second.all(); });
  Spent whole;
  for (const auto& [name, spent] : rows) {
    table.rows.push_back(
        {std::string{name}, shown(spent.line), shown(spent.work), shown(spent.other), shown(spent.all())});
    whole.line += spent.line;
    whole.work += spent.work;
    whole.other += spent.other;
  }
  table.rows.push_back({"in all", shown(whole.line), shown(whole.work), shown(whole.other), shown(whole.all())});
  return table;
}

std::string conclusion(const models::ServiceChain& chain, const Story& story) {
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  const std::vector<Part> path = critical_path(chain, story);
  const auto longest = std::ranges::max_element(path, {}, &Part::length);
  if (longest == path.end()) return "It took no time at all.\n";
  const sim::Duration whole = story.customer.left - story.customer.entered;
  std::string text = fmt::format("The longest stretch: {} {} at {}, {}% of the time.\n", lasting(longest->length()),
                                 longest->place == Place::line   ? "in line"
                                 : longest->place == Place::work ? "of work"
                                                                 : "of other waiting",
                                 department_of(chain, lanes, story, *longest),
                                 number(100 * sim::hours(longest->length()) / sim::hours(whole), 0));
  const models::VisitEnded* worst = nullptr;
  for (const Thread& thread : story.threads) {
    for (const Stay& stay : thread.stays) {
      if (!stay.ended || stay.ended->ending != models::Ending::finished) continue;
      if (worst == nullptr || stay.ended->quality < worst->quality) worst = &*stay.ended;
    }
  }
  if (worst != nullptr) {
    text += fmt::format("The least right work on the way: {}, {}% right.\n",
                        chain[lanes[worst->lane.index].department].name, number(100 * worst->quality, 0));
  }
  return text;
}

std::string story_text(const models::ServiceChain& chain, const Story& story, const StoryTitle& title) {
  return fmt::format("{}\n{}\n{}\n{}", opening(chain, story, title), text_of(story_table(chain, story, title)),
                     text_of(time_spent_table(chain, story)), conclusion(chain, story));
}

}  // namespace servicechain::analysis
