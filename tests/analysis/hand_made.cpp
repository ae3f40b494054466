#include "tests/analysis/hand_made.h"

#include <expat.h>
#include <fmt/format.h>

#include <chrono>

#include "tests/models/example_chains.h"

namespace servicechain::tests {
namespace {

using namespace std::chrono_literals;
using analysis::Estimate;
using analysis::Measure;
using analysis::Study;
using models::Department;
using models::DepartmentId;
using models::HandOn;
using models::Need;
using models::PerJob;
using models::Segment;
using models::ServiceChain;

constexpr DepartmentId delivery{0}, it_desk{1}, people{2}, purchasing{3}, store{4}, warehouse{5};

Department department(const std::string& name, double staff) { return models::example::department(name, staff, {}); }

Need need(DepartmentId supplier, double times, sim::Duration promise) {
  Need made;
  made.supplier = supplier;
  made.how_often = PerJob{{times, {}}};
  made.promise = promise;
  return made;
}

Segment segment(const std::string& name, std::vector<HandOn::Share> enters) {
  Segment made;
  made.name = name;
  made.arrivals = models::PoissonArrivals{100, {}};
  made.enters = std::move(enters);
  return made;
}

Estimate estimate(double mean, double half) {
  return {mean, analysis::Range{mean - half, mean + half}, half, 30, "t over replications (ratio)", ""};
}

void add(Study& study, const std::string& of, const std::string& name, const std::string& unit, double mean,
         double half, const std::string& kind = "all") {
  study.measures.push_back({"base", {of, kind, name, unit}, estimate(mean, half)});
}

void add_department(Study& study, const std::string& name, double per_h, double wait_h, double busy) {
  const std::string of = "departments." + name;
  add(study, of, "arrivals", "per h", per_h, per_h * 0.01);
  add(study, of, "throughput", "per h", per_h, per_h * 0.01);
  add(study, of, "wait", "h", wait_h, wait_h * 0.04);
  add(study, of, "wait.p95", "h", wait_h * 4, wait_h * 0.2);
  add(study, of, "utilisation", "share", busy, 0.012);
}

void add_need(Study& study, const std::string& asker, const std::string& supplier, double per_h, double on_time) {
  const std::string of = "departments." + asker + ".needs." + supplier;
  add(study, of, "requests", "per h", per_h, per_h * 0.02);
  add(study, of, "time", "h", 0.3, 0.01);
  add(study, of, "on-time", "share", on_time, 0.01);
  add(study, of, "perceived", "points", 100 * on_time, 1);
  add(study, of, "self-view", "points", 94, 0.2);
}

void add_customers(Study& study, const std::string& of, double per_h, double satisfaction) {
  add(study, of, "arrivals", "per h", per_h, per_h * 0.01);
  add(study, of, "wait", "h", 0.09, 0.004);
  add(study, of, "served", "share", 0.97, 0.004);
  add(study, of, "lost", "share", 0.03, 0.004);
  add(study, of, "on-time", "share", 0.81, 0.01);
  add(study, of, "satisfaction", "points", satisfaction, 0.6);
}

}  // namespace

ServiceChain hand_made_chain() {
  ServiceChain chain;
  chain.departments = {department("delivery", 5),   department("it-desk", 2), department("people", 1),
                       department("purchasing", 2), department("store", 6),   department("warehouse", 3)};
  auto& d = chain.departments;
  d[store.index].label = {{"en", "Shop floor"}, {"zh-Hant", "門市"}};
  d[warehouse.index].label = {{"en", "Warehouse"}, {"zh-Hant", "倉庫"}};
  d[delivery.index].needs = {need(it_desk, 0.05, 4h), need(warehouse, 1, 30min)};
  d[it_desk.index].needs = {need(people, 0.15, 24h)};
  d[purchasing.index].needs = {need(it_desk, 0.1, 4h), need(warehouse, 0.3, 4h)};
  d[store.index].needs = {need(it_desk, 0.04, 4h), need(people, 0.01, 72h), need(warehouse, 0.3, 10min)};
  d[warehouse.index].needs = {need(it_desk, 0.06, 2h), need(purchasing, 0.25, 24h)};
  chain.segments = {segment("businesses", {{purchasing, 0.4}, {store, 0.6}}), segment("shoppers", {{store, 1.0}})};
  chain.segments[1].cares_about = models::ServqualWeights{.right = 0.4, .speed = 0.3, .information = 0.1, .courtesy = 0.2, .surroundings = 0};
  models::Expectations& expects = chain.segments[1].expects;
  expects.written = true;
  expects.wait = 5min;
  expects.right = 98;
  expects.courtesy = 80;
  d[store.index].passes_to.named = {{{0}, {{{delivery, 0.8}}, 0.2}}, {{1}, {{{delivery, 0.12}}, 0.88}}};
  d[purchasing.index].passes_to.named = {{{0}, {{{store, 1.0}}, 0}}};
  return chain;
}

Study hand_made_study() {
  Study study;
  study.scenario = "City Shoes";
  study.source_line = "City Shoes · seed 2026 · 30 runs of 26 weeks after 3 weeks of warm-up";
  study.seed = 2026;
  study.replications = 30;
  study.warm_up_h = 504;
  study.length_h = 4368;
  study.ended = "reached the end";
  study.decided = {"customers", "all", "satisfaction", "points"};
  add_customers(study, "customers", 6.07, 78.2);
  add_customers(study, "customers.businesses", 0.71, 66.4);
  add_customers(study, "customers.shoppers", 5.36, 79.8);
  add_department(study, "delivery", 1.15, 0.31, 0.52);
  add_department(study, "it-desk", 0.55, 0.92, 0.83);
  add_department(study, "people", 0.15, 0.40, 0.37);
  add_department(study, "purchasing", 0.93, 0.66, 0.71);
  add_department(study, "store", 6.0, 0.09, 0.62);
  add_department(study, "warehouse", 3.3, 0.21, 0.94);
  add(study, "departments.store", "throughput", "per h", 5.3, 0.04, "shoppers");
  add(study, "departments.store", "throughput", "per h", 0.68, 0.02, "businesses");
  add(study, "departments.delivery", "throughput", "per h", 0.63, 0.02, "shoppers");
  add(study, "departments.delivery", "throughput", "per h", 0.52, 0.02, "businesses");
  add(study, "departments.purchasing", "throughput", "per h", 0.28, 0.02, "businesses");
  add_need(study, "delivery", "it-desk", 0.06, 0.97);
  add_need(study, "delivery", "warehouse", 1.15, 0.63);
  add_need(study, "it-desk", "people", 0.08, 0.99);
  add_need(study, "purchasing", "it-desk", 0.09, 0.96);
  add_need(study, "purchasing", "warehouse", 0.28, 0.985);
  add_need(study, "store", "it-desk", 0.24, 0.88);
  add_need(study, "store", "people", 0.07, 0.995);
  add_need(study, "store", "warehouse", 1.8, 0.58);
  add_need(study, "warehouse", "it-desk", 0.2, 0.74);
  add_need(study, "warehouse", "purchasing", 0.82, 0.9);
  add(study, "pools.helpers", "utilisation", "share", 0.41, 0.02);
  const Measure decided = study.decided;
  study.measures.push_back({"stock-list-online", decided, estimate(81.3, 0.6)});
  study.measures.push_back({"third-technician", decided, estimate(78.6, 0.6)});
  const std::string yes = "Yes. Customers become happier by 3.1 points (likely 2.4 to 3.8). That is enough to matter.";
  const std::string little =
      "A little. 0.4 points (likely 0.1 to 0.7): real, but smaller than the 2 points you said matter.";
  study.differences = {
      {"stock-list-online", decided, estimate(3.1, 0.7), 5.2, analysis::VerdictKind::better, yes},
      {"stock-list-online", {"departments.warehouse", "all", "wait", "h"}, estimate(-0.12, 0.01), 3.9, {}, ""},
      {"third-technician", decided, estimate(0.4, 0.3), 6.1, analysis::VerdictKind::a_little, little},
      {"third-technician", {"departments.it-desk", "all", "wait", "h"}, estimate(-0.6, 0.02), {}, {}, ""}};
  study.answers = {{"stock-list-online",
                    "Put the stock list online, so the shop asks the warehouse less often",
                    {{"departments.store.needs.warehouse.for", "30% of jobs", "12% of jobs"}},
                    "15000 EUR once",
                    analysis::VerdictKind::better,
                    yes,
                    {"About 4,800 EUR for each point.", "Shoppers gain most."}},
                   {"third-technician",
                    "Hire one more IT technician",
                    {{"departments.it-desk.staff", "2", "3"}},
                    "46000 EUR per year",
                    analysis::VerdictKind::a_little,
                    little,
                    {"About 115,000 EUR a year for each point."}}};
  study.replication_rows = {{"base", decided, {{78200, 1000}, {79560, 1020}}},
                            {"third-technician", decided, {{78600, 1000}, {0, 0}}}};
  return study;
}

ServiceChain row_of(std::size_t departments) {
  ServiceChain chain;
  for (std::size_t i = 0; i < departments; ++i) {
    chain.departments.push_back(department(fmt::format("d{:03}", i), 1));
    if (i + 1 < departments) {
      chain.departments.back().needs = {need({static_cast<std::uint32_t>(i + 1)}, 1, 1h)};
    }
  }
  chain.segments = {segment("customers", {{DepartmentId{0}, 1.0}})};
  return chain;
}

Study study_of_row(std::size_t departments) {
  Study study = hand_made_study();
  study.measures.clear();
  for (std::size_t i = 0; i < departments; ++i) {
    add_department(study, fmt::format("d{:03}", i), static_cast<double>(i + 1), 0.1, 0.5);
  }
  return study;
}

std::string what_is_wrong_as_xml(const std::string& text) {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  const XML_Status status = XML_Parse(parser, text.data(), static_cast<int>(text.size()), XML_TRUE);
  std::string wrong;
  if (status != XML_STATUS_OK) {
    wrong = fmt::format("line {}: {}", XML_GetCurrentLineNumber(parser), XML_ErrorString(XML_GetErrorCode(parser)));
  }
  XML_ParserFree(parser);
  return wrong;
}

std::vector<std::string> outside_addresses(const std::string& text) {
  std::vector<std::string> found;
  for (const std::string scheme : {"http://", "https://"}) {
    for (std::size_t at = text.find(scheme); at != std::string::npos; at = text.find(scheme, at + 1)) {
      const std::string address = text.substr(at, text.find_first_of("\"'<> )\n", at) - at);
      if (!address.starts_with("http://www.w3.org/")) found.push_back(address);
    }
  }
  return found;
}

}  // namespace servicechain::tests
