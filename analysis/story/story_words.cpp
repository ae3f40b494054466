#include "analysis/story/story_words.h"

#include <fmt/chrono.h>
#include <fmt/ranges.h>

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

// In the order in which they ended.
std::vector<const Stay*> finished_stays(const Story& story) {
  std::vector<const Stay*> finished;
  for (const Thread& thread : story.threads) {
    for (const Stay& stay : thread.stays) {
      if (stay.ended && stay.ended->ending == models::Ending::finished) finished.push_back(&stay);
    }
  }
  std::ranges::stable_sort(finished, {}, [](const Stay* stay) { return stay->ended->ended; });
  return finished;
}

bool some_coupling_is_on(const models::Behaviour& on) { return on != models::Behaviour{.inherited_quality = false}; }

// For experts.
std::string levels_of(const models::LevelsChanged& people) {
  std::string text;
  const auto add = [&text](std::string_view name, const std::optional<double>& level, int digits) {
    if (level) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, rounded(*level, digits));
  };
  add("mood", people.mood, 3);
  add("standard", people.standard, 3);
  add("pressure", people.pressure, 3);
  add("fatigue", people.fatigue, 3);
  return text;
}

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

// Where a level begins to be felt: 5 points of mood are 1.3 points of customers (Sears), so half of that is the first
// word. The others likewise are steps that move quality by about a point.
std::string state_of(const models::Department& department, const models::LevelsChanged& people) {
  std::vector<std::string_view> words;
  if (people.mood) {
    const double above = *people.mood - department.parameters.mood_start;
    if (above <= -10) words.push_back("in very low spirits");
    else if (above <= -2.5) words.push_back("in low spirits");
    else if (above >= 2.5) words.push_back("in high spirits");
  }
  if (people.pressure && *people.pressure >= 1.1) words.push_back("under pressure");
  if (people.standard && *people.standard <= 0.98) words.push_back("used to cutting corners");
  if (people.fatigue && *people.fatigue >= 1.02) words.push_back("tired");
  return words.empty() ? "as usual" : fmt::format("{}", fmt::join(words, ", "));
}

Table met_table(const models::ServiceChain& chain, const Story& story, const StoryTitle& title, Vocabulary vocabulary) {
  Table table{"What it met on the way",
              {{"at"}, {"department"}, {"its work was right", Alignment::right}, {"the people there"}},
              {},
              {}};
  if (!some_coupling_is_on(chain.behaviour)) return table;
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  bool some_have_levels = false;
  for (const Stay* stay : finished_stays(story)) {
    if (table.rows.size() == most_rows) break;
    const models::Department& department = chain[lanes[stay->lane.index].department];
    const bool is_expert = vocabulary == Vocabulary::expert;
    some_have_levels = some_have_levels || stay->people;
    const std::string people = !stay->people ? "" : is_expert ? levels_of(*stay->people) : state_of(department, *stay->people);
    table.rows.push_back({clock_of(stay->ended->ended, title), department.name,
                          is_expert ? rounded(stay->ended->quality, 4) : number(100 * stay->ended->quality, 0) + "%", people});
  }
  if (!some_have_levels) {
    table.columns.pop_back();
    for (std::vector<std::string>& row : table.rows) row.pop_back();
  }
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
  const std::vector<const Stay*> finished = finished_stays(story);
  const auto worst = std::ranges::min_element(finished, {}, [](const Stay* stay) { return stay->ended->quality; });
  if (worst != finished.end()) {
    const models::Department& department = chain[lanes[(*worst)->lane.index].department];
    text += fmt::format("The least right work on the way: {}, {}% right{}.\n", department.name,
                        number(100 * (*worst)->ended->quality, 0),
                        (*worst)->people ? "; the people there: " + state_of(department, *(*worst)->people) : "");
  }
  return text;
}

std::string story_text(const models::ServiceChain& chain, const Story& story, const StoryTitle& title,
                       Vocabulary vocabulary) {
  const Table met = met_table(chain, story, title, vocabulary);
  return fmt::format("{}\n{}\n{}\n{}{}", opening(chain, story, title), text_of(story_table(chain, story, title)),
                     text_of(time_spent_table(chain, story)), met.rows.empty() ? "" : text_of(met) + "\n",
                     conclusion(chain, story));
}

}  // namespace servicechain::analysis
