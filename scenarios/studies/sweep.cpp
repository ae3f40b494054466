#include "scenarios/studies/sweep.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "analysis/measures/expectation.h"

namespace servicechain::scenarios {
namespace {

// Values as they stand in a scenario, and the edits that put them there.
class Grid {
 public:
  explicit Grid(std::vector<SweptRange> ranges) : ranges_{std::move(ranges)} {
    for (const SweptRange& range : ranges_) {
      std::vector<Node> nodes;
      for (std::size_t v = 0; v < range.axis.values.size(); ++v) {
        Node node;
        node.text = range.axis.values[v].text;
        node.span = range.value_spans[v];
        nodes.push_back(std::move(node));
      }
      nodes_.push_back(std::move(nodes));
    }
  }

  [[nodiscard]] const std::vector<SweptRange>& ranges() const { return ranges_; }
  // As a number with a fraction: it may be far too large.
  [[nodiscard]] double size() const {
    double size = 1;
    for (const SweptRange& range : ranges_) size *= static_cast<double>(range.axis.values.size());
    return size;
  }
  [[nodiscard]] Edit edit(std::size_t axis, std::size_t value) const {
    return {ranges_[axis].axis.path, ranges_[axis].path_span, &nodes_[axis][value]};
  }
  [[nodiscard]] std::vector<Edit> edits(const std::vector<std::size_t>& at) const {
    std::vector<Edit> edits;
    for (std::size_t a = 0; a < at.size(); ++a) edits.push_back(edit(a, at[a]));
    return edits;
  }
  [[nodiscard]] std::string words(const std::vector<std::size_t>& at) const {
    std::vector<std::string> words;
    for (std::size_t a = 0; a < at.size(); ++a) {
      words.push_back(fmt::format("{} = {}", ranges_[a].axis.path, ranges_[a].axis.values[at[a]].text));
    }
    return fmt::format("at {}", fmt::join(words, ", "));
  }
  // The place behind this one, the last axis fastest. false: that was the last.
  [[nodiscard]] bool advance(std::vector<std::size_t>& at) const {
    for (std::size_t a = at.size(); a-- > 0;) {
      if (++at[a] < ranges_[a].axis.values.size()) return true;
      at[a] = 0;
    }
    return false;
  }

 private:
  std::vector<SweptRange> ranges_;
  std::vector<std::vector<Node>> nodes_;  // by axis and value
};

// The ends of each range by themselves: what is wrong with them has its place in the argument.
void check_ends(Variants& variants, const Grid& grid) {
  for (std::size_t a = 0; a < grid.ranges().size(); ++a) {
    for (const std::size_t value : {std::size_t{0}, grid.ranges()[a].axis.values.size() - 1}) {
      const Edit edit = grid.edit(a, value);
      static_cast<void>(variants.with({&edit, 1}, fmt::format("at {} = {}", edit.path, edit.change->text)));
    }
  }
}

void check_once_each(Variants& variants, const std::vector<SweptRange>& ranges) {
  for (std::size_t a = 0; a < ranges.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (ranges[a].axis.path != ranges[b].axis.path) continue;
      variants.reading().refuse(
          ranges[a].path_span,
          {"E104", fmt::format("{} stands twice", in_quotes(ranges[a].axis.path)), "give one range"});
    }
  }
}

std::optional<Grid> read_grid(Variants& variants, const std::vector<std::string>& texts) {
  std::vector<SweptRange> ranges;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto argument = variants.first_argument() + static_cast<std::uint32_t>(i);
    if (auto range = read_swept_range(variants, texts[i], argument)) ranges.push_back(std::move(*range));
  }
  check_once_each(variants, ranges);
  const bool all_are_read = ranges.size() == texts.size();
  Grid grid{std::move(ranges)};
  check_ends(variants, grid);
  if (!all_are_read || variants.were_refused()) return std::nullopt;
  if (grid.size() > static_cast<double>(most_sweep_points)) {
    std::vector<std::size_t> sizes;
    for (const SweptRange& range : grid.ranges()) sizes.push_back(range.axis.values.size());
    variants.reading().refuse(
        grid.ranges().back().path_span,
        {"E211", fmt::format("{} = {:.0f} points are too many", fmt::join(sizes, " x "), grid.size()),
         fmt::format("at most {}; write larger steps", most_sweep_points)});
    return std::nullopt;
  }
  return grid;
}

analysis::SweepEvidence evidence_of(const Outcome& outcome) {
  return {outcome.measure, outcome.replications, outcome.staff_cost};
}

void add_ending(analysis::Sweep& sweep, std::string& trouble, const EndingWords& endings) {
  trouble = fmt::format("{}", fmt::join(endings.troubles, "; "));
  sweep.grew_without_limit = sweep.grew_without_limit || endings.grew_without_limit;
  sweep.deadlocked = sweep.deadlocked || endings.deadlocked;
}

