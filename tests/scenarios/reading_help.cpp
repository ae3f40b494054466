#include "tests/scenarios/reading_help.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/scenarios/schema_check.h"

namespace servicechain::scenarios {
namespace {

template <class Part>
const Part& part_called(const std::vector<Part>& parts, std::string_view name) {
  const auto place = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  if (place == parts.end()) throw std::out_of_range{std::string{name}};
  return *place;
}

}  // namespace

Scenario read_well(std::string_view text, const std::vector<Setting>& settings) {
  Read<Scenario> read = read_scenario_text(text, "test.yaml", settings);
  std::erase_if(read.problems, [](const Problem& problem) { return problem.code == "W510" || problem.code == "W511"; });  // tests are short
  EXPECT_TRUE(read.problems.empty()) << describe(read.problems, text);
  const std::vector<std::string> objections = refused_by_schema(text);
  EXPECT_TRUE(objections.empty()) << "the schema refuses it: " << objections.back() << "\n" << text;
  if (!read.value) throw std::runtime_error{"not read"};
  return *read.value;
}

std::vector<Problem> problems_of(std::string_view text, const std::vector<Setting>& settings) {
  Read<Scenario> read = read_scenario_text(text, "test.yaml", settings);
  EXPECT_FALSE(read.value.has_value()) << "it was read without complaint";
  return read.problems;
}

Problem only_problem_of(std::string_view text, const std::vector<Setting>& settings) {
  const std::vector<Problem> problems = problems_of(text, settings);
  EXPECT_EQ(problems.size(), 1u) << describe(problems, text);
  return problems.empty() ? Problem{} : problems.front();
}

std::string small(std::string_view store_lines, std::string_view last_lines) {
  return "servicechain: 1\n"
         "departments:\n"
         "  store:\n"
         "    staff: 6\n"
         "    work: 12 min\n" +
         std::string{store_lines} +
         "  warehouse: {staff: 3, work: 10 min}\n"
         "customers:\n"
         "  shoppers: {arrive: {rate: 900 per week}, enters: {store: 50%, warehouse: 50%}}\n" +
         std::string{last_lines};
}

std::string city_shoes() {
  std::ifstream file{SERVICECHAIN_SOURCE_DIR "/scenarios/library/city-shoes.yaml", std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

const models::Department& department(const models::ServiceChain& chain, std::string_view name) {
  return part_called(chain.departments, name);
}

const models::Segment& segment(const models::ServiceChain& chain, std::string_view name) {
  return part_called(chain.segments, name);
}

const models::Need& need(const models::ServiceChain& chain, std::string_view asker, std::string_view supplier) {
  for (const models::Need& each : department(chain, asker).needs) {
    if (chain[each.supplier].name == supplier) return each;
  }
  throw std::out_of_range{std::string{supplier}};
}

}  // namespace servicechain::scenarios
