#include "scenarios/checks/load_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "analysis/theory/hours_apart.h"
#include "analysis/theory/traffic.h"
#include "analysis/words.h"
#include "models/kinds.h"
#include "scenarios/reading/known.h"

namespace servicechain::scenarios {
namespace {

namespace theory = analysis::theory;

// An hour a week: 112; less than ten: 2.7.
std::string amount(double value) { return analysis::number(value, value < 9.95 ? 1 : 0); }

std::string names_of(const models::ServiceChain& chain, const std::vector<models::DepartmentId>& departments) {
  std::string names;
  for (const auto department : departments) names += (names.empty() ? "" : " and ") + in_quotes(chain[department].name);
  return names;
}

// "Sat 09:00", and "19:00" for the end on the same day.
std::string clock_of(sim::Duration since_monday) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since_monday % sim::one_day).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}
std::string in_words(sim::Duration from, sim::Duration until) {
  constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const auto day = [&](sim::Duration time) {
    return days[static_cast<std::size_t>(time / sim::one_day) % days.size()];
  };
  const bool same_day = (until - std::chrono::minutes{1}) / sim::one_day == from / sim::one_day;
  const std::string end = until % sim::one_day == sim::Duration{0} ? "24:00" : clock_of(until);
  return fmt::format("{} {} to {}{}", day(from), clock_of(from),
                     same_day ? "" : std::string{day(until - std::chrono::minutes{1})} + " ", end);
}

class LoadWarnings {
 public:
  LoadWarnings(Reading& reading, const Node& root, const models::ServiceChain& chain, const theory::Traffic& traffic)
      : reading_{reading},
        chain_{chain},
        entries_{entries_by_name(root, "departments")},
        overloads_{theory::overloads_of(chain, traffic)},
        loads_{theory::loads_of(chain, traffic)} {}

  void warn() {
    const auto step = reading_.step("departments");
    for (const theory::Overload& overload : overloads_) {
      if (!std::ranges::any_of(overload.departments, [&](auto d) { return chain_[d].follows_demand; })) warn_of(overload);
    }
    for (const theory::Load& load : loads_) {
      if (!is_told(load.department) && !chain_[load.department].follows_demand) warn_of(load);
    }
    for (std::uint32_t d = 0; d < entries_.size(); ++d) warn_of_hours({d});
  }

 private:
  [[nodiscard]] bool is_told(models::DepartmentId department) const {
    return std::any_of(overloads_.begin(), overloads_.end(), [&](const theory::Overload& overload) {
      return std::find(overload.departments.begin(), overload.departments.end(), department) !=
             overload.departments.end();
    });
  }

  void warn_of(const theory::Overload& overload) {
    const Node& entry = *entries_[overload.departments.front().index];
    const auto inner = reading_.step(entry.key);
    const std::string who = names_of(chain_, overload.departments);
    if (!overload.people_needed) return warn_of_nobody(entry, who);
    const bool is_one = overload.departments.size() == 1;
    const theory::Load& load = *std::find_if(loads_.begin(), loads_.end(), [&](const theory::Load& each) {
      return each.department == overload.departments.front();
    });
    reading_.warn(entry.key_span,
                  {"W420",
                   fmt::format("more work comes to {} than {} people can do", who, is_one ? "its" : "their"),
                   "",
                   {},
                   {fmt::format("{} h of work a week come{}, and there is time for {} h{}: {} h too many every week",
                                amount(overload.work_h_a_week), is_one ? made_of(load) : "",
                                amount(overload.room_h_a_week), is_one ? made_with(load) : "",
                                amount(overload.work_h_a_week - overload.room_h_a_week)),
                    fmt::format("the line grows without end; {} people on duty in the same hours would do",
                                std::ceil(*overload.people_needed + 1e-9))}});
  }

  // So that the numbers add up to those of the load table: own work, and the time of people on duty.
  [[nodiscard]] static std::string made_of(const theory::Load& load) {
    if (load.held_h_a_week < 0.5) return {};
    return fmt::format(" ({} of own work and {} with hands full, waiting for others)", amount(load.work_h_a_week),
                       amount(load.held_h_a_week));
  }
  [[nodiscard]] static std::string made_with(const theory::Load& load) {
    if (!load.room_h_a_week || !load.staff_h_a_week) return {};
    const double after_h = *load.room_h_a_week - *load.staff_h_a_week;
    if (after_h < 0.5) return {};
    return fmt::format(" ({} on duty and {} after closing, to finish)", amount(*load.staff_h_a_week), amount(after_h));
  }

