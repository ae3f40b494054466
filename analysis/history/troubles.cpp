#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/estimates/estimates.h"
#include "analysis/history/history_summary.h"

namespace servicechain::analysis {
namespace {

// Cases of one reason, by replication.
struct Cases {
  std::string of;
  std::string reason;
  std::vector<double> count;
};

class Family {
 public:
  Family(const HistoryQuestion& question, std::string whose, std::vector<const History*> runs)
      : question_{question}, whose_{std::move(whose)}, runs_{std::move(runs)} {}

  template <class CountOf>
  void add(const std::string& of, std::string reason, CountOf count_of) {
    Cases cases{of, std::move(reason), {}};
    for (const History* run : runs_) cases.count.push_back(static_cast<double>(count_of(*run)));
    if (std::ranges::any_of(cases.count, [](double count) { return count > 0; })) cases_.push_back(std::move(cases));
  }

  // The most frequent first.
  void tell(std::vector<Trouble>& all) const {
    const std::size_t first = all.size();
    for (const Cases& cases : cases_) {
      Trouble trouble{question_.what_if, whose_, cases.of, cases.reason, per_week(cases), share(cases)};
      all.push_back(std::move(trouble));
    }
    std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                     [](const Trouble& a, const Trouble& b) { return a.per_week.mean > b.per_week.mean; });
  }

 private:
  [[nodiscard]] Estimate estimate(const std::vector<Pair>& pairs, double most) const {
    const std::optional<Spread> spread = ratio_spread(pairs);
    if (!spread) return {};
    Estimate estimate = estimate_of(*spread, question_.confidence, "t over replications (ratio)");
    if (estimate.range) *estimate.range = {std::max(0.0, estimate.range->low), std::min(most, estimate.range->high)};
    return estimate;
  }

  [[nodiscard]] Estimate per_week(const Cases& cases) const {
    std::vector<Pair> pairs;
    for (const double count : cases.count) pairs.push_back({count, question_.grid.window.length_weeks()});
    return estimate(pairs, std::numeric_limits<double>::max());
  }

  [[nodiscard]] Estimate share(const Cases& cases) const {
    std::vector<Pair> pairs;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      double total = 0;
      for (const Cases& each : cases_) total += each.count[r];
      pairs.push_back({cases.count[r], total});
    }
    return estimate(pairs, 1);
  }

  const HistoryQuestion& question_;
  std::string whose_;
  std::vector<const History*> runs_;
  std::vector<Cases> cases_;
};

}  // namespace

std::vector<Trouble> troubles_of(const HistoryQuestion& question, const Histories& histories) {
  std::vector<const History*> runs;
  for (const std::optional<History>& history : histories) {
    if (history) runs.push_back(&*history);
  }
  Family customers{question, "customers", runs};
  Family inside{question, "inside", runs};
  for (std::size_t d = 0; d < question.chain.departments.size(); ++d) {
    const std::string of = "departments." + question.chain.departments[d].name;
    const auto count = [d](auto member) {
      return [d, member](const History& h) { return h.department_troubles[d].*member; };
    };
    customers.add(of, "refused", count(&DepartmentTrouble::customers_refused));
    customers.add(of, "gave-up", count(&DepartmentTrouble::customers_gave_up));
    inside.add(of, "refused", count(&DepartmentTrouble::refused));
    inside.add(of, "gave-up", count(&DepartmentTrouble::gave_up));
    inside.add(of, "late", count(&DepartmentTrouble::late));
    inside.add(of, "wrong", count(&DepartmentTrouble::wrong));
    inside.add(of, "sent-back", count(&DepartmentTrouble::sent_back));
  }
  for (std::size_t s = 0; s < question.chain.segments.size(); ++s) {
    const std::string of = "customers." + question.chain.segments[s].name;
    customers.add(of, "late", [s](const History& h) { return h.segment_troubles[s].late; });
    customers.add(of, "wrong", [s](const History& h) { return h.segment_troubles[s].wrong; });
  }
  std::vector<Trouble> all;
  customers.tell(all);
  inside.tell(all);
  return all;
}

}  // namespace servicechain::analysis
