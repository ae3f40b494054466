#include "analysis/labels.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "analysis/markup.h"

namespace servicechain::analysis {
namespace {

constexpr std::string_view departments = "departments.";
constexpr std::string_view customers = "customers.";
constexpr std::array<std::string_view, 2> to_others{".needs.", ".passes-to."};

// One line, and nothing that a file or a screen cannot hold.
std::string in_one_line(std::string label) {
  label = fit_for_print(label);
  for (char& letter : label) {
    if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
  }
  return label;
}

template <class Each>
std::string label_from(const Each& each, std::string_view language) {
  for (const std::string& wanted : {std::string{language}, std::string{}}) {
    const auto found = each.label.find(wanted);
    if (found != each.label.end() && !found->second.empty()) return in_one_line(found->second);
  }
  return each.name;
}

template <class Each>
void add(Labels& labels, std::string_view front, const std::vector<Each>& all, std::string_view language) {
  std::map<std::string, int> times;
  for (const Each& each : all) ++times[label_from(each, language)];
  for (const Each& each : all) {
    std::string label = label_from(each, language);
    if (label == each.name) continue;
    if (times[label] > 1) label += fmt::format(" ({})", each.name);
    labels.emplace(std::string{front} + each.name, std::move(label));
  }
}

std::string name_in(std::string_view front, std::string_view name, const Labels& labels) {
  const auto found = labels.find(std::string{front}.append(name));
  return found == labels.end() ? std::string{name} : found->second;
}

// A segment or a department; routines have no labels.
std::string kind_in(const std::string& kind, const Labels& labels) {
  const std::string segment = name_in(customers, kind, labels);
  return segment == kind ? name_in(departments, kind, labels) : segment;
}

}  // namespace

Labels labels_of(const models::ServiceChain& chain, std::string_view language) {
  Labels labels;
  add(labels, departments, chain.departments, language);
  add(labels, customers, chain.segments, language);
  return labels;
}

Labels names_and_labels_of(const models::ServiceChain& chain, std::string_view language) {
  Labels labels = labels_of(chain, language);
  for (const models::Department& department : chain.departments) labels.emplace(std::string{departments} + department.name, department.name);
  for (const models::Segment& segment : chain.segments) labels.emplace(std::string{customers} + segment.name, segment.name);
  for (const models::Pool& pool : chain.pools) labels.emplace("pools." + pool.name, pool.name);
  return labels;
}

std::string in_labels(std::string_view of, const Labels& labels) {
  if (of.starts_with(customers)) return std::string{customers} + name_in(customers, of.substr(customers.size()), labels);
  if (!of.starts_with(departments)) return std::string{of};
  const std::string_view rest = of.substr(departments.size());
  for (const std::string_view link : to_others) {
    const std::size_t at = rest.find(link);
    if (at == std::string_view::npos) continue;
    std::string said = std::string{departments} + name_in(departments, rest.substr(0, at), labels);
    return said.append(link) + name_in(departments, rest.substr(at + link.size()), labels);
  }
  return std::string{departments} + name_in(departments, rest, labels);
}

Measure in_labels(Measure measure, const Labels& labels) {
  measure.of = in_labels(measure.of, labels);
  measure.kind = kind_in(measure.kind, labels);
  return measure;
}

Study in_labels(Study study, const Labels& labels) {
  if (labels.empty()) return study;
  const auto rename = [&](auto& rows) {
    for (auto& row : rows) row.measure = in_labels(std::move(row.measure), labels);
  };
  const auto replace = [&](auto& rows) {
    for (auto& row : rows) row.of = in_labels(row.of, labels);
  };
  study.decided = in_labels(std::move(study.decided), labels);
  rename(study.measures);
  rename(study.differences);
  rename(study.replication_rows);
  rename(study.series);
  rename(study.history.series);
  rename(study.history.waits);
  rename(study.own);
  replace(study.history.staff);
  replace(study.history.troubles);
  replace(study.usual);
  return study;
}

Why in_labels(Why why, const Labels& labels) {
  const auto rename = [&](std::string& department) { department = name_in(departments, department, labels); };
  why.measure = in_labels(std::move(why.measure), labels);
  for (WhyShare& share : why.shares) rename(share.department);
  for (WhyCrowd& crowd : why.crowds) {
    rename(crowd.from);
    rename(crowd.at);
  }
  for (WhyLink& link : why.links) {
    rename(link.from);
    link.of = in_labels(link.of, labels);
    link.to = in_labels(link.to, labels);
  }
  for (std::string& department : why.departments) rename(department);
  for (Influence& influence : why.influences) {
    rename(influence.department);
    influence.on = in_labels(std::move(influence.on), labels);
  }
  return why;
}

models::ServiceChain in_labels(models::ServiceChain chain, const Labels& labels) {
  for (models::Department& department : chain.departments) {
    department.name = name_in(departments, department.name, labels);
    department.label.clear();
  }
  for (models::Segment& segment : chain.segments) {
    segment.name = name_in(customers, segment.name, labels);
    segment.label.clear();
  }
  return chain;
}

Shown shown(const models::ServiceChain& chain, const Study& study, const Reader& reader) {
  const Labels labels = labels_of(chain, reader.language);
  Shown made{in_labels(chain, labels), in_labels(study, labels)};
  made.study.vocabulary = reader.vocabulary;
  return made;
}

}  // namespace servicechain::analysis
