#include "analysis/charts/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/words.h"
#include "models/lanes.h"

namespace servicechain::analysis::charts {
namespace {

constexpr std::size_t most_rows = 18;

// "12.1 min", in a unit of its own.
std::string said(sim::Duration duration) {
  const double hours = sim::hours(duration);
  const Scale scale = scale_for({"", "all", "wait", "h"}, hours, Saying::value);
  return rounded(hours * scale.factor, 3) + " " + scale.unit;
}

// One department's bar: a stay of the customer's own job or of a request.
struct Bar {
  std::size_t thread;
  std::size_t stay;
  std::size_t depth;
  bool is_critical;
};

class Tree {
 public:
  Tree(const Story& story, const std::vector<Part>& path) : story_{story}, path_{path} { add(0, 0); }

  // Where there are too many, those on which the customer's time was not spent go, the last first.
  [[nodiscard]] std::vector<Bar> bars() && {
    for (std::size_t i = bars_.size(); i-- > 0 && bars_.size() > most_rows;) {
      if (!bars_[i].is_critical) bars_.erase(bars_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (bars_.size() > most_rows) bars_.resize(most_rows);
    return std::move(bars_);
  }
  [[nodiscard]] std::size_t count() const { return bars_.size(); }

 private:
  void add(std::size_t number, std::size_t depth) {
    const Thread& thread = story_.threads[number];
    auto request = thread.requests.begin();
    for (std::size_t s = 0; s < thread.stays.size(); ++s) {
      const Stay& stay = thread.stays[s];
      bars_.push_back({number, s, depth, std::ranges::any_of(path_, [&](const Part& part) { return part.thread == number && part.stay == s; })});
      const sim::Time end = stay.spells.empty() ? sim::start_of_run : stay.spells.back().to;
      for (; request != thread.requests.end() && story_.threads[*request].sent->at < end; ++request) add(*request, depth + 1);
    }
    for (; request != thread.requests.end(); ++request) add(*request, depth + 1);
  }

  const Story& story_;             // -- constant
  const std::vector<Part>& path_;  // -- constant
  std::vector<Bar> bars_;          // -- state
};

}  // namespace

Chart story_chart(const models::ServiceChain& chain, const Story& story, const StoryTitle& title) {
  const std::vector<models::Lane> lanes = models::lanes_of(chain);
  const std::vector<Part> path = critical_path(chain, story);
  const sim::Time start = story.customer.entered;
  const double whole_h = sim::hours(story.customer.left - start);
  const Scale scale = scale_for({"customers", "all", "time", "h"}, whole_h, Saying::value);
  const auto since = [&](sim::Time time) { return sim::hours(time - start) * scale.factor; };
  Tree tree{story, path};
  const std::size_t in_all = tree.count();
  const std::vector<Bar> bars = std::move(tree).bars();

  Chart chart;
  chart.name = "story";
  chart.title = fmt::format("Where did the time of {} go?", title.name);
  chart.answer = conclusion(chain, story);
  while (chart.answer.ends_with('\n')) chart.answer.pop_back();
  std::ranges::replace(chart.answer, '\n', ' ');
  chart.source = fmt::format("{} · run {} · customer {}{}{}", title.scenario, title.run, title.name, title.which.empty() ? "" : ", " + title.which,
                             in_all > bars.size() ? fmt::format(" · {} of {} stays shown", bars.size(), in_all) : "");
  chart.axis = fmt::format("since the customer came ({})", scale.unit);
  chart.facts = {{"whole", whole_h * scale.factor}, {"rows", static_cast<double>(bars.size())}};
  chart.data.columns = {{"row", ""}, {"name", "department"}, {"depth", ""}, {"from", "from, " + scale.unit}, {"to", "to, " + scale.unit},
                        {"kind", "what"}, {"said", ""}};
  ChartTable critical{{{"row", ""}, {"from", ""}, {"to", ""}}, {}};
  for (std::size_t r = 0; r < bars.size(); ++r) {
    const Stay& stay = story.threads[bars[r].thread].stays[bars[r].stay];
    const std::string& name = chain[lanes[stay.lane.index].department].name;
    for (const Spell& spell : stay.spells) {
      if (spell.to <= spell.from) continue;
      chart.data.rows.push_back({static_cast<double>(r), name, static_cast<double>(bars[r].depth), since(spell.from), since(spell.to),
                                 std::string{name_of(spell.place)}, said(spell.to - spell.from)});
    }
    for (const Part& part : path) {
      if (part.thread != bars[r].thread || part.stay != bars[r].stay) continue;
      critical.rows.push_back({static_cast<double>(r), since(part.from), since(part.to)});
    }
  }
  chart.more["critical"] = std::move(critical);
  return chart;
}

}  // namespace servicechain::analysis::charts
