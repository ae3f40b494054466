#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/reading/known.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

using models::Need;
using models::PerJob;
using models::PerWeek;

Value<double> read_times_per_job(std::string_view text) {
  const Value<Often> often = read_how_often(text);
  if (!good(often)) return fault(often);
  if (good(often)->per == Often::Per::job) return good(often)->times;
  return Fault{"E209", fmt::format("{} is tied to no job, so it has no kind", in_quotes(text)),
               "by kind write 30% of jobs or 2 per job"};
}

PerJob read_by_kind(Reading& reading, const Known& known, const Node& map) {
  PerJob per_job{{1.0, {}}};  // kinds that are not named ask as the key's default says
  for (const Node& entry : map.children) {
    if (is_free_text(entry.key)) continue;
    const auto step = reading.step(entry.key);
    const auto times = reading.take(entry, read_times_per_job);
    if (entry.key == "default") {
      per_job.times.otherwise = times.value_or(0);
    } else if (const auto kind = kind_called(reading, known, entry)) {
      per_job.times.named.emplace_back(*kind, times.value_or(0));
    }
  }
  std::sort(per_job.times.named.begin(), per_job.times.named.end());
  return per_job;
}

models::HowOften read_for(const Fields& fields, const Known& known) {
  const Node* written = fields.find("for");
  if (written != nullptr && written->is_map()) {
    const auto step = fields.reading().step("for");
    return read_by_kind(fields.reading(), known, *written);
  }
  const Often often = fields.value("for", read_how_often);
  if (often.per == Often::Per::week) return PerWeek{often.times};
  return PerJob{{often.times, {}}};
}

// A rate is tied to no job: nobody can wait for the answer.
void refuse_waiting(const Fields& fields, const Wait& wait) {
  const Node* written = fields.find("wait");
  if (written == nullptr || wait.waiting == models::Waiting::no) return;
  const auto step = fields.reading().step("wait");
  fields.reading().refuse(
      *written, {"E220", "nobody waits for what is asked so often a week: it is tied to no job", "write wait: no"});
}

Need read_need(Reading& reading, const Known& known, const Node& node, models::DepartmentId supplier) {
  const Fields fields{reading, node, Place::need};
  Need need;
  need.supplier = supplier;
  need.how_often = read_for(fields, known);
  const Wait wait = fields.value("wait", read_wait);
  need.waiting = wait.waiting;
  need.waits_at_most = wait.at_most;
  if (std::holds_alternative<PerWeek>(need.how_often)) {
    refuse_waiting(fields, wait);
    need.waiting = models::Waiting::no;
    need.waits_at_most = {};
  }
  need.promise = fields.if_written("promise", read_duration);
  need.matters = fields.value("matters", read_level);
  need.when = fields.choice<models::When>("when");
  need.priority = fields.if_written("priority", read_number);
  if (const auto price = read_cost(fields, "price")) need.price = price->amount;
  return need;
}

}  // namespace

std::vector<Need> read_needs(const Fields& fields, const Known& known, std::uint32_t asker, models::NeedsOrder order) {
  const Node* written = fields.find("needs");
  Reading& reading = fields.reading();
  const auto step = reading.step("needs");
  if (written == nullptr || !reading.is_map(*written, "{warehouse: {for: 30% of jobs}}")) return {};
  std::map<std::uint32_t, Need> by_supplier;
  std::uint32_t rank = 0;
  for (const Node& entry : written->children) {
    if (is_free_text(entry.key)) continue;
    const auto inner = reading.step(entry.key);
    const auto supplier = department_called(reading, known, entry.key_span, entry.key);
    Need need = read_need(reading, known, entry, supplier.value_or(models::DepartmentId{}));
    need.rank = rank++;
    if (!supplier) continue;
    if (supplier->index == asker) {
      reading.refuse(entry.key_span, {"E403", fmt::format("{} needs itself", in_quotes(entry.key)),
                                      "work that one's own people do belongs to `work`"});
    }
    by_supplier.emplace(supplier->index, std::move(need));
  }
  std::vector<Need> needs;
  for (auto& [supplier, need] : by_supplier) {
    // All requests go out at once: their order in the file means nothing, and says nothing.
    if (order == models::NeedsOrder::together) need.rank = static_cast<std::uint32_t>(needs.size());
    needs.push_back(std::move(need));
  }
  return needs;
}

}  // namespace servicechain::scenarios
