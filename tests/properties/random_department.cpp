#include <fmt/format.h>

#include "tests/properties/random_file.h"

namespace servicechain::properties {

Tree FileWriter::department(std::size_t number) {
  Tree department;
  department["staff"] = staff();
  if (has_hours() && dice_.happens(0.35)) department["open"] = hours();
  const double mean_min = 5 + 45 * dice_.share();
  department["work"] = work(mean_min);
  if (dice_.happens(0.25)) {
    Tree by_kind{{"default", work(mean_min)}};
    by_kind[dice_.one_of(segments_)] = law(0.5 * mean_min);
    if (const std::string& asker = dice_.one_of(departments_); asker != departments_[number]) by_kind[asker] = law(mean_min);
    department["work"] = by_kind;
  }
  if (dice_.happens(0.3)) department["right-first-time"] = percent(40, 100);
  if (!is_plain() && dice_.happens(0.15)) department["at-once"] = dice_.between(2, 3);
  add_routine(department);
  add_hand_on(department, number);
  if (is_plain()) {
    if (dice_.happens(0.25)) department["in-tray"] = dice_.between(0, 4);
    return department;
  }
  department["at-closing"] = dice_.one_of({"finish", "hand-over", "stop"});
  add_order(department);
  add_in_tray(department, number);
  add_needs(department, number);
  add_absence(department);
  return department;
}

void FileWriter::add_order(Tree& department) {
  if (dice_.happens(0.3)) return;
  const std::string order =
      draws() ? dice_.one_of({"last-come", "random", "priority", "priority", "shortest-job", "due-date", "shared"})
              : dice_.one_of({"last-come", "priority", "priority", "shortest-job", "due-date", "shared"});
  department["order"] = order;
  if (order == "priority" || order == "last-come") {
    department["preempt"] = draws() ? dice_.one_of({"no", "resume", "restart", "requeue"})
                                    : dice_.one_of({"no", "resume", "restart"});
  }
}

void FileWriter::add_in_tray(Tree& department, std::size_t number) {
  if (dice_.happens(0.7)) return;
  department["in-tray"] = dice_.between(0, 4);
  const std::string& other = dice_.one_of(departments_);
  const bool can_divert = other != departments_[number];
  const std::string rule = can_divert ? dice_.one_of({"refuse", "block", "divert"}) : dice_.one_of({"refuse", "block"});
  department["when-full"] = rule == "divert" ? "divert to " + other : rule;
}

// -- Needs -------------------------------------------------------------------------------------------------------

Tree FileWriter::need() {
  Tree need;
  if (draws() && dice_.happens(0.15)) return {{"for", fmt::format("{} per week", dice_.between(5, 80))}, {"wait", "no"}};
  need["for"] = draws() ? dice_.one_of({"100% of jobs", "50% of jobs", "30% of jobs", "10% of jobs", "1.4 per job"})
                        : dice_.one_of({"100% of jobs", "2 per job"});
  if (dice_.happens(0.15)) need["for"] = {{"default", "0% of jobs"}, {dice_.one_of(segments_), need["for"]}};
  const std::string wait = dice_.one_of({"yes", "yes", "park", "no", "at most"});
  need["wait"] = wait == "at most" ? "at most " + duration(5, 90) : wait;
  if (dice_.happens(0.4)) need["promise"] = duration(10, 120);
  if (dice_.happens(0.4)) need["matters"] = dice_.one_of({"low", "medium", "high"});
  if (dice_.happens(0.25)) need["when"] = "after";
  if (dice_.happens(0.25)) need["priority"] = dice_.between(0, 3);
  return need;
}

void FileWriter::add_needs(Tree& department, std::size_t number) {
  Tree needs;
  int tied_to_jobs = 0;
  for (const std::string& supplier : departments_) {
    if (supplier == departments_[number] || !dice_.happens(draws() ? 0.3 : 0.25)) continue;
    needs[supplier] = need();
    tied_to_jobs += needs[supplier]["for"].is_object() || needs[supplier]["for"].get<std::string>().find("week") == std::string::npos;
  }
  if (needs.empty()) return;
  department["needs"] = needs;
  // Together, which request is first where two of them meet goes by the names of suppliers.
  if (!draws() || dice_.happens(0.4)) department["needs-order"] = "one-by-one";
  if (dice_.happens(0.2)) department["needs-join"] = "any";
  if (tied_to_jobs > 1 && dice_.happens(0.2)) department["needs-join"] = fmt::format("2 of {}", tied_to_jobs);
}

// -- Where jobs go -----------------------------------------------------------------------------------------------

// Without luck to a department further on, since only chance ends a loop.
Tree FileWriter::shares(std::size_t number) {
  if (!draws() || is_plain()) {
    if (number + 1 >= departments_.size()) return {{"customer", "100%"}};
    const std::string& next = departments_[number + 1 + dice_.below(departments_.size() - number - 1)];
    if (!draws()) return {{next, "100%"}};
    return {{next, percent(10, 100)}, {"customer", "rest"}};
  }
  Tree shares;
  shares[dice_.one_of(departments_)] = percent(5, 50);
  if (dice_.happens(0.3)) shares[dice_.one_of(departments_)] = percent(5, 40);
  shares["customer"] = "rest";
  return shares;
}

void FileWriter::add_hand_on(Tree& department, std::size_t number) {
  if (dice_.happens(0.5)) return;
  Tree hand_on{{"default", shares(number)}};
  if (dice_.happens(0.2)) hand_on[dice_.one_of(segments_)] = shares(number);
  if (!is_plain() && dice_.happens(0.2) && number + 1 < departments_.size()) {
    hand_on[dice_.one_of(departments_)] = {{departments_[number + 1], "100%"}};
  }
  department["passes-to"] = hand_on;
}

void FileWriter::add_routine(Tree& department) {
  if (dice_.happens(0.8)) return;
  Tree& routine = department["routine"][dice_.one_of({"tidy", "audit"})];
  if (draws() && dice_.happens(0.6)) {
    routine["arrive"] = fmt::format("{} per week", dice_.between(5, 60));
  } else {
    routine["arrive"]["every"] = draws() ? "uniform(3, 9) h" : law(300);
  }
  if (dice_.happens(0.5)) routine["work"] = law(20);
}

void FileWriter::add_absence(Tree& department) {
  if (dice_.happens(0.75)) return;
  if (dice_.happens(0.4)) {
    department["absence"] = Tree::array();
    const std::string from = draws() ? dice_.one_of({"2026-01-05 09:30", "2026-01-06 12:00", "2026-01-07 23:00"})
                                     : fmt::format("2026-01-06 {}", time_of_day(8, 20));
    department["absence"].push_back({{"from", from}, {"lasts", duration(30, 600)}});
    if (dice_.happens(0.3)) department["absence"].push_back({{"from", "2026-01-08 08:00"}, {"lasts", duration(30, 600)}});
    return;
  }
  department["absence"] = {{"every", law(900)},
                           {"lasts", law(90)},
                           {"counts", dice_.one_of({"clock", "on-duty", "working"})},
                           {"starts", dice_.one_of({"at-once", "when-idle"})}};
}

}  // namespace servicechain::properties
