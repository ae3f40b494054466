#include "analysis/map/chain_picture.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "analysis/markup.h"
#include "analysis/measures/measure_finder.h"
#include "analysis/words.h"
#include "models/kinds.h"
#include "sim/time.h"

namespace servicechain::analysis {
namespace {

using models::DepartmentId;
using models::KindId;
using models::SegmentId;
using models::ServiceChain;

constexpr double hours_a_week = 168;
constexpr std::size_t most_label_characters = 40;
constexpr double label_line_em = 13;

std::string label_from(const std::map<std::string, std::string>& labels, std::string_view language,
                       const std::string& name) {
  for (const std::string& wanted : {std::string{language}, std::string{}}) {
    const auto place = labels.find(wanted);
    if (place != labels.end() && !place->second.empty()) return place->second;
  }
  return name;
}

// "62% (60 to 64)": with_range for the narrow room of a drawing, where the legend says what the brackets are.
std::string briefly(const MeasureRow& row) {
  const double point = row.estimate.mean.value_or(0);
  const Scale scale = scale_for(row.measure, point, Saying::value);
  const bool glued = scale.unit == "%";
  const std::string unit = scale.unit.empty() || glued ? scale.unit : " " + scale.unit;
  if (!row.estimate.range) return rounded(point * scale.factor, 2) + unit + " (one run)";
  const Range range{row.estimate.range->low * scale.factor, row.estimate.range->high * scale.factor};
  const int decimals = supported_decimals(range);
  return fmt::format("{}{} ({} to {})", number(point * scale.factor, decimals), unit, number(range.low, decimals),
                     number(range.high, decimals));
}

std::string time_in_words(double hours) {
  const Scale scale = scale_for({"", "all", "time", "h"}, hours, Saying::value);
  return rounded(hours * scale.factor, 3) + " " + scale.unit;
}

std::string a_week_in_words(double count) { return rounded(count, 3); }

// In one line, or in two where a blank near the middle allows it.
std::vector<std::string> in_lines(const std::string& label) {
  const std::string text = shortened(label, most_label_characters);
  if (width_em(text) <= label_line_em) return {text};
  std::size_t best = std::string::npos;
  for (std::size_t i = text.find(' '); i != std::string::npos; i = text.find(' ', i + 1)) {
    const auto off_middle = [&](std::size_t place) { return std::max(place, text.size() - place); };
    if (best == std::string::npos || off_middle(i) < off_middle(best)) best = i;
  }
  if (best == std::string::npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

std::string needs_path(const ServiceChain& chain, DepartmentId asker, DepartmentId supplier) {
  return fmt::format("departments.{}.needs.{}", chain[asker].name, chain[supplier].name);
}

// Gathers one picture. Arcs that several kinds of job share are one arc with the volumes added.
class Painter {
 public:
  Painter(const ServiceChain& chain, const Study& study, std::string_view language)
      : chain_{chain}, base_{study, "base"}, language_{language} {}

  ChainPicture paint() {
    choose_departments();
    for (DepartmentId id : drawn_) add_department(id);
    for (std::uint32_t i = 0; i < chain_.segments.size(); ++i) add_segment({i});
    for (DepartmentId id : drawn_) add_needs_of(id);
    for (std::uint32_t i = 0; i < models::count_of_kinds(chain_); ++i) follow({i});
    add_hand_ons();
    add_visits();
    keep_the_greatest_arcs();
    std::stable_sort(picture_.arcs.begin(), picture_.arcs.end(), [](const MapArc& a, const MapArc& b) {
      return std::pair{a.from, a.to} < std::pair{b.from, b.to};
    });
    add_answers();
    return std::move(picture_);
  }

 private:
  struct Visit {
    std::optional<double> served_per_week;
    double entering_share = 0;
    bool leaves = false;
  };

  std::string path(DepartmentId id) const { return "departments." + chain_[id].name; }
  std::string path(SegmentId id) const { return "customers." + chain_[id].name; }
  std::string label(DepartmentId id) const { return label_in(chain_[id], language_); }
  std::string label(SegmentId id) const { return label_in(chain_[id], language_); }

  std::optional<double> a_week(const std::string& of, std::string_view name, std::string_view kind) const {
    const std::optional<double> per_h = base_.mean(of, name, kind);
    return per_h ? std::optional{*per_h * hours_a_week} : std::nullopt;
  }

  // "busy 62% (60 to 64)"; empty without a number.
  std::string named(std::string_view word, const std::string& of, std::string_view name) const {
    const MeasureRow* row = base_.find(of, name);
    if (row == nullptr || !row->estimate.mean) return {};
    return fmt::format("{} {}", word, briefly(*row));
  }

  static void keep(std::vector<std::string>& lines, std::string line) {
    if (!line.empty()) lines.push_back(std::move(line));
  }

  void choose_departments() {
    for (std::uint32_t i = 0; i < chain_.departments.size(); ++i) drawn_.push_back({i});
    if (drawn_.size() > most_departments_drawn) {
      const auto volume = [&](DepartmentId id) { return base_.mean(path(id), "throughput").value_or(0); };
      std::stable_sort(drawn_.begin(), drawn_.end(),
                       [&](DepartmentId a, DepartmentId b) { return volume(a) > volume(b); });
      drawn_.resize(most_departments_drawn);
      std::sort(drawn_.begin(), drawn_.end());
      picture_.remarks.push_back(fmt::format("The {} busiest of {} departments are drawn.", most_departments_drawn,
                                             chain_.departments.size()));
    }
    for (std::size_t i = 0; i < drawn_.size(); ++i) node_of_[drawn_[i]] = i;
  }

  void add_department(DepartmentId id) {
    MapNode node{MapNode::Kind::department,
                 fmt::format("map-department-{}", id.index),
                 in_lines(label(id)),
                 {},
                 label(id),
                 base_.mean(path(id), "utilisation")};
    keep(node.numbers, named("busy", path(id), "utilisation"));
    keep(node.numbers, named("wait", path(id), "wait"));
    if (chain_.behaviour.mood) keep(node.numbers, named("mood", path(id), "mood"));
    if (const auto jobs = a_week(path(id), "throughput", "all")) {
      node.tooltip += fmt::format(" · {} jobs a week", a_week_in_words(*jobs));
    }
    for (const std::string& line : node.numbers) node.tooltip += " · " + line;
    picture_.nodes.push_back(std::move(node));
  }

  void add_segment(SegmentId id) {
    MapNode node{MapNode::Kind::customers,
                 fmt::format("map-customers-{}", id.index),
                 in_lines(label(id)),
                 {},
                 label(id),
                 std::nullopt};
    keep(node.numbers, named("satisfaction", path(id), "satisfaction"));
    keep(node.numbers, named("on time", path(id), "on-time"));
    for (const std::string& line : node.numbers) node.tooltip += " · " + line;
    picture_.nodes.push_back(std::move(node));
  }

  void add_needs_of(DepartmentId asker) {
    for (const models::Need& need : chain_[asker].needs) {
      if (!node_of_.contains(need.supplier)) continue;
      const std::string of = needs_path(chain_, asker, need.supplier);
      MapArc arc{MapArc::Kind::need,
                 fmt::format("map-need-{}-{}", need.supplier.index, asker.index),
                 node_of_[need.supplier],
                 node_of_[asker],
                 a_week(of, "requests", "all"),
                 std::nullopt,
                 "",
                 "",
                 false,
                 true};
      arc.tooltip = fmt::format("{} works for {}", label(need.supplier), label(asker));
      if (arc.per_week) arc.tooltip += fmt::format(" · {} requests a week", a_week_in_words(*arc.per_week));
      if (need.promise) {
        arc.on_time = base_.mean(of, "on-time");
        arc.tooltip += " · promised within " + time_in_words(sim::hours(*need.promise));
        const std::string kept = named("on time", of, "on-time");
        if (!kept.empty()) arc.tooltip += " · " + kept;
      }
      if (arc.on_time) arc.label = rounded(*arc.on_time * 100, 2) + "%";
      picture_.arcs.push_back(std::move(arc));
    }
  }

  std::vector<DepartmentId> starts_of(KindId kind) const {
    std::vector<DepartmentId> starts;
    if (const auto segment = models::segment_of(chain_, kind)) {
      for (const models::HandOn::Share& share : chain_[*segment].enters) starts.push_back(share.to);
    } else if (const auto asker = models::asker_of(chain_, kind)) {
      for (const models::Need& need : chain_[*asker].needs) starts.push_back(need.supplier);
    }
    return starts;
  }

  // Along every department a kind of job can reach: who passes it on to whom, and where it leaves.
  void follow(KindId kind) {
    std::vector<DepartmentId> to_see = starts_of(kind);
    const std::set<DepartmentId> entered{to_see.begin(), to_see.end()};
    const std::string kind_name = models::name_of(chain_, kind);
    const auto segment = models::segment_of(chain_, kind);
    std::set<DepartmentId> seen;
    while (!to_see.empty()) {
      const DepartmentId here = to_see.back();
      to_see.pop_back();
      if (!seen.insert(here).second) continue;
      const models::HandOn& hand_on = chain_[here].passes_to.of(kind);
      const std::optional<double> volume = a_week(path(here), "throughput", kind_name);
      for (const models::HandOn::Share& share : hand_on.shares) {
        add_volume(hand_ons_[{here, share.to}], volume, share.share);
        to_see.push_back(share.to);
      }
      if (segment && (hand_on.leaves > 0 || entered.contains(here))) {
        visits_[{here, *segment}] = {volume, share_entering(*segment, here), hand_on.leaves > 0};
        if (volume) *visits_[{here, *segment}].served_per_week *= hand_on.leaves;
      }
    }
  }

  double share_entering(SegmentId segment, DepartmentId here) const {
    for (const models::HandOn::Share& share : chain_[segment].enters) {
      if (share.to == here) return share.share;
    }
    return 0;
  }

  static void add_volume(std::optional<double>& total, std::optional<double> volume, double share) {
    if (volume) total = total.value_or(0) + *volume * share;
  }

  void add_hand_ons() {
    for (const auto& [ends, volume] : hand_ons_) {
      const auto [from, to] = ends;
      if (!node_of_.contains(from) || !node_of_.contains(to)) continue;
      MapArc arc{MapArc::Kind::hand_on,
                 fmt::format("map-hand-on-{}-{}", from.index, to.index),
                 node_of_[from],
                 node_of_[to],
                 volume,
                 std::nullopt,
                 "",
                 "",
                 false,
                 true};
      arc.tooltip = fmt::format("{} passes work on to {}", label(from), label(to));
      if (volume) arc.tooltip += fmt::format(" · {} jobs a week", a_week_in_words(*volume));
      picture_.arcs.push_back(std::move(arc));
    }
  }

  void add_visits() {
    for (const auto& [ends, visit] : visits_) {
      const auto [from, segment] = ends;
      if (!node_of_.contains(from)) continue;
      const auto arriving = a_week(path(segment), "arrivals", "all");
      const bool comes_in = visit.entering_share > 0;
      MapArc arc{MapArc::Kind::visit,
                 fmt::format("map-visit-{}-{}", from.index, segment.index),
                 node_of_[from],
                 drawn_.size() + segment.index,
                 visit.served_per_week,
                 std::nullopt,
                 "",
                 "",
                 comes_in,
                 visit.leaves};
      arc.tooltip = fmt::format("{} and {}", label(from), label(segment));
      if (comes_in && arriving) {
        arc.tooltip += fmt::format(" · {} come in here a week", a_week_in_words(*arriving * visit.entering_share));
      }
      if (visit.leaves && visit.served_per_week) {
        arc.tooltip += fmt::format(" · {} go home served a week", a_week_in_words(*visit.served_per_week));
      }
      if (!visit.leaves && arriving) arc.per_week = *arriving * visit.entering_share;
      picture_.arcs.push_back(std::move(arc));
    }
  }

  void keep_the_greatest_arcs() {
    const std::size_t all = picture_.arcs.size();
    if (all <= most_arcs_drawn) return;
    std::stable_sort(picture_.arcs.begin(), picture_.arcs.end(),
                     [](const MapArc& a, const MapArc& b) { return a.per_week.value_or(0) > b.per_week.value_or(0); });
    picture_.arcs.resize(most_arcs_drawn);
    picture_.remarks.push_back(
        fmt::format("The {} arrows with the greatest volume of {} are drawn.", most_arcs_drawn, all));
  }

  void add_answers() {
    const MeasureRow* latest = nullptr;
    std::string latest_ends;
    const MeasureRow* busiest = nullptr;
    std::string busiest_label;
    for (DepartmentId id : drawn_) {
      const MeasureRow* row = base_.find(path(id), "utilisation");
      if (row != nullptr && row->estimate.mean &&
          (busiest == nullptr || *row->estimate.mean > *busiest->estimate.mean)) {
        busiest = row;
        busiest_label = label(id);
      }
      for (const models::Need& need : chain_[id].needs) {
        const MeasureRow* kept = base_.find(needs_path(chain_, id, need.supplier), "on-time");
        if (!need.promise || kept == nullptr || !kept->estimate.mean) continue;
        if (latest != nullptr && *kept->estimate.mean >= *latest->estimate.mean) continue;
        latest = kept;
        latest_ends = fmt::format("{} for {}", label(need.supplier), label(id));
      }
    }
    if (latest != nullptr) {
      picture_.answers.push_back(fmt::format("The promise kept least: {}, {} on time.", latest_ends, briefly(*latest)));
    }
    if (busiest != nullptr) {
      picture_.answers.push_back(fmt::format("The busiest department: {}, {}.", busiest_label, briefly(*busiest)));
    }
  }

  const ServiceChain& chain_;
  MeasureFinder base_;
  std::string_view language_;
  ChainPicture picture_;
  std::vector<DepartmentId> drawn_;
  std::map<DepartmentId, std::size_t> node_of_;
  std::map<std::pair<DepartmentId, DepartmentId>, std::optional<double>> hand_ons_;
  std::map<std::pair<DepartmentId, SegmentId>, Visit> visits_;
};

}  // namespace

std::string label_in(const models::Department& department, std::string_view language) {
  return label_from(department.label, language, department.name);
}

std::string label_in(const models::Segment& segment, std::string_view language) {
  return label_from(segment.label, language, segment.name);
}

ChainPicture picture_of(const ServiceChain& chain, const Study& study, std::string_view language) {
  return Painter{chain, study, language}.paint();
}

}  // namespace servicechain::analysis