// The points at an end of every range: the largest changes, where a start-up would be longest.
bool is_corner(const SweepPlan& plan, const SweepPlan::Point& point) {
  for (std::size_t a = 0; a < plan.axes.size(); ++a) {
    if (point.at[a] != 0 && point.at[a] + 1 != plan.axes[a].values.size()) return false;
  }
  return true;
}

// Base and corners.
std::vector<std::string> find_warm_up(Series& series, const Scenario& scenario, const SweepPlan& plan) {
  std::vector<const models::ServiceChain*> chains{&scenario.chain};
  std::vector<std::string> names{"base"};
  for (const SweepPlan::Point& point : plan.points) {
    if (!is_corner(plan, point) || point.chain == scenario.chain) continue;
    std::vector<std::string> words;
    for (std::size_t a = 0; a < plan.axes.size(); ++a) {
      words.push_back(fmt::format("{} = {}", plan.axes[a].path, plan.axes[a].values[point.at[a]].text));
    }
    chains.push_back(&point.chain);
    names.push_back(fmt::format("{}", fmt::join(words, ", ")));
  }
  return series.find_warm_up(chains, names);
}

// `done`: replications of today.
analysis::Sweep head_of(const Scenario& scenario, const SweepPlan& plan, const Series& series, std::uint32_t done) {
  analysis::Study study;
  study.seed = series.seed();
  study.replications = done;
  analysis::Sweep sweep;
  sweep.scenario = scenario.name;
  sweep.source_line = source_line(scenario, study, series.warm_up());
  sweep.seed = study.seed;
  sweep.replications = done;
  sweep.measure = series.measure();
  if (const auto expected = analysis::expected_of(scenario.chain, sweep.measure)) sweep.target = sim::hours(*expected);
  sweep.axes = plan.axes;
  sweep.notes = plan.notes;
  sweep.was_stopped = series.was_stopped();
  if (sweep.was_stopped) {
    sweep.notes.push_back(
        fmt::format("stopped by the user after {} of {} runs of each point", done, series.planned_replications()));
  }
  return sweep;
}

}  // namespace

Read<SweepPlan> plan_sweep(const Scenario& scenario, const std::vector<Setting>& settings,
                           const std::vector<std::string>& ranges) {
  Variants variants{scenario, settings, ranges};
  const std::optional<Grid> grid = read_grid(variants, ranges);
  if (!grid) return {std::nullopt, variants.take_problems()};

  SweepPlan plan;
  std::vector<std::size_t> at(ranges.size());
  do {
    std::optional<Variant> variant = variants.with(grid->edits(at), grid->words(at));
    if (!variant) return {std::nullopt, variants.take_problems()};
    plan.points.push_back({at, std::move(variant->chain)});
  } while (grid->advance(at));
  for (const SweptRange& range : grid->ranges()) {
    plan.axes.push_back(range.axis);
    if (!range.note.empty()) plan.notes.push_back(range.note);
  }
  for (const Problem& warning : variants.take_problems()) {
    plan.notes.push_back(fmt::format("{}: {}", warning.notes.back(), warning.message));
  }
  return {std::move(plan), {}};
}

analysis::Sweep run_sweep(const Scenario& scenario, const SweepPlan& plan, const SeriesOptions& options,
                          const std::function<void(const Budget&, std::uint32_t points)>& on_budget) {
  Series series{scenario, options};
  const std::uint32_t planned = series.planned_replications();
  std::vector<const models::ServiceChain*> chains{&scenario.chain};
  std::vector<std::size_t> place_of_point;  // among the chains
  for (const SweepPlan::Point& point : plan.points) {
    const bool is_today = point.chain == scenario.chain;
    place_of_point.push_back(is_today ? 0 : chains.size());
    if (!is_today) chains.push_back(&point.chain);
  }
  on_budget(series.budget(static_cast<std::uint32_t>(chains.size()) * planned, Total::known),
            static_cast<std::uint32_t>(plan.points.size()));

  const std::vector<std::string> notes = find_warm_up(series, scenario, plan);
  const std::vector<Outcome> outcomes = series.run(chains, planned);
  analysis::Sweep sweep = head_of(scenario, plan, series, outcomes.front().replications);
  sweep.notes.insert(sweep.notes.end(), notes.begin(), notes.end());
  std::vector<analysis::SweepEvidence> evidence;
  for (std::size_t p = 0; p < plan.points.size(); ++p) {
    const Outcome& outcome = outcomes[place_of_point[p]];
    sweep.points.push_back({plan.points[p].at, place_of_point[p] == 0, 0, {}, {}, {}, ""});
    evidence.push_back(evidence_of(outcome));
    add_ending(sweep, sweep.points[p].trouble, outcome.endings);
  }
  const bool shows_today = std::find(place_of_point.begin(), place_of_point.end(), 0U) != place_of_point.end();
  if (!shows_today) {
    for (const std::string& trouble : outcomes.front().endings.troubles) sweep.notes.push_back("today: " + trouble);
  }
  analysis::conclude(sweep, question_of(scenario), evidence_of(outcomes.front()), evidence);
  return sweep;
}

}  // namespace servicechain::scenarios