  void warn_of_nobody(const Node& entry, const std::string& who) {
    reading_.warn(entry.key_span, {"W422",
                                   fmt::format("work comes to {}, and nobody is ever on duty there", who),
                                   "",
                                   {},
                                   {"staff counts while the department is open: see that the hours meet"}});
  }

  // What would be too much if those before it could hand on all their work; or what is too much, but those who wait
  // give up or are turned away, so that the line does not grow for ever.
  void warn_of(const theory::Load& load) {
    if (!load.room_h_a_week || load.returning_a_week > 0) return;
    const double work_h = load.work_h_a_week + load.held_h_a_week;
    if (work_h <= *load.room_h_a_week) return;
    const Node& entry = *entries_[load.department.index];
    const auto inner = reading_.step(entry.key);
    if (*load.room_h_a_week <= 0) return warn_of_nobody(entry, in_quotes(entry.key));
    const std::string amounts = fmt::format("{} h of work a week come{}, and there is time for {} h{}", amount(work_h),
                                            made_of(load), amount(*load.room_h_a_week), made_with(load));
    if (load.patient_h_a_week > *load.room_h_a_week) {
      reading_.warn(entry.key_span, {"W420",
                                     fmt::format("more work comes to {} than its people can do", in_quotes(entry.key)),
                                     "",
                                     {},
                                     {amounts, "so it is as soon as the departments before it can do all of theirs"}});
    } else {
      reading_.warn(entry.key_span, {"W421",
                                     fmt::format("{} cannot serve all who come: some will give up or be turned away",
                                                 in_quotes(entry.key)),
                                     "",
                                     {},
                                     {amounts, fmt::format("{}% more time of people on duty would do for all",
                                                           amount(100 * (work_h / *load.room_h_a_week - 1)))}});
    }
  }

  // Hands that are full while the supplier is closed.
  void warn_of_hours(models::DepartmentId asker) {
    const models::Department& department = chain_[asker];
    for (const models::Need& need : department.needs) {
      const bool is_held =
          need.waiting == models::Waiting::yes && std::holds_alternative<models::PerJob>(need.how_often);
      if (!is_held) continue;
      const theory::HoursApart apart = theory::hours_apart(chain_, asker, need.supplier);
      constexpr double rarely = 0.1;
      if (apart.alone_h <= rarely * apart.working_h) continue;
      const Node& entry = *entries_[asker.index];
      const auto inner = reading_.step(entry.key);
      const auto needs = reading_.step("needs");
      const Node* written = entry.find("needs")->find(chain_[need.supplier].name);
      const bool is_never = apart.alone_h >= apart.working_h;
      reading_.warn(
          written->key_span,
          {"W423",
           is_never ? fmt::format("{} waits for {}, which never works in its hours", in_quotes(department.name),
                                  in_quotes(chain_[need.supplier].name))
                    : fmt::format("{} waits with hands full for {}, which is often closed", in_quotes(department.name),
                                  in_quotes(chain_[need.supplier].name)),
           "",
           {},
           {fmt::format("{} of its {} hours a week, {} has nobody on duty; in one go from {}", amount(apart.alone_h),
                        amount(apart.working_h), chain_[need.supplier].name, in_words(apart.from, apart.until)),
            "wait: park lets the job wait and the people go on; wait: at most 30 min ends it"}});
    }
  }

  Reading& reading_;
  const models::ServiceChain& chain_;
  std::vector<const Node*> entries_;
  std::vector<theory::Overload> overloads_;
  std::vector<theory::Load> loads_;
};

}  // namespace

void warn_of_load(Reading& reading, const Node& root, const models::ServiceChain& chain) {
  const auto traffic = theory::traffic_of(chain);
  if (traffic) LoadWarnings{reading, root, chain, *traffic}.warn();
}

}  // namespace servicechain::scenarios
