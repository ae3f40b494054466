#include "analysis/map/chain_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/map/chain_arcs.h"
#include "analysis/map/map_text.h"
#include "analysis/measures/measure_finder.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

using models::DepartmentId;
using models::SegmentId;

constexpr LineRoom title_room{13, 3};

std::string label_from(const std::map<std::string, std::string>& labels, std::string_view language,
                       const std::string& name) {
  for (const std::string& wanted : {std::string{language}, std::string{}}) {
    const auto place = labels.find(wanted);
    if (place != labels.end() && !place->second.empty()) return place->second;
  }
  return name;
}

void keep(std::vector<std::string>& lines, std::string line) {
  if (!line.empty()) lines.push_back(std::move(line));
}

MapNode node(MapNode::Kind kind, std::string id, std::string of, std::string label) {
  std::vector<std::string> title = in_even_lines(label, title_room);
  std::string tooltip = label;
  return {kind, std::move(id), std::move(of), std::move(label), std::move(title), {}, std::move(tooltip)};
}

MapNode department_node(const MapMaterial& material, DepartmentId id) {
  const std::string of = material.path(id);
  MapNode made = node(MapNode::Kind::department, fmt::format("map-department-{}", id.index), of, material.label(id));
  made.busy = material.base.mean(of, "utilisation");
  const MeasureRow* mood = material.base.find(of, "mood");
  if (mood != nullptr && mood->estimate.mean) made.mood = MapMood{*mood->estimate.mean, mood->estimate.range};
  keep(made.numbers, material.named("busy", of, "utilisation"));
  keep(made.numbers, material.named("wait", of, "wait"));
  if (const auto jobs = material.a_week(of, "throughput", "all")) {
    made.tooltip += fmt::format(" · {} jobs a week", rounded(*jobs, 3));
  }
  for (const std::string& line : made.numbers) made.tooltip += " · " + line;
  if (made.mood) made.tooltip += " · " + material.named("mood", of, "mood");
  return made;
}

MapNode segment_node(const MapMaterial& material, SegmentId id) {
  const std::string of = material.path(id);
  MapNode made = node(MapNode::Kind::customers, fmt::format("map-customers-{}", id.index), of, material.label(id));
  keep(made.numbers, material.named("satisfied", of, "satisfaction"));
  keep(made.numbers, material.named("on time", of, "on-time"));
  for (std::string& line : made.numbers) {
    made.tooltip += " · " + line;
    // "satisfied 63.7 (63.0 to 64.4)": the widest unit says the least.
    if (const std::size_t unit = line.find(" points"); unit != std::string::npos) line.erase(unit, 7);
  }
  return made;
}

// Where it hurts: the promise kept least, the busiest people, the lowest mood.
std::vector<std::string> answers_of(const ChainPicture& picture, const MeasureFinder& base) {
  const MapArc* latest = nullptr;
  for (const MapArc& arc : picture.arcs) {
    if (arc.on_time == nullptr) continue;
    if (latest == nullptr || *arc.on_time->estimate.mean < *latest->on_time->estimate.mean) latest = &arc;
  }
  const MapNode* busiest = nullptr;
  const MapNode* saddest = nullptr;
  for (const MapNode& node : picture.nodes) {
    if (node.busy && (busiest == nullptr || *node.busy > *busiest->busy)) busiest = &node;
    if (node.mood && (saddest == nullptr || node.mood->points < saddest->mood->points)) saddest = &node;
  }
  std::vector<std::string> answers;
  if (latest != nullptr) {
    answers.push_back(fmt::format("The promise kept least: {} for {}, {} on time.", picture.nodes[latest->from].label,
                                  picture.nodes[latest->to].label, briefly(*latest->on_time)));
  }
  if (busiest != nullptr) {
    answers.push_back(fmt::format("The busiest department: {}, {}.", busiest->label,
                                  briefly(*base.find(busiest->of, "utilisation"))));
  }
  if (saddest != nullptr) {
    answers.push_back(fmt::format("The lowest mood: {}, {}.", saddest->label, briefly(*base.find(saddest->of, "mood"))));
  }
  return answers;
}

}  // namespace

std::string label_in(const models::Department& department, std::string_view language) {
  return label_from(department.label, language, department.name);
}

std::string label_in(const models::Segment& segment, std::string_view language) {
  return label_from(segment.label, language, segment.name);
}

ChainPicture picture_of(const models::ServiceChain& chain, const Study& study, std::string_view language) {
  const MeasureFinder base{study, "base"};
  const MapMaterial material{chain, base, language};
  ChainPicture picture;
  for (std::uint32_t i = 0; i < chain.departments.size(); ++i) {
    picture.nodes.push_back(department_node(material, {i}));
  }
  for (std::uint32_t i = 0; i < chain.segments.size(); ++i) picture.nodes.push_back(segment_node(material, {i}));
  picture.arcs = arcs_of(material);
  picture.answers = answers_of(picture, base);
  return picture;
}

ChainPicture with_numbers(ChainPicture picture, std::size_t most, Brackets brackets) {
  for (MapNode& node : picture.nodes) {
    node.numbers.resize(std::min(most, node.numbers.size()));
    if (brackets == Brackets::beside) continue;
    std::vector<std::string> lines;
    for (const std::string& number : node.numbers) {
      const std::size_t bracket = std::min(number.find(" ("), number.size());
      lines.push_back(number.substr(0, bracket));
      if (bracket < number.size()) lines.push_back(number.substr(bracket + 1));
    }
    node.numbers = std::move(lines);
  }
  return picture;
}

}  // namespace servicechain::analysis
